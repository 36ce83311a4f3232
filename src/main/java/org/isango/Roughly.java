package org.isango;

/// How many people, for whoever plans: never a figure that leads to one of them.
final class Roughly {
  private static final int FEW = 10;
  private static final int STEP = 5;

  private Roughly() {}

  /// Few people can be told from each other; and two looks at a rising figure must not name the one
  /// who came between.
  static String of(long people) {
    return people < FEW ? "under 10" : "about " + people / STEP * STEP;
  }
}
