package org.isango.duty;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.text.Language;
import org.isango.vault.Msisdn;

/// Somebody who takes requests: a human rights defender or a paralegal. Screens say "helper".
///
/// @param name what members and colleagues call her; not a full name
/// @param language in which she is called: the first that her line of the rota names
/// @param provinces where she works; none means everywhere
public record Responder(
    UUID id, String name, Msisdn number, Language language, List<String> provinces) {
  public Responder {
    provinces = List.copyOf(provinces);
  }

  /// Whether a request of this province is one of hers to take. One that nobody could place is
  /// everybody's.
  boolean serves(Optional<String> province) {
    return provinces.isEmpty() || province.isEmpty() || provinces.contains(province.get());
  }

  @Override
  public String toString() {
    return "[responder]";
  }
}
