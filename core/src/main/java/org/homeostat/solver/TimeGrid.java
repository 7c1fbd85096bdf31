package org.homeostat.solver;

/// The times of the samples: sample k stands at `start + k*step`, for k from 0 to [#last()].
record TimeGrid(double start, double step, double end) {
  /// How far, as a fraction of the step, a time may miss a sample and still be that sample's.
  private static final double SLACK = 1e-6;

  TimeGrid {
    if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
      throw new RefusedException("a step of " + step, "a step is a number greater than 0");
    }
    if (!(end > start && end - start < Double.POSITIVE_INFINITY)) {
      throw new RefusedException(
          "a run from " + start + " until " + end, "it ends later than it starts");
    }
    if ((end - start) / step >= Integer.MAX_VALUE - 1) {
      throw new RefusedException(
          "a run from " + start + " until " + end + " in steps of " + step,
          "at most 2^31 - 2 steps: take longer ones");
    }
  }

  /// The number of the last sample, which is the number of steps.
  int last() {
    return before(end);
  }

  /// The number of the last sample at or before a time.
  int before(double time) {
    return (int) Math.floor((time - start) / step + SLACK);
  }

  double time(int sample) {
    return start + sample * step;
  }
}
