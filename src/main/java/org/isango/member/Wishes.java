package org.isango.member;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;

/// How somebody wants to be told something she did not ask for a moment ago.
///
/// @param joined whether she has joined and is not dormant; nobody else has wishes of her own. Who
///   holds the number of somebody dormant may be somebody else by now
/// @param language empty when she has chosen none
/// @param cover the cover line of hidden texts, by the name of its option
/// @param quiet her own quiet hours, by the name of its option
/// @param agreed the purposes she has agreed to and not taken back
/// @param silence whether this number gets texts at all
public record Wishes(
    boolean joined,
    Optional<Language> language,
    Style style,
    Optional<String> cover,
    Optional<String> quiet,
    Set<String> agreed,
    Silence silence) {

  /// What an SMS may say.
  public enum Style {
    NONE,
    HIDDEN,
    PLAIN,
    FULL;

    /// The stored answer; one that is not known says as little as can be said.
    public static Style of(String stored) {
      return switch (stored) {
        case "none" -> NONE;
        case "plain" -> PLAIN;
        case "full" -> FULL;
        default -> HIDDEN;
      };
    }
  }

  /// Whether a number has been silenced, and what that says of the phone.
  public enum Silence {
    NO,
    /// She asked for no more SMS.
    ASKED,
    /// Somebody reported the phone as lost: whoever holds it may read nothing either.
    LOST
  }

  private static final String FIND =
      """
      select m.id is not null, m.language, coalesce(m.style, 'hidden'), m.cover, m.quiet,
        array(select c.purpose from consent c where c.member_id = m.id and c.withdrawn_at is null),
        o.reason
      from (select $1::bytea as number_bi) n
      left join member m on m.number_bi = n.number_bi and m.dormant_on is null
      left join opt_out o on o.number_bi = n.number_bi""";

  public Wishes {
    agreed = Set.copyOf(agreed);
  }

  public static Wishes of(SqlConnection tx, BlindIndex number) {
    return read(
        tx.preparedQuery(FIND)
            .execute(Tuple.of(Buffer.buffer(number.bytes())))
            .await()
            .iterator()
            .next());
  }

  private static Wishes read(Row row) {
    return new Wishes(
        row.getBoolean(0),
        Optional.ofNullable(row.getString(1)).flatMap(Language::of),
        Style.of(row.getString(2)),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        Set.of(row.getArrayOfStrings(5)),
        Optional.ofNullable(row.getString(6))
            .map(reason -> reason.equals("lost") ? Silence.LOST : Silence.ASKED)
            .orElse(Silence.NO));
  }

  @Override
  public String toString() {
    return "[wishes]";
  }
}
