package org.isango;

/** Start of the one jar. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
