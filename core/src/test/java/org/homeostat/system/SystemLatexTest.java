package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;

final class SystemLatexTest {

  @Test
  void equationsThenDefinitionsThenTheStart() {
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "a.yaml",
                """
                system: a
                states: {x: 2 m, z: [1, 2]}
                noise: [w]
                equations: |
                  k = x/(1 s)
                  dx = -k*dt
                  dz = -z*dt - 3*dw
                """));
    assertEquals(
        """
        \\begin{aligned}
        \\mathrm{d}x &= -k \\, \\mathrm{d}t \\\\
        \\mathrm{d}z &= -z \\, \\mathrm{d}t - 3 \\, \\mathrm{d}w \\\\
        k &= \\frac{x}{1\\,\\mathrm{s}} \\\\
        x(0) &= 2\\,\\mathrm{m} \\\\
        z(0) &= z_0
        \\end{aligned}\
        """,
        SystemLatex.print(system));
  }
}
