package org.isango.sms.broadcast;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.isango.text.Language;

/// Who a broadcast is for, among those who joined and agreed to its purpose. Nothing finer can be
/// asked for, because nothing finer is held about a member.
///
/// @param provinces codes; none means all
/// @param languages none means all; somebody who has chosen none counts as English
/// @param seenSince only who has dialled since this month
public record Audience(
    Set<String> provinces, Set<Language> languages, Optional<LocalDate> seenSince) {
  public static final Audience EVERYBODY = new Audience(Set.of(), Set.of(), Optional.empty());

  public Audience {
    provinces = Set.copyOf(provinces);
    languages = Set.copyOf(languages);
  }

  /// Whether it stays within one province.
  boolean isOneProvince() {
    return provinces.size() == 1;
  }
}
