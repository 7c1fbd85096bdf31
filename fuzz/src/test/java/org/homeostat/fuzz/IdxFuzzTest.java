package org.homeostat.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.data.Layout;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class IdxFuzzTest {
  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
  private static final byte[] IMAGES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6, 7, 8};

  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({"\\x00\\x00\\x08\\x03", "\\x00\\x00\\x08\\x01", "\\x1f\\x8b"})
  @FuzzTest
  void imagesAndLabelsAreReadOrRefusedWithTheirPlace(byte[] bytes) throws IOException {
    DataFiles.write("a-images-idx3-ubyte", bytes);
    DataFiles.write("a-labels-idx1-ubyte", LABELS);
    DataFiles.check("a-images-idx3-ubyte", Layout.PLAIN);
    DataFiles.write("b-images-idx3-ubyte", IMAGES);
    DataFiles.write("b-labels-idx1-ubyte", bytes);
    DataFiles.check("b-images-idx3-ubyte", Layout.PLAIN);
  }

  static Stream<byte[]> imagesAndLabelsAreReadOrRefusedWithTheirPlace() throws IOException {
    return Stream.of(IMAGES, LABELS, DataFiles.gzip(IMAGES), DataFiles.gzip(LABELS));
  }
}
