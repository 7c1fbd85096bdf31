package org.homeostat.studio.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A series of numbers; one that is not finite is a gap.
public final class Samples {
  /// No numbers at all.
  public static final Samples NONE = of();

  private final double[] values;

  private Samples(double[] values) {
    this.values = values;
  }

  /// A copy of `values`.
  public static Samples of(double... values) {
    return new Samples(values.clone());
  }

  /// `size` numbers, the first `start`, each `step` after the last.
  public static Samples even(double start, double step, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.fma(step, i, start);
    }
    return new Samples(values);
  }

  /// How many.
  public int size() {
    return values.length;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return values.length == 0;
  }

  /// The number at `index`, from 0.
  public double at(int index) {
    return values[index];
  }

  /// A copy of the numbers that are finite.
  public double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /// The samples at `indices`, in that order.
  public Samples pick(int[] indices) {
    return new Samples(IntStream.of(indices).mapToDouble(this::at).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples samples && Arrays.equals(values, samples.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " samples";
  }
}
