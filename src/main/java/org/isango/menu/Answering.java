package org.isango.menu;

import java.util.Optional;

/// Takes an answer on the screen a session stands on.
final class Answering {
  /// Wrong keys in a row after which she is led to a person.
  private static final int PATIENCE = 3;

  private Answering() {}

  /// Moves the session on. Returns what to say about a wrong answer, when it was one.
  static Optional<String> typed(Hop hop, String typed) {
    String text = Typing.clean(typed);
    if (text.equals("00")) {
      Going.home(hop);
      return Optional.empty();
    }
    Sheet sheet = hop.sheet().orElseThrow();
    int key = Typing.key(text);
    if (key == 0 && !zeroIsAnAnswer(sheet)) {
      zero(hop, sheet);
      return Optional.empty();
    }
    String meaning = key > 0 && key <= hop.shown.size() ? hop.shown.get(key - 1) : "";
    if (meaning.equals(Face.MORE)) {
      hop.page++;
      hop.misses = 0;
      return Optional.empty();
    }
    if (meaning.equals(Face.ASK_US)) {
      Going.on(hop, hop.book.settings().askUs());
      return Optional.empty();
    }
    return switch (sheet.screen().kind()) {
      case Screen.Kind.Listing listing when !meaning.isEmpty() -> row(hop, sheet, listing, meaning);
      case Screen.Kind.Listing _ -> wrongKey(hop);
      case Screen.Kind.Asking asking ->
          Optional.ofNullable(sheet.options().get(meaning))
              .map(option -> option(hop, sheet, option))
              .orElseGet(() -> asked(hop, sheet, asking, text));
      case Screen.Kind.Choice _,
          Screen.Kind.Ending _,
          Screen.Kind.Routing _,
          Screen.Kind.Phrase _ ->
          Optional.ofNullable(sheet.options().get(meaning))
              .map(option -> option(hop, sheet, option))
              .orElseGet(() -> wrongKey(hop));
    };
  }

  private static boolean zeroIsAnAnswer(Sheet sheet) {
    return sheet.screen().kind() instanceof Screen.Kind.Asking asking
        && asking.is() instanceof Screen.Answers.Digits digits
        && digits.least() <= 1;
  }

  private static void zero(Hop hop, Sheet sheet) {
    if (sheet.zero().isPresent()) {
      option(hop, sheet, sheet.zero().get());
    } else if (hop.page > 0) {
      hop.page--;
      hop.misses = 0;
    } else if (sheet.screen().zeroGo().isPresent()) {
      Going.on(hop, sheet.screen().zeroGo().get());
    } else {
      Going.back(hop);
    }
  }

  private static Optional<String> option(Hop hop, Sheet sheet, Screen.Option option) {
    String go = "";
    switch (sheet.screen().kind()) {
      case Screen.Kind.Choice choice -> {
        choice.pick().ifPresent(pick -> hop.pick(pick, option.id()));
        go = choice.go().orElse("");
      }
      case Screen.Kind.Asking asking -> {
        sheet.screen().keptUnder().ifPresent(name -> hop.pick(name, option.id()));
        go = asking.go();
      }
      case Screen.Kind.Listing _,
          Screen.Kind.Routing _,
          Screen.Kind.Ending _,
          Screen.Kind.Phrase _ -> {}
    }
    Acting.act(hop, sheet.screen().acts(), option.id());
    Acting.act(hop, option.acts(), option.id());
    Going.on(hop, option.go().orElse(go));
    return Optional.empty();
  }

  private static Optional<String> row(
      Hop hop, Sheet sheet, Screen.Kind.Listing listing, String id) {
    hop.pick(listing.pick(), id);
    Acting.act(hop, sheet.screen().acts(), id);
    Going.on(hop, listing.go());
    return Optional.empty();
  }

  private static Optional<String> asked(
      Hop hop, Sheet sheet, Screen.Kind.Asking asking, String text) {
    Optional<String> value = Typing.answer(hop, asking.is(), text);
    if (value.isPresent() && asking.is() instanceof Screen.Answers.Secret secret) {
      return Proving.typed(hop, sheet, asking, secret.fresh(), value.get());
    }
    if (value.isPresent()) {
      hop.pick(asking.ask(), value.get());
      Acting.act(hop, sheet.screen().acts(), value.get());
      Going.on(hop, asking.go());
      return Optional.empty();
    }
    hop.misses++;
    if (hop.misses > asking.again().size()) {
      Going.on(hop, asking.lost());
      return Optional.empty();
    }
    Face face = sheet.face(hop.speaks());
    return Typing.why(hop, asking.is(), text)
        .flatMap(phrase -> Rendering.phrase(hop, phrase))
        .or(() -> Optional.of(face.again().get(hop.misses - 1).fill(hop.values())));
  }

  private static Optional<String> wrongKey(Hop hop) {
    hop.misses++;
    if (hop.misses >= PATIENCE) {
      Going.on(hop, hop.book.settings().lost());
      return Optional.empty();
    }
    return Rendering.phrase(hop, "err.choice");
  }
}
