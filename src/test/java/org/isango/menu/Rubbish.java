package org.isango.menu;

import java.util.List;
import java.util.Random;

/// What phones, gateways and hands send that nobody meant, and names that no phone can show.
final class Rubbish {
  static final List<String> TYPED =
      List.of(
          "",
          " ",
          "*",
          "**",
          "1*2*",
          "*".repeat(2000),
          "1*'; DROP TABLE help_case;--",
          "\u0663",
          "\uFF11",
          "1\0",
          "\0",
          "\uFFFD\uFFFD",
          "\uD83D",
          "\uDC4D1",
          "7".repeat(8000),
          "-1",
          "1.0",
          "1e3",
          " 1",
          "1 ",
          "\u00A01\u200B",
          "#",
          "+1",
          "00",
          "0",
          "99",
          "10",
          "\uD83D\uDC4D",
          "\uD83D\uDC69\u200D\uD83D\uDC67",
          "\u01C3X\u00F3\u01C0\u01C1",
          "<script>alert(1)</script>",
          "{clinic.name}",
          "31/02",
          "12/11",
          "99/99",
          "0820000001",
          "a\nb",
          "x".repeat(160),
          "x".repeat(161),
          "resume",
          "back",
          "+more",
          "+ask");

  static final List<String> NAMES =
      List.of(
          "",
          " ",
          "Hillbrow Clinic",
          "Ga-Masemola",
          "\u1E6Cshil\u1E13zini \u1E4A\u1E3D",
          "x".repeat(300),
          "{".repeat(80),
          "\u20AC\u20AC\u20AC [a|b] \\ ~",
          "\uD83C\uDFE5 Clinic \uD83D\uDC4D",
          "\u8BCA\u6240",
          "a\nb\nc",
          "\t\0\u0007",
          "0".repeat(60),
          "{name}",
          "1 Other\n2 Row",
          "\u202Ecinilc");

  private Rubbish() {}

  static String typed(Random random) {
    return TYPED.get(random.nextInt(TYPED.size()));
  }

  static String name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }
}
