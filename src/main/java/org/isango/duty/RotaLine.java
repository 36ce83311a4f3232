package org.isango.duty;

import java.util.List;
import java.util.Optional;
import org.isango.vault.Msisdn;

/// One line of a rota: who is on duty where, in which tier and when.
///
/// @param provinces where she works; none means everywhere
/// @param province of the rota; none is the national one
public record RotaLine(
    String name,
    Msisdn number,
    String role,
    List<String> languages,
    List<String> provinces,
    int tier,
    Optional<String> province,
    List<Slot> slots) {
  public RotaLine {
    languages = List.copyOf(languages);
    provinces = List.copyOf(provinces);
    slots = List.copyOf(slots);
  }

  @Override
  public String toString() {
    return "[rota line]";
  }
}
