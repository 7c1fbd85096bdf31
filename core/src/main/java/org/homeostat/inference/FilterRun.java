package org.homeostat.inference;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.jspecify.annotations.Nullable;

/// One pass of a [GaussianFilter] over a record. Without a track nothing is allocated from row to
/// row, save where inputs change.
final class FilterRun {
  private static final double MOST_STEPS = 1e8;
  private static final double LN_2_PI = 1.8378770664093454836;

  private final GaussianFilter filter;
  private final Measurements record;
  private final @Nullable Track track;
  private final Transport transport;
  private final int n;
  private final double[] mean;
  private final double[] root;
  private final int[] present;
  private final double[] block;
  private final double[] cross;
  private final double[] difference;
  private final double[] corrected;
  private final double[] one;
  private final LogProduct spreads = new LogProduct();
  private double squares;
  private long counted;
  private boolean diverged;
  private int reached;

  FilterRun(
      GaussianFilter filter,
      Measurements record,
      Map<String, Tensor> values,
      @Nullable Track track) {
    this.filter = filter;
    this.record = record;
    this.track = track;
    this.transport = filter.transport(values);
    this.n = transport.n;
    this.mean = start(values);
    this.root = new double[n * n];
    int p = transport.p;
    this.present = new int[p];
    this.block = new double[p * (transport.seenWidth + p)];
    this.cross = new double[n * p];
    this.difference = new double[p];
    this.corrected = new double[n * (transport.seenWidth + p)];
    this.one = new double[p];
    Matrix begin = Definite.root(filter.space.covariance());
    System.arraycopy(begin.elements(), 0, root, 0, n * n);
    Triangle.reduce(root, n, n, n);
    Rows.check(record, p);
  }

  private double[] start(Map<String, Tensor> values) {
    return filter.space.system().states().stream()
        .map(x -> values.getOrDefault(x.name(), x.start()))
        .flatMapToDouble(tensor -> Arrays.stream(tensor.elements()))
        .toArray();
  }

  void go() {
    double t = record.start();
    hold(0);
    for (int k = 0; k < record.times().length && !diverged; k++) {
      double next = record.times()[k];
      predict(t, next);
      t = next;
      hold(k);
      if (!diverged) {
        correct(t, record.values()[k]);
        diverged |= !Double.isFinite(sum(mean)) || !Double.isFinite(sum(root));
        reached = diverged ? reached : k + 1;
      }
    }
  }

  private void hold(int k) {
    for (int i = 0; i < record.inputs().size(); i++) {
      transport.set(record.inputs().get(i), Tensor.scalar(record.held()[k][i]));
    }
  }

  private static double sum(double[] all) {
    double sum = 0;
    for (double each : all) {
      sum += each;
    }
    return sum;
  }

  private void predict(double from, double to) {
    double steps = filter.space.steps(to - from);
    if (steps > MOST_STEPS) {
      throw new RefusedException(
          "a gap of " + (to - from) + " takes " + steps + " steps", "take a longer step");
    }
    double h = (to - from) / steps;
    for (int i = 0; i < steps && !diverged; i++) {
      transport.flow(mean, root, from + i * h, h);
      advance();
    }
  }

  private void advance() {
    int width = transport.width;
    double[] moved = transport.moved;
    double[] before = track == null ? mean : mean.clone();
    double[] rootBefore = track == null ? root : root.clone();
    double[] kept = track == null ? moved : moved.clone();
    Triangle.reduce(moved, n, width, width);
    for (int i = 0; i < n; i++) {
      System.arraycopy(moved, i * width, root, i * n, n);
    }
    System.arraycopy(transport.mean, 0, mean, 0, n);
    diverged = !Double.isFinite(sum(mean)) || !Double.isFinite(sum(root));
    if (track != null) {
      track.stretches.add(new Track.Stretch(before, rootBefore, kept, mean.clone(), root.clone()));
    }
  }

  private void correct(double t, double[] values) {
    int p = transport.p;
    int count = 0;
    for (int i = 0; i < p; i++) {
      if (!Double.isNaN(values[i])) {
        present[count++] = i;
      }
    }
    boolean used = count > 0;
    double square = 0;
    if (used) {
      transport.measure(mean, root, t);
      square = innovate(values, count);
      used = square <= filter.edge(count);
      squares += used ? square : filter.edge(count);
      counted += count;
      for (int i = 0; i < count; i++) {
        spreads.multiply(block[i * (transport.seenWidth + count) + i]);
      }
      if (used) {
        gain(count);
      }
    }
    if (track != null) {
      note(values, count, square, used);
    }
  }

  /// Leaves the root of the innovations' covariance in the block and the white innovations in
  /// `difference`; returns the sum of their squares.
  private double innovate(double[] values, int count) {
    int wide = transport.seenWidth;
    int stride = wide + count;
    for (int i = 0; i < count; i++) {
      int from = present[i];
      System.arraycopy(transport.seen, from * wide, block, i * stride, wide);
      Arrays.fill(block, i * stride + wide, (i + 1) * stride, 0);
      double deviation = transport.deviations[from];
      if (!(deviation > 0)) {
        throw new RefusedException(
            "the deviation of a sensor is " + deviation, "deviations are above 0");
      }
      block[i * stride + wide + i] = deviation;
      difference[i] = values[from] - transport.expected[from];
    }
    Triangle.timesTransposed(root, n, n, transport.seen, transport.p, wide, n, cross);
    Triangle.reduce(block, count, stride, stride);
    Triangle.solve(block, count, stride, difference, 0);
    double square = 0;
    for (int i = 0; i < count; i++) {
      square += difference[i] * difference[i];
    }
    return square;
  }

  /// Moves the mean by the white innovations, and the root to that of `[S - K*T, K*N]`.
  private void gain(int count) {
    int p = transport.p;
    int wide = transport.seenWidth;
    int stride = wide + count;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        one[j] = cross[i * p + present[j]];
      }
      Triangle.solve(block, count, stride, one, 0);
      for (int j = 0; j < count; j++) {
        mean[i] += one[j] * difference[j];
      }
      Triangle.solveTransposed(block, count, stride, one, 0);
      correctRow(i, count, wide, stride);
    }
    Triangle.reduce(corrected, n, stride, stride);
    for (int i = 0; i < n; i++) {
      System.arraycopy(corrected, i * stride, root, i * n, n);
    }
  }

  /// Row i of `[S - K*T, K*N]`, the gains of the row in `one`.
  private void correctRow(int i, int count, int wide, int stride) {
    int row = i * stride;
    for (int c = 0; c < wide; c++) {
      double sum = 0;
      for (int j = 0; j < count; j++) {
        sum += one[j] * transport.seen[present[j] * wide + c];
      }
      corrected[row + c] = c < n ? root[i * n + c] - sum : sum;
    }
    for (int j = 0; j < count; j++) {
      corrected[row + wide + j] = one[j] * transport.deviations[present[j]];
    }
  }

  private void note(double[] values, int count, double square, boolean used) {
    int p = transport.p;
    int stride = transport.seenWidth + count;
    double[] innovation = new double[p];
    double[] spread = new double[p];
    double[] white = new double[p];
    Arrays.fill(innovation, Double.NaN);
    Arrays.fill(spread, Double.NaN);
    Arrays.fill(white, Double.NaN);
    for (int i = 0; i < count; i++) {
      int at = present[i];
      innovation[at] = values[at] - transport.expected[at];
      white[at] = difference[i];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += block[i * stride + j] * block[i * stride + j];
      }
      spread[at] = Math.sqrt(sum);
    }
    Track kept = Objects.requireNonNull(track);
    kept.rows.add(
        new Track.Row(
            kept.stretches.size(),
            mean.clone(),
            root.clone(),
            innovation,
            spread,
            white,
            square,
            used));
  }

  double logLikelihood() {
    return diverged
        ? Double.NEGATIVE_INFINITY
        : -0.5 * squares - spreads.value() - 0.5 * counted * LN_2_PI;
  }

  /// How many rows were reached before the filter diverged.
  int reached() {
    return reached;
  }
}
