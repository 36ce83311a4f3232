package org.isango.menu.check;

import java.util.HashMap;
import java.util.Map;
import org.isango.menu.Menus;
import org.isango.menu.Screen;

/// Every option has one digit, and every digit one meaning.
final class Keys {
  private static final int ASK_US = 8;

  private final Menus menus;
  private final Refusals refusals;

  private Keys(Menus menus, Refusals refusals) {
    this.menus = menus;
    this.refusals = refusals;
  }

  static void check(Menus menus, Refusals refusals) {
    var keys = new Keys(menus, refusals);
    for (Screen screen : menus.screens().values()) {
      keys.count(screen);
      keys.twice(screen);
      keys.typed(screen);
      keys.askUs(screen);
    }
  }

  private void count(Screen screen) {
    long digits = numbered(screen);
    if (digits > 9) {
      refusals.add(
          screen.place(),
          screen.id() + " has " + digits + " options, and the digits end at 9",
          "Move some to a screen of their own");
    }
    if (screen.kind() instanceof Screen.Kind.Choice
        && screen.options().isEmpty()
        && !screen.zeroIsBack()) {
      refusals.add(
          screen.place(),
          screen.id() + " has no option and no way back",
          "Write one, or make it an end");
    }
  }

  private static long numbered(Screen screen) {
    return screen.options().stream().filter(o -> !o.key().orElse("").equals("0")).count();
  }

  private void twice(Screen screen) {
    Map<String, String> byKey = new HashMap<>();
    for (Screen.Option option : screen.options()) {
      option
          .key()
          .map(key -> byKey.putIfAbsent(key, option.id()))
          .ifPresent(
              first ->
                  refusals.add(
                      screen.place(),
                      "key "
                          + option.key().orElse("")
                          + " of "
                          + screen.id()
                          + " stands for "
                          + first
                          + " and for "
                          + option.id(),
                      "Give one of them another key"));
    }
  }

  /// A number typed as an answer would be taken for an option.
  private void typed(Screen screen) {
    if (screen.kind() instanceof Screen.Kind.Asking asking
        && asking.is() instanceof Screen.Answers.Digits digits
        && digits.least() == 1
        && !screen.options().isEmpty()) {
      refusals.add(
          screen.place(),
          "one digit typed at " + screen.id() + " is both an answer and an option",
          "Ask for two digits or more, or move the options to another screen");
    }
  }

  /// The text that asks to press 8 needs key 8.
  private void askUs(Screen screen) {
    boolean taken =
        numbered(screen) >= ASK_US
            || screen.options().stream().anyMatch(o -> o.key().orElse("").equals("8"));
    if (menus.tells(screen) && taken && screen.expired().isEmpty()) {
      refusals.add(
          screen.place(),
          "key 8 of " + screen.id() + " is taken, but leads to us once a fact has expired",
          "Write a text under expired that does not speak of key 8, or free the key");
    }
  }
}
