package org.isango.ussd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.duty.Duty;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.AnswerLabel;
import org.isango.text.Language;
import org.isango.vault.Msisdn;

/// One case for the responder who has it, line by line: how to reach her first, then time, then
/// what she answered, then the notes.
///
/// @param read the case
/// @param trusted the person she trusts, where we know one
record CaseReading(Menus menus, RequestLines lines, Duty.Read read, Optional<Msisdn> trusted) {
  /// Told in lines of their own, or of use to nobody who reads.
  private static final Set<String> ELSEWHERE =
      Set.of("word", "window", "contact", "trusted_number");

  /// What a field is called where its own name does not say it.
  private static final Map<String, String> NAMES =
      Map.of("who", "For whom", "when", "Since when", "child", "Child alone", "whom", "Who else");

  List<Lists.Row> rows() {
    var rows = new Rows();
    reach(rows);
    rows.add("asked", "Asked " + RequestLines.moment(read.request().openedAt()));
    lines
        .custody()
        .ifPresent(
            clock -> {
              rows.add("deadline", "Court by " + RequestLines.moment(clock.deadline()));
              rows.add("likely", "Court likely " + RequestLines.DAY.format(clock.courtLikely()));
            });
    lines.days().forEach(day -> rows.add("day-" + day, "In court " + RequestLines.DAY.format(day)));
    var given = new HashMap<>(read.answers());
    given.keySet().removeAll(ELSEWHERE);
    menus.settings().names().answers().stream()
        .filter(given::containsKey)
        .forEach(field -> rows.add(field, name(field) + ": " + said(field)));
    if (given.containsKey("coming")) rows.add("coming", "Comes to court: " + given.get("coming"));
    earlier(rows);
    if (read.request().flagged()) rows.add("often", "Asked more than three times in an hour");
    if (!read.request().pinned()) rows.add("unsure", "Came in one piece: look twice");
    for (int i = 0; i < read.notes().size(); i++)
      rows.add("note-" + i, "Note: " + read.notes().get(i));
    return rows.all;
  }

  /// Whoever asks again may mean something else: nothing that was said before is lost.
  private void earlier(Rows rows) {
    var all = read.earlier().stream().filter(one -> isTold(one.field())).toList();
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      rows.add(
          "earlier-" + i,
          "Earlier, %s. %s: %s"
              .formatted(
                  RequestLines.moment(one.at()),
                  name(one.field()),
                  said(one.field(), one.value())));
    }
  }

  /// The number of somebody is told where there is a reason to call it.
  private boolean isTold(String field) {
    return field.equals("trusted_number")
        ? callsAnother()
        : menus.settings().names().answers().contains(field);
  }

  private boolean callsAnother() {
    return read.answers().getOrDefault("contact", "").equals("trusted")
        || read.answers().getOrDefault("child", "").equals("alone");
  }

  /// Where she says that others hold her phone, it is not told: it would be called.
  private void reach(Rows rows) {
    var contact = read.answers().getOrDefault("contact", "");
    if (contact.isEmpty() && read.request().kind().startsWith("arrest")) {
      rows.add("unasked", "She has NOT said if a call is safe");
    }
    switch (contact) {
      case "none" -> rows.add("number", "No contact is wanted");
      case "trusted" -> rows.add("number", "NOT this phone: others hold it");
      default ->
          rows.add(
              "number", read.number().map(n -> "Call " + n.e164()).orElse("No number is known"));
    }
    if (contact.equals("sms")) rows.add("contact", "SMS only, do not call");
    rows.add("word", "Safe word: " + (read.answers().containsKey("word") ? said("word") : "none"));
    if (read.answers().containsKey("window")) rows.add("window", "When to call: " + said("window"));
    if (callsAnother()) {
      person()
          .ifPresent(
              number -> {
                rows.add("person", "Trusted person " + number);
                rows.add("person-words", "Say only: please call your friend");
              });
    }
  }

  private Optional<String> person() {
    return Optional.ofNullable(read.answers().get("trusted_number"))
        .or(() -> trusted.map(Msisdn::e164));
  }

  private static String name(String field) {
    var words = field.replace('_', ' ');
    return NAMES.getOrDefault(
        field, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  private String said(String field) {
    return said(field, read.answers().get(field));
  }

  private String said(String field, String value) {
    return AnswerLabel.of(menus, read.request().kind(), field, value, Language.EN).orElse(value);
  }

  @Override
  public String toString() {
    return "[case]";
  }

  private static final class Rows {
    private final List<Lists.Row> all = new ArrayList<>();

    void add(String id, String text) {
      all.add(new Lists.Row(id, Map.of("line", text, "text", text)));
    }
  }
}
