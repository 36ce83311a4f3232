package org.isango.menu.check;

import org.isango.menu.*;
import java.util.*;

public final class Check {
  public record Report(List<MenuProblems.Problem> refused, List<MenuProblems.Problem> expired) {}

  public static Report check(Menus m, java.time.LocalDate d) {
    return new Report(List.of(), List.of());
  }
}
