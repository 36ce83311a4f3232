package org.isango.directory;

import java.util.HashMap;
import java.util.Map;

/// Telephone numbers of facilities, by facility id, as they are dialled inside the country. Few are
/// known and no other source is trusted: a wrong number is worse than none.
final class Phones {
  private static final String COUNTRY = "+27";
  private static final int AREA = 2;
  private static final int EXCHANGE = 5;

  private Phones() {}

  static Map<String, String> load() {
    var phones = new HashMap<String, String>();
    Table.read(
        "facility-phones-za",
        row ->
            row.filled("facility_id").map(id -> phones.put(id, national(row.text("phone_e164")))));
    return phones;
  }

  /// `+27338467000` as `033 846 7000`.
  static String national(String international) {
    if (!international.matches("\\+27[0-9]{9}")) {
      throw new IllegalStateException("a number in the phones file is not South African");
    }
    var own = international.substring(COUNTRY.length());
    return "0"
        + own.substring(0, AREA)
        + " "
        + own.substring(AREA, EXCHANGE)
        + " "
        + own.substring(EXCHANGE);
  }
}
