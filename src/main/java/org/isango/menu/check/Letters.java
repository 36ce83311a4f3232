package org.isango.menu.check;

import java.util.OptionalInt;
import org.isango.menu.Menus;
import org.isango.text.Fold;

/// Every text can be written in the letters of phones; screens keep to those that gateways and old
/// phones never confuse.
final class Letters {
  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final String UNSAFE = "@$_¤ΔΦΓΛΩΠΨΣΘΞ" + EXTENSION;

  private Letters() {}

  static void check(Menus menus, Refusals refusals) {
    for (Written written : Texts.of(menus)) {
      String text = written.withoutHoles();
      if (control(written, text, refusals)
          || unfoldable(written, text, refusals)
          || brace(written, text, refusals)) {
        continue;
      }
      if (written.medium() == Written.Medium.SCREEN) {
        unsafe(written, Fold.fold(text), refusals);
      }
      if (written.name().startsWith("options.") && written.text().contains("\n")) {
        refusals.add(
            written.place(), written.name() + " has a second line", "Write an option on one line");
      }
    }
  }

  private static boolean control(Written written, String text, Refusals refusals) {
    OptionalInt control = text.chars().filter(c -> c < ' ' && c != '\n').findFirst();
    control.ifPresent(
        c ->
            refusals.add(
                written.place(),
                written.name() + " holds " + (c == '\t' ? "a tab" : "the control sign " + c),
                "Put a blank or a new line there"));
    return control.isPresent();
  }

  private static boolean unfoldable(Written written, String text, Refusals refusals) {
    OptionalInt at = Fold.firstUnfoldable(text);
    at.ifPresent(
        _ ->
            refusals.add(
                written.place(),
                "no phone letter stands for " + sign(text) + " in " + written.name(),
                "Write it with other letters"));
    return at.isPresent();
  }

  /// The first sign that cannot be shown, whole.
  private static String sign(String text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .filter(c -> Fold.firstUnfoldable(c).isPresent())
        .findFirst()
        .orElse("a sign");
  }

  private static boolean brace(Written written, String text, Refusals refusals) {
    boolean stray = text.contains("{") || text.contains("}");
    if (stray) {
      refusals.add(
          written.place(),
          "a brace in " + written.name() + " is no hole",
          "Write holes like {name}, without blanks");
    }
    return stray;
  }

  private static void unsafe(Written written, String folded, Refusals refusals) {
    folded
        .chars()
        .filter(c -> UNSAFE.indexOf(c) >= 0)
        .findFirst()
        .ifPresent(
            c ->
                refusals.add(
                    written.place(),
                    "some phones show another sign for " + (char) c + " in " + written.name(),
                    "Write it in words"));
  }
}
