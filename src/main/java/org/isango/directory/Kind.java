package org.isango.directory;

/// What a facility is, as the lists of the health department tell them apart; the fullest first.
enum Kind {
  HOSPITAL("Hospital"),
  /// Community health centre: bigger than a clinic, often with a maternity ward.
  CHC("CHC"),
  /// A CHC at night and on Sundays. Only nine rows say so.
  CHC_AFTER_HOURS("CHC"),
  /// Community day centre: a CHC that closes at night.
  CDC("CDC"),
  CLINIC("Clinic"),
  /// A clinic on some days only, run by another.
  SATELLITE("Satellite clinic"),
  HEALTH_POST("Health post");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /// @param code from the column `type`
  static Kind of(String code) {
    return code.startsWith("HOSPITAL_") ? HOSPITAL : valueOf(code);
  }

  /// As a member reads it.
  String word() {
    return word;
  }
}
