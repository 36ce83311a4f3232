package org.isango.cases;

import java.util.Optional;
import java.util.stream.Stream;

/// What a report is counted as. The codes are those of the organisations whose figures ours are
/// laid beside; a finer one is added by whoever takes the report.
public enum Harm {
  V1("beaten"),
  V2("rape"),
  V3("arrest"),
  V4("bribe"),
  V5("robbed"),
  V6("refused"),
  V7("threat"),
  V8("death"),
  V9("other");

  private final String answer;

  Harm(String answer) {
    this.answer = answer;
  }

  /// @param answer the option chosen
  public static Optional<Harm> of(String answer) {
    return Stream.of(values()).filter(harm -> harm.answer.equals(answer)).findFirst();
  }
}
