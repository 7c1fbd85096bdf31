package org.homeostat.inference;

/// A height whose slope is found by central differences, with twice as many heights as elements.
/// The error of the slope is some 1e-10 of the third derivative and 1e-11 of the height.
abstract class DifferenceEvaluator implements Density.Evaluator {
  private static final double STEP = 1e-5;

  @Override
  public final double slope(double[] point, double[] slope) {
    for (int i = 0; i < point.length; i++) {
      double there = point[i];
      double h = STEP * Math.max(1, Math.abs(there));
      point[i] = there + h;
      double above = at(point);
      point[i] = there - h;
      slope[i] = (above - at(point)) / (2 * h);
      point[i] = there;
    }
    return at(point);
  }
}
