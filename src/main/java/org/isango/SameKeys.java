package org.isango;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import org.isango.vault.Vault;

/// Refuses to run with keys that cannot open what the database holds: a keyset that was lost is
/// made anew without a word, and whatever it then seals hides that the old one is missing.
final class SameKeys {
  private SameKeys() {}

  /// @throws Settings.Refused when the database was sealed with other keys
  static void require(SqlClient db, Vault vault, String keyset) {
    var ours = vault.marks();
    var known = new HashMap<Integer, Buffer>();
    db.query("select key_version, mark from keyset_mark")
        .execute()
        .await()
        .forEach(row -> known.put(row.getInteger(0), row.getBuffer(1)));
    if (!known.isEmpty() && !known.entrySet().stream().allMatch(k -> isOurs(k, ours))) {
      throw new Settings.Refused(
          "the keys in "
              + keyset
              + " are not those that the database was sealed with: restore the keyset from its backup");
    }
    ours.forEach(
        (version, mark) -> {
          if (!known.containsKey(version)) remember(db, version, mark);
        });
  }

  private static boolean isOurs(Map.Entry<Integer, Buffer> known, Map<Integer, byte[]> ours) {
    return ours.containsKey(known.getKey())
        && known.getValue().equals(Buffer.buffer(ours.get(known.getKey())));
  }

  private static void remember(SqlClient db, int version, byte[] mark) {
    db.preparedQuery(
            "insert into keyset_mark (key_version, mark) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of((short) version, Buffer.buffer(mark)))
        .await();
  }
}
