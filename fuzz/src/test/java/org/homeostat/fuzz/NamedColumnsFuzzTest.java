package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.NamedColumns;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables of time series, as CSV and as Parquet.
class NamedColumnsFuzzTest {
  @TempDir private static Path folder;

  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"t,", "NA", "nan", "1e308", "-0.5", ",,"})
  @FuzzTest
  void columnsAreReadOrRefusedInOneLine(byte[] bytes) throws IOException {
    check("series.csv", bytes);
    check("series.parquet", bytes);
  }

  static Stream<byte[]> columnsAreReadOrRefusedInOneLine() {
    return Stream.concat(
        Seeds.of(List.of("t,x\n0,1\n0.5,\n1,NA\n", "\"t\",\"x\"\r\n0,1\r\n")),
        DataFiles.seeds("snappy.parquet", "plain.parquet"));
  }

  private static void check(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    NamedColumns columns;
    try {
      columns = NamedColumns.read(file, name, List.of("t", "x"));
    } catch (DataException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains(": expected ") && message.contains(", found "), message);
      assertEquals(1, message.lines().count(), message);
      return;
    }
    for (String column : columns.names()) {
      assertEquals(columns.rows(), columns.column(column).length);
      for (double value : columns.column(column)) {
        assertFalse(Double.isInfinite(value));
      }
    }
  }
}
