package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.substrate.onnx.OnnxException;
import org.homeostat.substrate.onnx.OnnxSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxFuzzTest {
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @FuzzTest
  void networksAreReadOrRefusedInALine(byte[] bytes) {
    String text;
    try {
      text = OnnxSystem.text(bytes, "network");
    } catch (OnnxException refused) {
      assertEquals(1, refused.problem().lines().count(), refused.problem());
      return;
    }
    try {
      assertFalse(SystemReader.read(SourceText.of("network", text)).outputs().isEmpty());
    } catch (InputException refused) {
      assertFalse(refused.problems().isEmpty(), "refused without a problem");
    }
  }

  static Stream<byte[]> networksAreReadOrRefusedInALine() {
    return DataFiles.seeds("network.onnx", "network-gemm.onnx");
  }
}
