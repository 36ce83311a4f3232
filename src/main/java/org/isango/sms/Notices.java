package org.isango.sms;

import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
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
    /// Only a note: her style is none, she stopped SMS, or there was no lawful hour in time.
    NOTED,
    /// Nothing: she has not agreed to this purpose, or her phone is reported as lost.
    NOTHING
  }

  /// Tells one person. Somebody who has not joined gets the hidden text, and only about a request
  /// of her own (`followup`).
  ///
  /// @param alert its name in `alerts.yaml`
  /// @param values what fills its holes
  /// @param when the earliest moment for the SMS; where no hour before `expires` allows it, it goes
  ///   in the last hours before `when` that do and are not past
  /// @param expires when neither SMS nor note is of use any more
  /// @throws IllegalArgumentException when there is no such alert or a value is missing
  public Told tell(
      SqlConnection tx,
      Msisdn to,
      String alert,
      Map<String, String> values,
      Outbox.Kind kind,
      OffsetDateTime when,
      OffsetDateTime expires,
      OffsetDateTime now) {
    return tell(tx, to, new What(alert, values, Optional.empty()), kind, when, expires, now);
  }

  /// What is told.
  ///
  /// @param alert its name in `alerts.yaml`
  /// @param values what fills its holes
  /// @param about the id of what it speaks of; see [#withdraw]
  public record What(String alert, Map<String, String> values, Optional<UUID> about) {}

  /// Takes back what speaks of this and has not left or been read yet.
  public static void withdraw(SqlConnection tx, UUID about, OffsetDateTime now) {
    Outbox.withdraw(tx, about, now);
    Notes.withdraw(tx, about);
  }

  /// Only the copy that she may read by dialling: nothing goes to a phone that others hold.
  public void note(
      SqlConnection tx, Msisdn to, What what, OffsetDateTime expires, OffsetDateTime now) {
    var number = vault.index(to);
    var wishes = Wishes.of(tx, number);
    var book = menus.get();
    if (!wishes.joined()) return;
    if (!mayTell(wishes, Conversation.alert(book, what.alert()).purpose())) return;
    var language = wishes.language().orElse(Language.EN);
    var full =
        Conversation.alertText(book, what.alert(), Alert::full, language, what.values(), day(now));
    notes.put(tx, number, full, now, expires, what.about());
  }

  /// The same for something that may have to be withdrawn.
  public Told tell(
      SqlConnection tx,
      Msisdn to,
      What what,
      Outbox.Kind kind,
      OffsetDateTime when,
      OffsetDateTime expires,
      OffsetDateTime now) {
    var alert = what.alert();
    var values = what.values();
    var number = vault.index(to);
    var wishes = Wishes.of(tx, number);
    var book = menus.get();
    var purpose = Conversation.alert(book, alert).purpose();
    if (!mayTell(wishes, purpose) || !expires.isAfter(now)) return Told.NOTHING;
    var language = wishes.language().orElse(Language.EN);
    var full = Conversation.alertText(book, alert, Alert::full, language, values, day(now));
    var from = when.isBefore(now) ? now : when;
    if (wishes.joined()) notes.put(tx, number, full, from, expires, what.about());
    var text = text(book, wishes, what, day(now));
    var at = hour(kind, wishes, from, expires, now);
    boolean texted = text.isPresent() && at.isPresent() && wishes.silence() == Silence.NO;
    if (texted) {
      var id = outbox.put(tx, to, text.get(), new Outbox.Terms(kind, at.get(), expires), now);
      what.about().ifPresent(about -> outbox.mark(tx, id, about));
      return Told.TEXTED;
    }
    return wishes.joined() ? Told.NOTED : Told.NOTHING;
  }

  private static boolean mayTell(Wishes wishes, String purpose) {
    if (wishes.silence() == Silence.LOST) return false;
    return wishes.joined() ? wishes.agreed().contains(purpose) : purpose.equals("followup");
  }

  private static LocalDate day(OffsetDateTime now) {
    return now.atZoneSameInstant(PublicHolidays.ZONE).toLocalDate();
  }

  /// The words of the SMS; empty where her style is none.
  private static Optional<String> text(Menus menus, Wishes wishes, What what, LocalDate today) {
    return switch (wishes.joined() ? wishes.style() : Style.HIDDEN) {
      case NONE -> Optional.empty();
      case HIDDEN ->
          Covers.line(menus, wishes.cover(), wishes.language().orElse(Language.EN))
              .or(() -> Optional.of(wording(menus, wishes, what, Alert::hidden, today)));
      case PLAIN -> Optional.of(wording(menus, wishes, what, Alert::plain, today));
      case FULL -> Optional.of(wording(menus, wishes, what, Alert::full, today));
    };
  }

  private static String wording(
      Menus menus, Wishes wishes, What what, Function<Alert, String> wording, LocalDate today) {
    var language = wishes.language().orElse(Language.EN);
    return Conversation.alertText(menus, what.alert(), wording, language, what.values(), today);
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
