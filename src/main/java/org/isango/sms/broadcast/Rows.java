package org.isango.sms.broadcast;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isango.member.Wishes.Style;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.isango.vault.Vault;

/// Broadcasts as rows.
final class Rows {
  private static final String FIND =
      "select id, version, state, class, purpose, template, provinces, languages, seen_since,"
          + " author, approver, content_hash, frozen_count, starts_at, expires_at, undo_until,"
          + " approved_at"
          + " from broadcast where id = $1";

  private final Vault vault;

  Rows(Vault vault) {
    this.vault = vault;
  }

  UUID insert(SqlConnection tx, Draft draft, String author, OffsetDateTime now) {
    var id = UUID.randomUUID();
    tx.preparedQuery(
            "insert into broadcast (id, state, class, purpose, template, provinces, languages,"
                + " seen_since, author, content_hash, starts_at, expires_at, created_at)"
                + " values ($1, 'DRAFT', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .execute(
            Tuple.from(
                new Object[] {
                  id,
                  draft.kind().name(),
                  draft.purpose(),
                  draft.template().orElse(null),
                  provinces(draft),
                  languages(draft),
                  draft.audience().seenSince().orElse(null),
                  author,
                  Buffer.buffer(draft.hash()),
                  draft.startsAt(),
                  draft.expiresAt(),
                  now
                }))
        .await();
    words(tx, id, draft);
    return id;
  }

  /// Who said yes, and when.
  void approve(SqlConnection tx, UUID id, String by, OffsetDateTime now) {
    tx.preparedQuery("update broadcast set approver = $2, approved_at = $3 where id = $1")
        .execute(Tuple.of(id, by, now))
        .await();
  }

  /// Writes other words, times or people over a draft; it is frozen and approved no more.
  void rewrite(SqlConnection tx, UUID id, Draft draft, String author) {
    tx.preparedQuery(
            "update broadcast set version = version + 1, state = 'DRAFT', class = $2, purpose = $3,"
                + " template = $4, provinces = $5, languages = $6, seen_since = $7, author = $8,"
                + " content_hash = $9, starts_at = $10, expires_at = $11, approver = null, approved_at = null,"
                + " frozen_count = null, undo_until = null where id = $1")
        .execute(
            Tuple.from(
                new Object[] {
                  id,
                  draft.kind().name(),
                  draft.purpose(),
                  draft.template().orElse(null),
                  provinces(draft),
                  languages(draft),
                  draft.audience().seenSince().orElse(null),
                  author,
                  Buffer.buffer(draft.hash()),
                  draft.startsAt(),
                  draft.expiresAt()
                }))
        .await();
    for (var sql :
        List.of(
            "delete from broadcast_wording where broadcast_id = $1",
            "delete from broadcast_recipient where broadcast_id = $1")) {
      tx.preparedQuery(sql).execute(Tuple.of(id)).await();
    }
    words(tx, id, draft);
  }

  private void words(SqlConnection tx, UUID id, Draft draft) {
    for (var wording : draft.wordings()) {
      tx.preparedQuery(
              "insert into broadcast_wording (broadcast_id, language, style, text_ct)"
                  + " values ($1, $2, $3, $4)")
          .execute(
              Tuple.of(
                  id,
                  wording.language().code(),
                  wording.style().name(),
                  Buffer.buffer(
                      vault.seal(
                          "broadcast",
                          place(id, wording.language().code(), wording.style().name()),
                          wording.text().getBytes(StandardCharsets.UTF_8)))))
          .await();
    }
  }

  private static byte[] place(UUID id, String language, String style) {
    return (id + " " + language + " " + style).getBytes(StandardCharsets.US_ASCII);
  }

  private static String[] provinces(Draft draft) {
    return draft.audience().provinces().stream().sorted().toArray(String[]::new);
  }

  private static String[] languages(Draft draft) {
    return draft.audience().languages().stream()
        .map(Language::code)
        .sorted()
        .toArray(String[]::new);
  }

  /// One broadcast, locked until the transaction ends.
  Optional<Broadcast> lock(SqlConnection tx, UUID id) {
    return read(tx, FIND + " for update", id);
  }

  Optional<Broadcast> find(SqlConnection tx, UUID id) {
    return read(tx, FIND, id);
  }

  /// @param sql finds their ids by one word
  List<Broadcast> all(SqlConnection tx, String sql, String word) {
    var all = new ArrayList<Broadcast>();
    for (var row : tx.preparedQuery(sql).execute(Tuple.of(word)).await()) {
      find(tx, row.getUUID(0)).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Broadcast> read(SqlConnection tx, String sql, UUID id) {
    var rows = tx.preparedQuery(sql).execute(Tuple.of(id)).await().iterator();
    if (!rows.hasNext()) return Optional.empty();
    var row = rows.next();
    return Optional.of(broadcast(row, wordings(tx, id)));
  }

  private List<Wording> wordings(SqlConnection tx, UUID id) {
    var all = new ArrayList<Wording>();
    for (var row :
        tx.preparedQuery(
                "select language, style, text_ct from broadcast_wording where broadcast_id = $1"
                    + " order by language, style")
            .execute(Tuple.of(id))
            .await()) {
      var place = place(id, row.getString(0), row.getString(1));
      var text = vault.open("broadcast", place, row.getBuffer(2).getBytes());
      var language = Language.of(row.getString(0));
      if (text.isEmpty() || language.isEmpty()) continue;
      all.add(
          new Wording(
              language.get(),
              Style.valueOf(row.getString(1)),
              new String(text.get(), StandardCharsets.UTF_8)));
    }
    return all;
  }

  private static Broadcast broadcast(Row row, List<Wording> wordings) {
    var languages =
        Stream.of(row.getArrayOfStrings(7))
            .flatMap(code -> Language.of(code).stream())
            .collect(Collectors.toSet());
    var audience =
        new Audience(
            Set.of(row.getArrayOfStrings(6)), languages, Optional.ofNullable(row.getLocalDate(8)));
    var draft =
        new Draft(
            Outbox.Kind.valueOf(row.getString(3)),
            row.getString(4),
            Optional.ofNullable(row.getString(5)),
            audience,
            wordings,
            row.getOffsetDateTime(13),
            row.getOffsetDateTime(14));
    return new Broadcast(
        row.getUUID(0),
        row.getInteger(1),
        Broadcast.State.valueOf(row.getString(2)),
        draft,
        row.getString(9),
        Optional.ofNullable(row.getString(10))
            .map(by -> new Broadcast.Approval(by, Optional.ofNullable(row.getOffsetDateTime(16)))),
        row.getBuffer(11).getBytes(),
        Optional.ofNullable(row.getInteger(12)),
        Optional.ofNullable(row.getOffsetDateTime(15)));
  }
}
