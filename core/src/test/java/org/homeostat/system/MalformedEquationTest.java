package org.homeostat.system;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mistakes inside an equation are placed at their character in the file.
final class MalformedEquationTest {
  private static final String HEAD =
      """
      system: a
      states: {x: 0, v: 0}
      parameters: {mass: 1, friction: 0.5, k: [1, 2]}
      noise: [w]
      """;

  @ParameterizedTest
  @MethodSource({"statements", "terms", "shapesAndUnits"})
  void isRefusedAtItsPlace(Malformed file) {
    file.check();
  }

  private static Malformed block(String lines, String... problems) {
    String text = HEAD + "equations: |\n" + lines.indent(2);
    return Malformed.of(text, problems);
  }

  static Stream<Malformed> statements() {
    return Stream.of(
        block("dx = v*dt", "2:16: no equation for the state 'v' | dv = 0*dt"),
        block("dx = v*dt\ndv = 0*dt\ndx = x*dt", "8:3: a second equation for 'x' | keep one"),
        block(
            "dx = v*dt\ndv = 0*dt\ndy = v*dt",
            "8:3: no state for the equation of 'dy' | did you mean"),
        block("dx = v*dt\ndv = 0*dt\nv dt", "8:3: expected an equation, found no '='"),
        block(
            "dx/dt = v\ndv = 0*dt",
            "2:10: no equation for the state 'x'",
            "6:3: a derivative on the left | write dx = ...*dt"),
        block("dx = v*dt\ndv = 0*dt\nx = 3", "8:3: 'x' is declared twice"),
        block("dx = v*dt\ndv = 0*dt\nI = 3\nI = 4", "9:3: 'I' is declared twice"),
        block(
            "a = b + 1\nb = c\nc = a\ndx = a*dt\ndv = 0*dt",
            "8:3: 'c' needs itself: c -> a -> b -> c"),
        block("a = a + 1\ndx = a*dt\ndv = 0*dt", "6:3: 'a' needs itself: a -> a"),
        block("dx = v*dt\ndv = -frictoin*v*dt", "7:9: unknown name 'frictoin' | 'friction'"),
        block("dx = v*dt\ndv = (v + (\n    frictoin*x))*dt", "8:7: unknown name 'frictoin'"),
        block("dx = q*dt  # here\n# and not here: z = =\ndv = 0*dt", "6:8: unknown name 'q'"),
        block("dx = v*dt\ndv = sinn(x)*dt", "7:8: unknown function 'sinn' | 'sin'"),
        block("dx = v*dt\ndv = 2x*dt", "7:9: expected an operator or a unit, found 'x'"),
        block("dx = v*\ndv = 0*dt", "6:10: expected a number, a name"),
        block("dx = (v*dt\ndv = 0*dt", "6:8: this '(' is not closed"),
        block("dx = atan2(v)*dt\ndv = 0*dt", "6:8: 'atan2' takes"));
  }

  static Stream<Malformed> terms() {
    return Stream.of(
        block("dx = v\ndv = 0*dt", "6:8: this term has no differential | multiplied"),
        block("dx = v*dt + x\ndv = 0*dt", "6:15: this term has no differential"),
        block("dx = v*dt^2\ndv = 0*dt", "6:10: this term is not linear in dt"),
        block("dx = v*dt\ndv = sin(dw)", "7:8: this term is not linear in dw"),
        block("dx = v*dt\ndv = dw*dw", "7:8: this term is not linear in dw"),
        block("dx = v*dt\ndv = 0.1*dz", "7:12: unknown name 'dz' | 'dw'"),
        block("dx = v*dt\ndv = 0.1*dn", "7:12: unknown name 'dn' | noise: [n]"),
        block(
            "dx = v*dt\ndv = J*dt\nJ = 2*dw", "8:3: the definition of 'J' contains a differential"),
        block("dx = v*dt\ndv = 0*dt\ndelta = 3*x\nI = delta*sin(I2)", "9:17: unknown name 'I2'"));
  }

  static Stream<Malformed> shapesAndUnits() {
    return Stream.of(
        block("dx = k*dt\ndv = 0*dt", "6:8: the right side has shape [2], the state 'x' has"),
        block(
            "dx = (k + [1, 2, 3])[0]*dt\ndv = 0*dt",
            "6:9: '+' needs equal shapes or a scalar, found [2] and [3]"),
        Malformed.of(
            """
            system: a
            states: {x: 0 m, v: 0 m/s}
            parameters: {friction: 0.5 1/s}
            equations: |
              dx = v*dt
              dv = (v - friction*v)*dt
            """,
            "6:9: '-' needs equal units, found m/s and m/s^2"),
        Malformed.of(
            """
            system: a
            states: {x: 0 m}
            noise: [w]
            equations: |
              dx = -x*dt + 1 {m/s}*dw
            """,
            "5:8: '+' needs equal units"),
        Malformed.of(
            """
            system: a
            states: {x: 0 m}
            equations: "dx = 3 m*dt"
            """,
            "3:18: the right side has the unit"),
        Malformed.of(
            """
            system: a
            states: {x: 0 m}
            equations: 'dx = exp(x)*dt'
            outputs: {y: "x[0]", z: '[x, q]'}
            """,
            "3:18: 'exp' needs a pure number, found m",
            "4:15: ",
            "4:30: unknown name 'q'"),
        Malformed.of(
            """
            system: a
            states: {x: 0}
            equations: >
              dx =
              zz*dt
            outputs: {x: 2*x}
            """,
            "5:3: unknown name 'zz'",
            "6:11: 'x' is declared twice"));
  }
}
