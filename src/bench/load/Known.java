import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/// Speaks to the service's own database: runs statements, and makes numbers known as members, with
/// the service's own keys. Six languages in turn.
public final class Known {
  private static final String[] LANGUAGES = {"en", "zu", "xh", "af", "st", "tn"};
  private static final String COPY =
      "copy member (id, number_bi, key_version, number_ct, language, joined_on, seen_on) from"
          + " stdin";

  private Known() {}

  /// Arguments: data folder, then `sql STATEMENT…` or `members FROM TO`.
  public static void main(String[] args) throws Exception {
    var data = Path.of(args[0]);
    var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3);
    var password = Files.readString(data.resolve("database-password")).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (var database = DriverManager.getConnection(url, "isango", password)) {
      if (args[1].equals("sql")) {
        for (int i = 2; i < args.length; i++) run(database, args[i]);
      } else {
        members(database, data, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      }
    }
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      if (!statement.execute(sql)) return;
      var rows = statement.getResultSet();
      while (rows.next()) System.out.println(rows.getString(1));
    }
  }

  private static void members(Connection database, Path data, int from, int to)
      throws SQLException {
    var vault = Vault.open(data.resolve("keys"));
    CopyIn in = ((BaseConnection) database).getCopyAPI().copyIn(COPY);
    for (int i = from; i < to; i++) {
      var row = row(vault, i).getBytes(StandardCharsets.US_ASCII);
      in.writeToCopy(row, 0, row.length);
    }
    in.endCopy();
    run(database, "analyze member");
  }

  private static String row(Vault vault, int member) {
    var number = Msisdn.parse("+" + UssdLoad.number(member)).orElseThrow();
    var id = UUID.randomUUID();
    var index = vault.index(number);
    var hex = HexFormat.of();
    return String.join(
            "\t",
            id.toString(),
            "\\\\x" + hex.formatHex(index.bytes()),
            Integer.toString(index.keyVersion()),
            "\\\\x" + hex.formatHex(vault.sealNumber(number, id, "member")),
            LANGUAGES[member % LANGUAGES.length],
            "2026-01-01",
            "2026-01-01")
        + "\n";
  }
}
