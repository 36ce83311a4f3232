package org.isango.running;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The ways in which a number or words may stand in a file without standing there in clear. Each
/// has a name, so that a find says what it is; none is shorter than six bytes, so that none is
/// found by chance.
final class Encodings {
  private static final int SHORTEST = 6;

  private final Map<String, byte[]> found = new LinkedHashMap<>();

  private Encodings() {}

  /// @param e164 a South African number with its plus
  static Map<String, byte[]> ofNumber(String e164) {
    var all = new Encodings();
    for (var form : forms(e164).entrySet()) {
      var bytes = form.getValue().getBytes(StandardCharsets.US_ASCII);
      all.text(form.getKey(), form.getValue());
      for (var hash : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
        var digest = digest(hash, bytes);
        all.add(form.getKey() + ", " + hash, digest);
        all.hex(form.getKey() + ", " + hash, digest);
      }
      if (form.getValue().matches("[0-9]+")) all.number(form.getKey(), form.getValue());
    }
    return all.found;
  }

  static Map<String, byte[]> ofPhrase(String words) {
    var all = new Encodings();
    all.text("as typed", words);
    all.text("small letters", words.toLowerCase(Locale.ROOT));
    all.text("capitals", words.toUpperCase(Locale.ROOT));
    return all.found;
  }

  private static Map<String, String> forms(String e164) {
    var digits = e164.substring(1);
    var last9 = e164.substring(3);
    var spaced = last9.substring(0, 2) + " " + last9.substring(2, 5) + " " + last9.substring(5);
    var forms = new LinkedHashMap<String, String>();
    forms.put("E.164", e164);
    forms.put("without plus", digits);
    forms.put("0-form", "0" + last9);
    forms.put("00-form", "00" + digits);
    forms.put("spaced", "0" + spaced);
    forms.put("spaced E.164", "+27 " + spaced);
    forms.put("last nine", last9);
    forms.put("reversed", new StringBuilder(digits).reverse().toString());
    forms.put("last nine reversed", new StringBuilder(last9).reverse().toString());
    return forms;
  }

  private void text(String name, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    add(name, bytes);
    add(name + ", UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
    add(name + ", UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
    hex(name, bytes);
    var url = URLEncoder.encode(text, StandardCharsets.UTF_8);
    ascii(name + ", URL", url);
    ascii(name + ", URL with %20", url.replace("+", "%20"));
    for (int shift = 0; shift < 3; shift++) {
      base64(name + ", base64 at " + shift, Base64.getEncoder(), bytes, shift);
      base64(name + ", base64url at " + shift, Base64.getUrlEncoder(), bytes, shift);
    }
  }

  /// The letters that depend on these bytes alone, whatever stands before and behind them.
  private void base64(String name, Base64.Encoder encoder, byte[] bytes, int shift) {
    var shifted = new byte[bytes.length + shift];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    var letters = encoder.encodeToString(shifted);
    int from = shift == 0 ? 0 : shift + 1;
    ascii(name, letters.substring(from, shifted.length * 8 / 6));
  }

  /// As SMS writes it, two digits a byte and swapped, and as an integer of eight bytes.
  private void number(String name, String digits) {
    var padded = digits.length() % 2 == 0 ? digits : digits + "F";
    var swapped = new StringBuilder();
    for (int i = 0; i < padded.length(); i += 2) {
      swapped.append(padded.charAt(i + 1)).append(padded.charAt(i));
    }
    add(name + ", BCD swapped", HexFormat.of().parseHex(swapped));
    hex(name + ", BCD swapped", HexFormat.of().parseHex(swapped));
    var integer = ByteBuffer.allocate(Long.BYTES).putLong(Long.parseLong(digits)).array();
    add(name + ", integer", integer);
    var little = new ByteArrayOutputStream();
    for (int i = Long.BYTES - 1; i >= 0; i--) little.write(integer[i]);
    add(name + ", integer, little end first", little.toByteArray());
  }

  private void hex(String name, byte[] bytes) {
    ascii(name + ", hex", HexFormat.of().formatHex(bytes));
    ascii(name + ", HEX", HexFormat.of().withUpperCase().formatHex(bytes));
  }

  private void ascii(String name, String text) {
    add(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void add(String name, byte[] bytes) {
    if (bytes.length < SHORTEST) return;
    if (found.values().stream().noneMatch(b -> Arrays.equals(b, bytes))) found.put(name, bytes);
  }

  private static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
