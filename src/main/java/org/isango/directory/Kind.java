package org.isango.directory;

/// What a facility is, as the lists of the health department tell them apart; the fullest first.
enum Kind {
  HOSPITAL("Hospital", "hospital"),
  /// Community health centre: bigger than a clinic, often with a maternity ward.
  CHC("CHC", "chc"),
  /// A CHC at night and on Sundays. Only nine rows say so.
  CHC_AFTER_HOURS("CHC", "chc"),
  /// Community day centre: a CHC that closes at night.
  CDC("CDC", "cdc"),
  CLINIC("Clinic", "clinic"),
  /// A clinic on some days only, run by another.
  SATELLITE("Satellite clinic", "satellite"),
  HEALTH_POST("Health post", "health post");

  private final String word;
  private final String said;

  Kind(String word, String said) {
    this.word = word;
    this.said = said;
  }

  /// @param code from the column `type`
  static Kind of(String code) {
    return code.startsWith("HOSPITAL_") ? HOSPITAL : valueOf(code);
  }

  /// As a member reads it.
  String word() {
    return word;
  }

  /// What a name holds, in small letters, when it says the kind itself.
  String said() {
    return said;
  }
}
