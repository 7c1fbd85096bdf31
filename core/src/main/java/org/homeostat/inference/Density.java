package org.homeostat.inference;

import java.util.List;
import java.util.function.Supplier;

/// The logarithm of a probability density, up to a constant, over points of real numbers: what
/// chains draw from.
///
/// | density | its slope |
/// | --- | --- |
/// | [LogDensity], an expression | exact |
/// | [Posterior], of parameters given a record | by differences |
public interface Density {

  /// The names of the elements of a point.
  List<String> elements();

  /// How many numbers a point has.
  default int size() {
    return elements().size();
  }

  /// Compiles the density; each evaluator that is then supplied is for one thread.
  Supplier<Evaluator> evaluators();

  /// Looks at one point after another.
  interface Evaluator {

    /// The height at a point; minus infinity or NaN where there is no density.
    double at(double[] point);

    /// As [#at], and leaves the derivative by each element.
    double slope(double[] point, double[] slope);
  }
}
