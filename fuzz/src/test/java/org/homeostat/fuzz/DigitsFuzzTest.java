package org.homeostat.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.data.Layout;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class DigitsFuzzTest {
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"ustar", "package/src/digits/0.json", "{\"data\":", "0.996", "[0,", "]}"})
  @FuzzTest
  void digitsAreReadOrRefusedWithTheirPlace(byte[] bytes) throws IOException {
    DataFiles.write("digits.tgz", bytes);
    DataFiles.check("digits.tgz", Layout.PLAIN);
    for (int digit = 0; digit < 10; digit++) {
      DataFiles.write("digits/" + digit + ".json", bytes);
    }
    DataFiles.check("digits", Layout.PLAIN);
  }

  static Stream<byte[]> digitsAreReadOrRefusedWithTheirPlace() {
    String image = "0,".repeat(783) + "0.502";
    return Stream.concat(
        DataFiles.seeds("digits.tar"),
        Stream.of(
            List.of("{\"data\": [" + image + "]}", "{\"data\": []}").stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new)));
  }
}
