package org.isango.directory;

import java.util.Map;
import java.util.Set;
import org.isango.text.Clip;
import org.isango.text.Fold;

/// Districts in a word that people use and a list has room for.
final class Districts {
  /// Septets of a second word.
  static final int WIDTH = 14;

  private static final Map<String, String> SHORT =
      Map.of(
          "City of Johannesburg", "Joburg",
          "City of Tshwane", "Tshwane",
          "City of Cape Town", "Cape Town",
          "eThekwini", "Durban",
          "Nelson Mandela Bay", "Mandela Bay",
          "Dr Ruth Segomotsi Mompati", "Mompati",
          "Ngaka Modiri Molema", "Modiri Molema",
          "John Taolo Gaetsewe", "JT Gaetsewe",
          "Dr Kenneth Kaunda", "Kenneth Kaunda",
          "Thabo Mofutsanyane", "Mofutsanyane");

  /// Cities that are a district and a municipality in one.
  private static final Set<String> METROS =
      Set.of(
          "City of Johannesburg",
          "City of Tshwane",
          "Ekurhuleni",
          "City of Cape Town",
          "eThekwini",
          "Nelson Mandela Bay",
          "Buffalo City",
          "Mangaung");

  private Districts() {}

  static String brief(String district) {
    return Clip.clip(Fold.fold(SHORT.getOrDefault(district, district)), WIDTH);
  }

  static boolean metro(String district) {
    return METROS.contains(district);
  }
}
