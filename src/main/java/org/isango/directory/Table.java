package org.isango.directory;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The files in `data/`: CSV with a header line, UTF-8.
final class Table {
  private Table() {}

  /// Every row of a bundled file, in its order.
  ///
  /// @param file name below `data/`, without `.csv`
  static <T> List<T> read(String file, Function<Row, T> each) {
    try (var csv =
        CsvReader.builder()
            .ofCsvRecord(new InputStreamReader(open(file + ".csv"), StandardCharsets.UTF_8))) {
      var records = csv.iterator();
      var columns = columns(records.next());
      var rows = new ArrayList<T>();
      while (records.hasNext()) {
        rows.add(each.apply(new Row(columns, records.next())));
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// @param file name below `data/`
  static InputStream open(String file) {
    return Objects.requireNonNull(Table.class.getResourceAsStream("/data/" + file), file);
  }

  private static Map<String, Integer> columns(CsvRecord header) {
    var columns = new HashMap<String, Integer>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      columns.put(header.getField(i), i);
    }
    return columns;
  }

  /// One row; its fields by the name of their column.
  record Row(Map<String, Integer> columns, CsvRecord fields) {
    String text(String column) {
      return fields.getField(columns.get(column));
    }

    Optional<String> filled(String column) {
      return Optional.of(text(column)).filter(text -> !text.isEmpty());
    }

    /// 0 where the field is empty.
    int count(String column) {
      return filled(column).map(Integer::valueOf).orElse(0);
    }

    /// From the columns `lat` and `lon`.
    Optional<Point> point() {
      return filled("lat")
          .map(lat -> new Point(Double.parseDouble(lat), Double.parseDouble(text("lon"))));
    }
  }
}
