package org.homeostat.solver;

import org.homeostat.kernel.Memory;
import org.homeostat.system.Variable;

/// The length of the first step of an adaptive run: a hundredth of the time in which the states
/// would move by their own size, measured in tolerances (Hairer, Norsett & Wanner 1993, Solving
/// Ordinary Differential Equations I, section II.4, "starting step size", parts a and b).
final class FirstStep {
  private static final double CAUTIOUS = 1e-6;

  private FirstStep() {}

  /// @param slope a memory that holds the drift at the start
  static double length(Setting setting, Memory slope) {
    Tolerance tolerance = setting.plan().asked();
    double sizes = 0;
    double slopes = 0;
    for (Variable state : setting.states()) {
      if (Signals.has(setting.plan().system(), state.name())) {
        continue;
      }
      double[] x = setting.start(state).elements();
      String name = AdaptiveProgram.slope(state.name());
      double[] f = slope.has(name) ? slope.get(name, 0).elements() : new double[1];
      for (int e = 0; e < x.length; e++) {
        double allowed = Math.fma(tolerance.relative(), Math.abs(x[e]), tolerance.absolute());
        double size = x[e] / allowed;
        double speed = f[f.length == 1 ? 0 : e] / allowed;
        sizes = Math.fma(size, size, sizes);
        slopes = Math.fma(speed, speed, slopes);
      }
    }
    double length = 0.01 * Math.sqrt(sizes) / Math.sqrt(slopes);
    boolean known = Math.min(sizes, slopes) > 1e-10 && length < Double.POSITIVE_INFINITY;
    return known ? length : CAUTIOUS;
  }
}
