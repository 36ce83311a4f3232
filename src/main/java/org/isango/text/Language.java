package org.isango.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The languages the service speaks, in the order in which they are offered. The code is ISO 639;
/// each name is written in its own language and is never translated.
public enum Language {
  EN("en", "English"),
  ZU("zu", "isiZulu"),
  XH("xh", "isiXhosa"),
  AF("af", "Afrikaans"),
  ST("st", "Sesotho"),
  TN("tn", "Setswana"),
  NSO("nso", "Sepedi"),
  TS("ts", "Xitsonga"),
  VE("ve", "Tshivenda"),
  SS("ss", "siSwati"),
  NR("nr", "isiNdebele");

  private static final Map<String, Language> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(l -> l.code, Function.identity()));

  private final String code;
  private final String ownName;

  Language(String code, String ownName) {
    this.code = code;
    this.ownName = ownName;
  }

  public String code() {
    return code;
  }

  public String ownName() {
    return ownName;
  }

  public static Optional<Language> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
