package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Iteration;
import org.homeostat.substrate.c.Roots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An iteration as a graph, where its end is known: Heron's square roots.
class RepeatingTest {
  private static final String SCRIPT =
      """
      import numpy, onnx, onnxruntime
      onnx.checker.check_model('roots.onnx', full_check=True)
      model = onnxruntime.InferenceSession('roots.onnx')
      kind = numpy.float32 if 'float' in model.get_inputs()[0].type else numpy.float64
      print(model.run(['roots'], {'x': numpy.array([16, 4], kind)})[0].round(6).tolist())
      """;

  @TempDir private Path folder;

  @BeforeEach
  void runtime() throws Exception {
    PythonOnnx.need();
  }

  private List<String> run(Iteration iteration) throws Exception {
    Files.write(folder.resolve("roots.onnx"), OnnxModel.of(iteration, "roots", "Roots.").bytes());
    return PythonOnnx.run(folder, SCRIPT, List.of());
  }

  @Test
  void itEndsWhereNothingMoves() throws Exception {
    assertEquals(List.of("[8.0, 8.0, 4.0]"), run(Roots.of(Precision.DOUBLE, 100, 1e-9)));
    assertEquals(List.of("[8.0, 8.0, 4.0]"), run(Roots.of(Precision.FLOAT, 100, 1e-4)));
  }

  /// From 1: (1 + 64)/2 = 32.5 and (1 + 16)/2 = 8.5.
  @Test
  void orAfterSoManySteps() throws Exception {
    assertEquals(List.of("[32.5, 32.5, 8.5]"), run(Roots.of(Precision.FLOAT, 1, 0)));
    assertEquals(List.of("[32.5, 32.5, 8.5]"), run(Roots.of(Precision.FLOAT, 100, 31.5)));
  }
}
