package org.homeostat.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.data.Layout;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetFuzzTest {
  private static final Layout TARGETS = new Layout("", List.of("x"), List.of(), false);

  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"PAR1", "label", "schema"})
  @FuzzTest
  void aTableIsReadOrRefusedWithItsPlace(byte[] bytes) throws IOException {
    DataFiles.write("set.parquet", bytes);
    DataFiles.check("set.parquet", Layout.PLAIN);
    DataFiles.check("set.parquet", TARGETS);
  }

  static Stream<byte[]> aTableIsReadOrRefusedWithItsPlace() {
    return DataFiles.seeds(
        "snappy.parquet",
        "gzip.parquet",
        "version2.parquet",
        "empty-label.parquet",
        "plain.parquet");
  }
}
