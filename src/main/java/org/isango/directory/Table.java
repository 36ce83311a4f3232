package org.isango.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The files in `data/`: CSV with a header line, UTF-8, `\n` after every row, no row over two
/// lines.
///
/// They are read by a machine that has just started and runs a database start beside it. So fields
/// that nobody asks for are not made at all: a general reader takes three times as long.
final class Table {
  private final byte[] file;
  private final Map<String, Integer> columns = new HashMap<>();

  private Table(byte[] file) {
    this.file = file;
    var header = new String(file, 0, end(0), StandardCharsets.UTF_8).split(",");
    for (int i = 0; i < header.length; i++) {
      columns.put(header[i], i);
    }
  }

  /// Every row of a bundled file, in its order.
  ///
  /// @param file name below `data/`, without `.csv`
  static <T> List<T> read(String file, Function<Row, T> each) {
    var table = new Table(bytes(file + ".csv"));
    var rows = new ArrayList<T>();
    int from = table.end(0) + 1;
    while (from < table.file.length) {
      var row = table.row(from);
      rows.add(each.apply(row));
      from = row.end() + 1;
    }
    return rows;
  }

  /// @param file name below `data/`
  static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(Table.class.getResourceAsStream("/data/" + file), file)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int end(int from) {
    int end = from;
    while (file[end] != '\n') end++;
    return end;
  }

  private Row row(int from) {
    var starts = new int[columns.size() + 1];
    int column = 1;
    boolean quoted = false;
    starts[0] = from;
    int i = from;
    for (byte b = file[i]; b != '\n'; b = file[++i]) {
      if (b == '"') quoted = !quoted;
      else if (b == ',' && !quoted) starts[column++] = i + 1;
    }
    if (column != columns.size()) {
      throw new IllegalStateException("a row of the bundled data has " + column + " columns");
    }
    starts[column] = i + 1;
    return new Row(this, starts);
  }

  /// One row; its fields by the name of their column.
  static final class Row {
    private final Table table;
    private final int[] starts;

    private Row(Table table, int[] starts) {
      this.table = table;
      this.starts = starts;
    }

    private int end() {
      return starts[starts.length - 1] - 1;
    }

    private boolean empty(int at) {
      return starts[at + 1] - 1 == starts[at];
    }

    String text(String column) {
      int at = table.columns.get(column);
      int length = starts[at + 1] - 1 - starts[at];
      var field = new String(table.file, starts[at], length, StandardCharsets.UTF_8);
      return field.startsWith("\"")
          ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
          : field;
    }

    Optional<String> filled(String column) {
      return empty(table.columns.get(column)) ? Optional.empty() : Optional.of(text(column));
    }

    /// 0 where the field is empty.
    int count(String column) {
      return (int) decimal(table.columns.get(column));
    }

    /// From the columns `lat` and `lon`.
    Optional<Point> point() {
      int lat = table.columns.get("lat");
      int lon = table.columns.get("lon");
      return empty(lat) ? Optional.empty() : Optional.of(new Point(decimal(lat), decimal(lon)));
    }

    /// Degrees and counts: at most nine digits, perhaps a sign and a point.
    private double decimal(int at) {
      long digits = 0;
      long scale = 0;
      boolean negative = false;
      for (int i = starts[at]; i < starts[at + 1] - 1; i++) {
        byte b = table.file[i];
        if (b == '-') negative = true;
        else if (b == '.') scale = 1;
        else if (b >= '0' && b <= '9') {
          digits = 10 * digits + b - '0';
          scale *= 10;
        } else throw new IllegalStateException("the bundled data has a number that is none");
      }
      double value = (double) digits / Math.max(1, scale);
      return negative ? -value : value;
    }
  }
}
