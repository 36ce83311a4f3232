import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// The database of a running service from outside: `Fill DATA members FROM TO` makes members as the
/// service itself would seal them, each speaking the language her number says; `Fill DATA sql
/// STATEMENT…` runs statements, `Fill DATA in DATABASE STATEMENT…` runs them elsewhere.
public final class Fill {
  private static final List<String> LANGUAGES = List.of("en", "zu", "xh", "af", "st", "tn");
  private static final String COPY =
      "copy member (id, number_bi, key_version, number_ct, language, joined_on, seen_on) from"
          + " stdin";
  private static final HexFormat HEX = HexFormat.of();

  private Fill() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    boolean elsewhere = args[1].equals("in");
    try (var database = connect(data, elsewhere ? args[2] : "postgres")) {
      if (args[1].equals("members")) {
        fill(
            database,
            Vault.open(data.resolve("keys")),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
      } else {
        for (String sql : List.of(args).subList(elsewhere ? 3 : 2, args.length)) run(database, sql);
      }
    }
  }

  private static Connection connect(Path data, String name) throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3);
    String password = Files.readString(data.resolve("database-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, "isango", password);
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      if (!statement.execute(sql)) return;
      for (var rows = statement.getResultSet(); rows.next(); )
        System.out.println(rows.getString(1));
    }
  }

  private static void fill(Connection database, Vault vault, int from, int to) throws SQLException {
    var copy = new CopyManager((BaseConnection) database).copyIn(COPY);
    var lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      var id = UUID.randomUUID();
      var number = Msisdn.parse("+2760" + String.format("%07d", i)).orElseThrow();
      var index = vault.index(number);
      lines.append(id).append("\t\\\\x").append(HEX.formatHex(index.bytes()));
      lines.append('\t').append(index.keyVersion());
      lines.append("\t\\\\x").append(HEX.formatHex(vault.sealNumber(number, id, "member")));
      lines.append('\t').append(LANGUAGES.get(i % LANGUAGES.size()));
      lines.append("\t2026-11-01\t2026-11-01\n");
      if (lines.length() > 60_000 || i == to - 1) {
        byte[] chunk = lines.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(chunk, 0, chunk.length);
        lines.setLength(0);
      }
    }
    copy.endCopy();
  }
}
