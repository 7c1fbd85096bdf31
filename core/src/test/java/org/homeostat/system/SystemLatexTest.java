package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
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

  @Test
  void eventsSayWhenTheyHappenAndWhatTheyDo() {
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "a.yaml",
                """
                system: a
                states: {v: 0, w: 0}
                noise: {n: {kind: poisson, rate: "2 + v"}}
                parameters: {pause: 0.1}
                equations: |
                  dv = -v*dt + dn
                  dw = -w*dt + darrival
                events:
                  spike: {when: v > 1, set: {v: 0, w: w + 1}, refractory: pause}
                  arrival: {of: spike, after: 0.5}
                """));
    assertEquals(
        """
        n &\\colon\\; \\text{at random, rate } 2 + v \\\\
        \\mathrm{spike} &\\colon\\; v > 1 \\;\\Rightarrow\\; v \\leftarrow 0,\\; w \\leftarrow w + 1\\text{, then rest for } \\mathrm{pause} \\\\
        \\mathrm{arrival} &\\colon\\; \\mathrm{spike}\\text{, later by } 0.5 \\\\\
        """,
        SystemLatex.print(system)
            .lines()
            .filter(line -> line.contains("colon"))
            .collect(Collectors.joining("\n")));
  }
}
