package org.homeostat.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.data.Layout;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFuzzTest {
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"IHDR", "IDAT", "PLTE", "IEND", "JFIF"})
  @FuzzTest
  void anImageIsReadOrRefusedWithItsFile(byte[] bytes) throws IOException {
    DataFiles.write("images/class/1.png", bytes);
    DataFiles.check("images", Layout.PLAIN);
  }

  static Stream<byte[]> anImageIsReadOrRefusedWithItsFile() {
    return DataFiles.seeds("grey.png", "colours.png", "palette.png", "grey.jpg");
  }
}
