package org.isango;

import java.io.PrintWriter;
import java.io.StringWriter;

/// The commands of the program, run in the process of the test as `main` runs them in their own.
public final class Commands {
  private Commands() {}

  /// Runs one command.
  ///
  /// @return all that it says
  public static String said(String... words) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    Main.line().setOut(out).setErr(out).execute(words);
    return said.toString();
  }
}
