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

class NumpyFuzzTest {
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "'descr': '<f4'",
    "'|u1'",
    "'<i8'",
    "'fortran_order': False",
    "'shape': (4, 3)",
    "(4,)",
    "NUMPY",
    "x.npy",
    "PK"
  })
  @FuzzTest
  void arraysAreReadOrRefusedWithTheirPlace(byte[] bytes) throws IOException {
    byte[] labels = DataFiles.seeds("labels.npy").findFirst().orElseThrow();
    byte[] inputs = DataFiles.seeds("floats.npy").findFirst().orElseThrow();
    DataFiles.write("a/x.npy", bytes);
    DataFiles.write("a/y.npy", labels);
    DataFiles.check("a/x.npy", Layout.PLAIN);
    DataFiles.write("b/x.npy", inputs);
    DataFiles.write("b/y.npy", bytes);
    DataFiles.check("b/x.npy", Layout.PLAIN);
    DataFiles.write("set.npz", bytes);
    DataFiles.check("set.npz", Layout.PLAIN);
  }

  static Stream<byte[]> arraysAreReadOrRefusedWithTheirPlace() throws IOException {
    List<byte[]> arrays = DataFiles.seeds("floats.npy", "bytes.npy", "labels.npy").toList();
    byte[] archive =
        DataFiles.zip(List.of("x.npy", "y.npy"), List.of(arrays.get(1), arrays.get(2)));
    return Stream.concat(arrays.stream(), Stream.of(archive));
  }
}
