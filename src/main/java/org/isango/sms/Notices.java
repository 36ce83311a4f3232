package org.isango.sms;

import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.calendar.QuietHours.Own;
import org.isango.member.Wishes;
import org.isango.member.Wishes.Silence;
import org.isango.member.Wishes.Style;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.menu.Menus.Alert;
import org.isango.text.Language;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Tells a member one of the alerts of `menus/alerts.yaml`: a copy in full to her notes, and an SMS
/// that says as much as her style allows, at an hour that she and the law allow.
public final class Notices {
  private final Vault vault;
  private final Outbox outbox;
  private final Notes notes;
  private final Supplier<Menus> menus;
  private final QuietHours hours;

  public Notices(Vault vault, Outbox outbox, Notes notes, Supplier<Menus> menus, QuietHours hours) {
    this.vault = vault;
    this.outbox = outbox;
    this.notes = notes;
    this.menus = menus;
    this.hours = hours;
  }

  /// What became of it.
  public enum Told {
    /// An SMS is in line, and a note where she has joined.
    TEXTED,
    /// Only a note: her style is none, she stopped SMS, her phone is reported as lost, or there was
    /// no lawful hour in time. Whoever holds a lost phone cannot read it; she finds it when she has
    /// sent START. So a false report hides what she was to know, and erases nothing.
    NOTED,
    /// Nothing: she has not agreed to this purpose.
    NOTHING
  }

  /// What she is told.
  ///
  /// @param alert its name in `alerts.yaml`
  /// @param values what fills its holes
  /// @param when the earliest moment for the SMS; where no hour before `expires` allows it, it goes
  ///   in the last hours before `when` that do and are not past
  /// @param expires when neither SMS nor note is of use any more
  /// @param about what it tells of, where that may change: then it can be withdrawn
  public record Notice(
      String alert,
      Map<String, String> values,
      Outbox.Kind kind,
      OffsetDateTime when,
      OffsetDateTime expires,
      Optional<UUID> about) {}

  /// The same of something that does not change.
  public Told tell(
      SqlConnection tx,
      Msisdn to,
      String alert,
      Map<String, String> values,
      Outbox.Kind kind,
      OffsetDateTime when,
      OffsetDateTime expires,
      OffsetDateTime now) {
    return tell(tx, to, new Notice(alert, values, kind, when, expires, Optional.empty()), now);
  }

  /// Tells one person. Somebody who has not joined gets the hidden text, and only about a request
  /// of her own (`followup`).
  ///
  /// @throws IllegalArgumentException when there is no such alert or a value is missing
  public Told tell(SqlConnection tx, Msisdn to, Notice it, OffsetDateTime now) {
    var number = vault.index(to);
    var wishes = Wishes.of(tx, number);
    var book = menus.get();
    var purpose = Conversation.alert(book, it.alert()).purpose();
    if (!mayTell(wishes, purpose) || !it.expires().isAfter(now)) return Told.NOTHING;
    var language = wishes.language().orElse(Language.EN);
    var full = wording(book, language, it, Alert::full, now);
    var from = it.when().isBefore(now) ? now : it.when();
    if (wishes.joined()) notes.put(tx, number, full, from, it.expires(), it.about());
    var text = text(book, wishes, it, now);
    var at = hour(it.kind(), wishes, from, it.expires(), now);
    if (text.isPresent() && at.isPresent() && wishes.silence() == Silence.NO) {
      var terms = new Outbox.Terms(it.kind(), at.get(), it.expires(), it.about());
      outbox.put(tx, to, text.get(), terms, now);
      return Told.TEXTED;
    }
    return wishes.joined() ? Told.NOTED : Told.NOTHING;
  }

  /// Only the copy that she may read by dialling: nothing goes to a phone that others hold.
  public Told note(SqlConnection tx, Msisdn to, Notice it, OffsetDateTime now) {
    var number = vault.index(to);
    var wishes = Wishes.of(tx, number);
    var book = menus.get();
    var purpose = Conversation.alert(book, it.alert()).purpose();
    if (!wishes.joined() || !mayTell(wishes, purpose)) return Told.NOTHING;
    var language = wishes.language().orElse(Language.EN);
    var full = wording(book, language, it, Alert::full, now);
    notes.put(tx, number, full, now, it.expires(), it.about());
    return Told.NOTED;
  }

  private static boolean mayTell(Wishes wishes, String purpose) {
    return wishes.joined() ? wishes.agreed().contains(purpose) : purpose.equals("followup");
  }

  /// The words of the SMS; empty where her style is none.
  private static Optional<String> text(Menus menus, Wishes wishes, Notice it, OffsetDateTime now) {
    var language = wishes.language().orElse(Language.EN);
    return switch (wishes.joined() ? wishes.style() : Style.HIDDEN) {
      case NONE -> Optional.empty();
      case HIDDEN ->
          Covers.line(menus, wishes.cover(), language)
              .or(() -> Optional.of(wording(menus, language, it, Alert::hidden, now)));
      case PLAIN -> Optional.of(wording(menus, language, it, Alert::plain, now));
      case FULL -> Optional.of(wording(menus, language, it, Alert::full, now));
    };
  }

  private static String wording(
      Menus menus,
      Language language,
      Notice it,
      Function<Alert, String> wording,
      OffsetDateTime now) {
    var today = now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
    return Conversation.alertText(menus, it.alert(), wording, language, it.values(), today);
  }

  private Optional<OffsetDateTime> hour(
      Outbox.Kind kind,
      Wishes wishes,
      OffsetDateTime when,
      OffsetDateTime end,
      OffsetDateTime now) {
    if (!kind.keepsQuiet()) return Optional.of(when).filter(at -> at.isBefore(end));
    var own = Own.of(wishes.quiet());
    return hours
        .opens(when.toZonedDateTime(), own)
        .map(at -> at.toOffsetDateTime())
        .filter(at -> at.isBefore(end))
        .or(() -> earlier(own, when, now));
  }

  private Optional<OffsetDateTime> earlier(Own own, OffsetDateTime when, OffsetDateTime now) {
    return hours
        .openedBefore(when.toZonedDateTime(), own)
        .map(at -> at.toOffsetDateTime())
        .flatMap(at -> at.isAfter(now) ? Optional.of(at) : openNow(own, now));
  }

  private Optional<OffsetDateTime> openNow(Own own, OffsetDateTime now) {
    return hours.isOpen(now.toZonedDateTime(), own) ? Optional.of(now) : Optional.empty();
  }
}
