package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Iteration;
import org.homeostat.substrate.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An iteration in C, where its end is known: Heron's square roots.
class IterationCodeTest {
  private static final String DRIVER =
      """
      #include <stdio.h>
      #include "roots.h"
      int main(void) {
        real x[2] = {16, 4}, roots[3];
        printf("%d", roots_predict(x, roots));
        printf(" %.6f %.6f %.6f\\n", roots[0], roots[1], roots[2]);
        return 0;
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compiler() {
    Tool.GCC.need();
  }

  private List<String> run(Iteration iteration, String real) throws Exception {
    CCode code = CCode.of(iteration, "roots", "Roots.");
    Files.writeString(folder.resolve("roots.h"), code.header());
    Files.writeString(folder.resolve("roots.c"), code.source());
    Files.writeString(folder.resolve("driver.c"), DRIVER.replace("real", real));
    return Gcc.run(folder, List.of("-O2"), "roots.c", "driver.c");
  }

  @Test
  void itEndsWhereNothingMoves() throws Exception {
    List<String> exact = List.of("0 8.000000 8.000000 4.000000");
    assertEquals(exact, run(Roots.of(Precision.DOUBLE, 100, 1e-9), "double"));
    assertEquals(exact, run(Roots.of(Precision.FLOAT, 100, 1e-4), "float"));
  }

  /// From 1: (1 + 64)/2 = 32.5 and (1 + 16)/2 = 8.5.
  @Test
  void orAfterSoManySteps() throws Exception {
    assertEquals(
        List.of("0 32.500000 32.500000 8.500000"), run(Roots.of(Precision.FLOAT, 1, 0), "float"));
    assertEquals(
        List.of("0 32.500000 32.500000 8.500000"),
        run(Roots.of(Precision.FLOAT, 100, 31.5), "float"));
  }
}
