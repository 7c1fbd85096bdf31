package org.homeostat.kernel;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Two primitives in one pass of a [VectorWalk], the first one's value not stored; both round.
final class FusedLoops {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  private static final int W = 4;

  private FusedLoops() {}

  static void addAdd(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).add(fromArray(S, r, b)).add(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .add(fromArray(S, r, b + W))
        .add(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .add(fromArray(S, r, b + 2 * W))
        .add(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .add(fromArray(S, r, b + 3 * W))
        .add(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void addSubtract(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).add(fromArray(S, r, b)).sub(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .add(fromArray(S, r, b + W))
        .sub(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .add(fromArray(S, r, b + 2 * W))
        .sub(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .add(fromArray(S, r, b + 3 * W))
        .sub(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void addFrom(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, c).sub(fromArray(S, r, a).add(fromArray(S, r, b))).intoArray(r, t);
    fromArray(S, r, c + W)
        .sub(fromArray(S, r, a + W).add(fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, c + 2 * W)
        .sub(fromArray(S, r, a + 2 * W).add(fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, c + 3 * W)
        .sub(fromArray(S, r, a + 3 * W).add(fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  static void addMultiply(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).add(fromArray(S, r, b)).mul(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .add(fromArray(S, r, b + W))
        .mul(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .add(fromArray(S, r, b + 2 * W))
        .mul(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .add(fromArray(S, r, b + 3 * W))
        .mul(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void addFactor(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, a)
        .add(fromArray(S, r, b))
        .fma(fromArray(S, r, c), fromArray(S, r, d))
        .intoArray(r, t);
    fromArray(S, r, a + W)
        .add(fromArray(S, r, b + W))
        .fma(fromArray(S, r, c + W), fromArray(S, r, d + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .add(fromArray(S, r, b + 2 * W))
        .fma(fromArray(S, r, c + 2 * W), fromArray(S, r, d + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .add(fromArray(S, r, b + 3 * W))
        .fma(fromArray(S, r, c + 3 * W), fromArray(S, r, d + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void subtractAdd(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).sub(fromArray(S, r, b)).add(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .sub(fromArray(S, r, b + W))
        .add(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .sub(fromArray(S, r, b + 2 * W))
        .add(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .sub(fromArray(S, r, b + 3 * W))
        .add(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void subtractSubtract(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).sub(fromArray(S, r, b)).sub(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .sub(fromArray(S, r, b + W))
        .sub(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .sub(fromArray(S, r, b + 2 * W))
        .sub(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .sub(fromArray(S, r, b + 3 * W))
        .sub(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void subtractFrom(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, c).sub(fromArray(S, r, a).sub(fromArray(S, r, b))).intoArray(r, t);
    fromArray(S, r, c + W)
        .sub(fromArray(S, r, a + W).sub(fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, c + 2 * W)
        .sub(fromArray(S, r, a + 2 * W).sub(fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, c + 3 * W)
        .sub(fromArray(S, r, a + 3 * W).sub(fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  static void subtractMultiply(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).sub(fromArray(S, r, b)).mul(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .sub(fromArray(S, r, b + W))
        .mul(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .sub(fromArray(S, r, b + 2 * W))
        .mul(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .sub(fromArray(S, r, b + 3 * W))
        .mul(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void subtractFactor(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, a)
        .sub(fromArray(S, r, b))
        .fma(fromArray(S, r, c), fromArray(S, r, d))
        .intoArray(r, t);
    fromArray(S, r, a + W)
        .sub(fromArray(S, r, b + W))
        .fma(fromArray(S, r, c + W), fromArray(S, r, d + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .sub(fromArray(S, r, b + 2 * W))
        .fma(fromArray(S, r, c + 2 * W), fromArray(S, r, d + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .sub(fromArray(S, r, b + 3 * W))
        .fma(fromArray(S, r, c + 3 * W), fromArray(S, r, d + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void multiplyAdd(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).mul(fromArray(S, r, b)).add(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .mul(fromArray(S, r, b + W))
        .add(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .mul(fromArray(S, r, b + 2 * W))
        .add(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .mul(fromArray(S, r, b + 3 * W))
        .add(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void multiplySubtract(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).mul(fromArray(S, r, b)).sub(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .mul(fromArray(S, r, b + W))
        .sub(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .mul(fromArray(S, r, b + 2 * W))
        .sub(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .mul(fromArray(S, r, b + 3 * W))
        .sub(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void multiplyFrom(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, c).sub(fromArray(S, r, a).mul(fromArray(S, r, b))).intoArray(r, t);
    fromArray(S, r, c + W)
        .sub(fromArray(S, r, a + W).mul(fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, c + 2 * W)
        .sub(fromArray(S, r, a + 2 * W).mul(fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, c + 3 * W)
        .sub(fromArray(S, r, a + 3 * W).mul(fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  static void multiplyMultiply(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).mul(fromArray(S, r, b)).mul(fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W)
        .mul(fromArray(S, r, b + W))
        .mul(fromArray(S, r, c + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .mul(fromArray(S, r, b + 2 * W))
        .mul(fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .mul(fromArray(S, r, b + 3 * W))
        .mul(fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void multiplyFactor(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, a)
        .mul(fromArray(S, r, b))
        .fma(fromArray(S, r, c), fromArray(S, r, d))
        .intoArray(r, t);
    fromArray(S, r, a + W)
        .mul(fromArray(S, r, b + W))
        .fma(fromArray(S, r, c + W), fromArray(S, r, d + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .mul(fromArray(S, r, b + 2 * W))
        .fma(fromArray(S, r, c + 2 * W), fromArray(S, r, d + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .mul(fromArray(S, r, b + 3 * W))
        .fma(fromArray(S, r, c + 3 * W), fromArray(S, r, d + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void fmaAdd(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, a)
        .fma(fromArray(S, r, b), fromArray(S, r, c))
        .add(fromArray(S, r, d))
        .intoArray(r, t);
    fromArray(S, r, a + W)
        .fma(fromArray(S, r, b + W), fromArray(S, r, c + W))
        .add(fromArray(S, r, d + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .fma(fromArray(S, r, b + 2 * W), fromArray(S, r, c + 2 * W))
        .add(fromArray(S, r, d + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .fma(fromArray(S, r, b + 3 * W), fromArray(S, r, c + 3 * W))
        .add(fromArray(S, r, d + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void fmaFactor(double[] r, int t, int a, int b, int c, int d, int e) {
    fromArray(S, r, a)
        .fma(fromArray(S, r, b), fromArray(S, r, c))
        .fma(fromArray(S, r, d), fromArray(S, r, e))
        .intoArray(r, t);
    fromArray(S, r, a + W)
        .fma(fromArray(S, r, b + W), fromArray(S, r, c + W))
        .fma(fromArray(S, r, d + W), fromArray(S, r, e + W))
        .intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .fma(fromArray(S, r, b + 2 * W), fromArray(S, r, c + 2 * W))
        .fma(fromArray(S, r, d + 2 * W), fromArray(S, r, e + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .fma(fromArray(S, r, b + 3 * W), fromArray(S, r, c + 3 * W))
        .fma(fromArray(S, r, d + 3 * W), fromArray(S, r, e + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  static void fmaAddend(double[] r, int t, int a, int b, int c, int d, int e) {
    fromArray(S, r, d)
        .fma(fromArray(S, r, e), fromArray(S, r, a).fma(fromArray(S, r, b), fromArray(S, r, c)))
        .intoArray(r, t);
    fromArray(S, r, d + W)
        .fma(
            fromArray(S, r, e + W),
            fromArray(S, r, a + W).fma(fromArray(S, r, b + W), fromArray(S, r, c + W)))
        .intoArray(r, t + W);
    fromArray(S, r, d + 2 * W)
        .fma(
            fromArray(S, r, e + 2 * W),
            fromArray(S, r, a + 2 * W).fma(fromArray(S, r, b + 2 * W), fromArray(S, r, c + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, d + 3 * W)
        .fma(
            fromArray(S, r, e + 3 * W),
            fromArray(S, r, a + 3 * W).fma(fromArray(S, r, b + 3 * W), fromArray(S, r, c + 3 * W)))
        .intoArray(r, t + 3 * W);
  }
}
