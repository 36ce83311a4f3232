package org.isango.sms.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isango.member.Wishes.Style;
import org.isango.sms.Outbox;
import org.isango.text.Language;

/// A broadcast as it is written.
///
/// @param kind `SAFETY` or `BROADCAST`
/// @param purpose what members must have agreed to: `alerts` or `meetings`
/// @param template the alert of `menus/alerts.yaml` it was made from, unchanged
/// @param startsAt the earliest moment
/// @param expiresAt from when on it is of no use
public record Draft(
    Outbox.Kind kind,
    String purpose,
    Optional<String> template,
    Audience audience,
    List<Wording> wordings,
    OffsetDateTime startsAt,
    OffsetDateTime expiresAt) {
  public Draft {
    wordings = List.copyOf(wordings);
    // As the database keeps them, for the hash is made of them before and after.
    startsAt = startsAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /// The words for a language and style; English where there are none in that language.
  ///
  /// @param style not `NONE`
  public Optional<String> text(Language language, Style style) {
    return exact(language, style).or(() -> exact(Language.EN, style));
  }

  private Optional<String> exact(Language language, Style style) {
    return wordings.stream()
        .filter(w -> w.language() == language && w.style() == style)
        .map(Wording::text)
        .findFirst();
  }

  /// What a second person approves: whatever of this changes needs another approval.
  byte[] hash() {
    var words =
        wordings.stream()
            .sorted(Comparator.comparing(Wording::language).thenComparing(Wording::style))
            .map(w -> w.language().code() + "\0" + w.style() + "\0" + w.text())
            .collect(Collectors.joining("\0\0"));
    var all =
        String.join(
            "\0\0\0",
            kind.name(),
            purpose,
            new TreeSet<>(audience.provinces()).toString(),
            audience.languages().stream().map(Language::code).sorted().toList().toString(),
            audience.seenSince().toString(),
            startsAt.toInstant().toString(),
            expiresAt.toInstant().toString(),
            words);
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
