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

class CsvFuzzTest {
  private static final Layout TARGETS = new Layout("", List.of("x"), List.of(), true);

  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"label", "x,", "1e308", "-0.5", "255", ",,"})
  @FuzzTest
  void aTableIsReadOrRefusedWithItsPlace(byte[] bytes) throws IOException {
    DataFiles.write("set.csv", bytes);
    DataFiles.check("set.csv", Layout.PLAIN);
    DataFiles.check("set.csv", TARGETS);
  }

  static Stream<byte[]> aTableIsReadOrRefusedWithItsPlace() {
    return Seeds.of(
        List.of(
            "label,x,y\na,1,2\nb,3,4.5e-3\n",
            "x,\"label\"\r\n\r\n1,\"a, \"\"b\"\"\"\r\n 2 ,\"two\nlines\"",
            "label,x\n3,255\n0,7\n"));
  }
}
