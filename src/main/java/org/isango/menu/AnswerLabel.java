package org.isango.menu;

import java.util.Optional;
import java.util.stream.Stream;
import org.isango.text.Language;

/// What a stored answer said on the screen where it was given.
public final class AnswerLabel {
  private AnswerLabel() {}

  /// The label behind the id of an option, in this language or else in English.
  ///
  /// @param kind of the request; a screen of that name is preferred where several ask for the field
  /// @return empty when the answer was typed
  public static Optional<String> of(
      Menus menus, String kind, String field, String value, Language language) {
    return Stream.concat(
            asking(menus, field).filter(screen -> screen.id().startsWith(kind + ".")),
            asking(menus, field))
        .flatMap(screen -> Conversation.option(menus, screen.id(), value, language).stream())
        .findFirst();
  }

  private static Stream<Screen> asking(Menus menus, String field) {
    return menus.screens().values().stream()
        .filter(
            screen ->
                Stream.concat(
                        screen.acts().stream(),
                        screen.options().stream().flatMap(option -> option.acts().stream()))
                    .anyMatch(act -> act.name().equals("answer") && act.about().equals(field)));
  }
}
