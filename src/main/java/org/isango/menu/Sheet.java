package org.isango.menu;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;

/// One screen with all its faces and what the steps ask of it again and again.
///
/// @param faces by language; languages that must see English hold the English one
/// @param distinct the faces that differ, for what must be alike in every language
/// @param options by id
/// @param zero the option behind key 0
/// @param goodUntil last day on which everything it tells may be told
/// @param budget septets a phone shows of it
record Sheet(
    Screen screen,
    Map<Language, Face> faces,
    List<Face> distinct,
    Map<String, Screen.Option> options,
    Optional<Screen.Option> zero,
    LocalDate goodUntil,
    int budget) {

  Face face(Language language) {
    Face face = faces.get(language);
    return face == null ? faces.get(Language.EN) : face;
  }

  /// The face for this day: English once the text for an expired fact is not there in the language.
  Face face(Language language, LocalDate today) {
    Face face = face(language);
    return expiredOn(today) && face.expired().isEmpty() ? faces.get(Language.EN) : face;
  }

  /// The text above the lines on this day.
  Template say(Face face, LocalDate today) {
    return expiredOn(today) ? face.expired().orElse(face.say()) : face.say();
  }

  boolean expiredOn(LocalDate today) {
    return today.isAfter(goodUntil);
  }
}
