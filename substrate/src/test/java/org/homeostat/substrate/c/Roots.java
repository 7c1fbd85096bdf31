package org.homeostat.substrate.c;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// Heron's square roots of the sums `W@x`, by the iteration `s' = (s + W@x/s)/2`: an iteration with
/// something that the input fixes and a closed form.
public final class Roots {
  /// All numbers are powers of 4, so that the roots are exact.
  private static final Tensor WEIGHTS =
      new Tensor(Shape.of(3, 2), new double[] {4, 0, 0, 16, 1, 0});

  private Roots() {}

  /// @param tolerance 0 to take all steps
  public static Iteration of(Precision precision, int most, double tolerance) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Value w = on.input("W", WEIGHTS.shape(), Binding.RUN);
    Value x = on.input("x", Shape.of(2), Binding.TRAJECTORY);
    Value s = on.input("s", Shape.of(3), Binding.STEP);
    Value of = on.product(w, x);
    on.result("s", on.multiply(on.constant(0.5), on.add(s, on.divide(of, s))));
    ProgramBuilder reading = new ProgramBuilder(precision);
    reading.input("x", Shape.of(2), Binding.TRAJECTORY);
    reading.result("roots", reading.input("s", Shape.of(3), Binding.STEP));
    return new Iteration(
        on.build(),
        reading.build(),
        Map.of("s", new Tensor(Shape.of(3), new double[] {1, 1, 1})),
        List.of("s"),
        most,
        tolerance,
        Map.of("W", WEIGHTS));
  }
}
