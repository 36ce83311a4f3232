package org.isango.cases;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.Vault;

/// The keys of the cases, and words sealed with them.
record CaseKeys(Vault vault) {

  /// Empty where the case is gone.
  Optional<Vault.CaseKey> of(SqlConnection tx, UUID id) {
    var rows =
        tx.preparedQuery("select wrapped from case_key where case_id = $1")
            .execute(Tuple.of(id))
            .await()
            .iterator();
    return rows.hasNext() ? unwrapped(id, rows.next().getBuffer(0)) : Optional.empty();
  }

  Optional<Vault.CaseKey> unwrapped(UUID id, Buffer wrapped) {
    return vault.unwrap(wrapped.getBytes(), id);
  }

  Buffer seal(Vault.CaseKey key, UUID id, String field, String words) {
    return Buffer.buffer(vault.sealInCase(key, id, field, words.getBytes(StandardCharsets.UTF_8)));
  }

  /// Empty where it was sealed for another case or field, or changed.
  Optional<String> open(Vault.CaseKey key, UUID id, String field, Buffer sealed) {
    return vault
        .openInCase(key, id, field, sealed.getBytes())
        .map(words -> new String(words, StandardCharsets.UTF_8));
  }
}
