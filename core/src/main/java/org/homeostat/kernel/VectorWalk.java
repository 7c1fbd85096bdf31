package org.homeostat.kernel;

import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.homeostat.kernel.ScalarPrimitives.EXPONENT_BIAS;
import static org.homeostat.kernel.ScalarPrimitives.FRACTION_BITS;
import static org.homeostat.kernel.ScalarPrimitives.FRACTION_LENGTH;
import static org.homeostat.kernel.ScalarPrimitives.INTEGER_BITS;
import static org.homeostat.kernel.ScalarPrimitives.ONE_BITS;
import static org.homeostat.kernel.ScalarPrimitives.POWER_BIAS;
import static org.homeostat.kernel.Tape.LANES;
import static org.homeostat.kernel.Tape.WORDS;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Four vectors of four lanes for each instruction. Only to be loaded where the module
/// `jdk.incubator.vector` is present.
///
/// Each operation has a method of its own that goes straight to the Vector API: HotSpot gives up on
/// methods of our own in a long body, and vectors would then be boxed. There are no loops, for what
/// HotSpot does to make a long loop fast costs more than so short a one takes. Vectors of eight
/// would be slower: rows are not aligned to them, and what was stored across two lines of the cache
/// is slow to be read again.
record VectorWalk() implements Walk {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  private static final int W = 4;

  /// Whether this machine has vectors of four.
  static boolean pays() {
    return DoubleVector.SPECIES_PREFERRED.length() >= W;
  }

  @Override
  public boolean fuses() {
    return true;
  }

  @Override
  public void run(
      int[] tape, double[] rows, double[] uniform, double[] normals, int start, int lanes) {
    for (int i = 0; i + WORDS <= tape.length; i += WORDS) {
      int t = tape[i + 1];
      int a = tape[i + 2];
      int b = tape[i + 3];
      int c = tape[i + 4];
      int d = tape[i + 5];
      int e = tape[i + 6];
      switch (tape[i]) {
        case Opcode.ADD -> add(rows, t, a, b);
        case Opcode.SUBTRACT -> subtract(rows, t, a, b);
        case Opcode.MULTIPLY -> multiply(rows, t, a, b);
        case Opcode.DIVIDE -> divide(rows, t, a, b);
        case Opcode.FMA -> fma(rows, t, a, b, c);
        case Opcode.NEGATE -> negate(rows, t, a);
        case Opcode.ABSOLUTE -> absolute(rows, t, a);
        case Opcode.SQUARE_ROOT -> squareRoot(rows, t, a);
        case Opcode.MINIMUM -> minimum(rows, t, a, b);
        case Opcode.MAXIMUM -> maximum(rows, t, a, b);
        case Opcode.WHERE_LESS -> whereLess(rows, t, a, b, c, d);
        case Opcode.WHERE_LESS_OR_EQUAL -> whereLessOrEqual(rows, t, a, b, c, d);
        case Opcode.WHERE_EQUAL -> whereEqual(rows, t, a, b, c, d);
        case Opcode.POWER2 -> power2(rows, t, a);
        case Opcode.EXPONENT -> exponent(rows, t, a);
        case Opcode.MANTISSA -> mantissa(rows, t, a);
        case Opcode.COPY -> copy(rows, t, a);
        case Opcode.ADD_ADD -> FusedLoops.addAdd(rows, t, a, b, c);
        case Opcode.ADD_SUBTRACT -> FusedLoops.addSubtract(rows, t, a, b, c);
        case Opcode.ADD_FROM -> FusedLoops.addFrom(rows, t, a, b, c);
        case Opcode.ADD_MULTIPLY -> FusedLoops.addMultiply(rows, t, a, b, c);
        case Opcode.ADD_FACTOR -> FusedLoops.addFactor(rows, t, a, b, c, d);
        case Opcode.SUBTRACT_ADD -> FusedLoops.subtractAdd(rows, t, a, b, c);
        case Opcode.SUBTRACT_SUBTRACT -> FusedLoops.subtractSubtract(rows, t, a, b, c);
        case Opcode.SUBTRACT_FROM -> FusedLoops.subtractFrom(rows, t, a, b, c);
        case Opcode.SUBTRACT_MULTIPLY -> FusedLoops.subtractMultiply(rows, t, a, b, c);
        case Opcode.SUBTRACT_FACTOR -> FusedLoops.subtractFactor(rows, t, a, b, c, d);
        case Opcode.MULTIPLY_ADD -> FusedLoops.multiplyAdd(rows, t, a, b, c);
        case Opcode.MULTIPLY_SUBTRACT -> FusedLoops.multiplySubtract(rows, t, a, b, c);
        case Opcode.MULTIPLY_FROM -> FusedLoops.multiplyFrom(rows, t, a, b, c);
        case Opcode.MULTIPLY_MULTIPLY -> FusedLoops.multiplyMultiply(rows, t, a, b, c);
        case Opcode.MULTIPLY_FACTOR -> FusedLoops.multiplyFactor(rows, t, a, b, c, d);
        case Opcode.FMA_ADD -> FusedLoops.fmaAdd(rows, t, a, b, c, d);
        case Opcode.FMA_FACTOR -> FusedLoops.fmaFactor(rows, t, a, b, c, d, e);
        case Opcode.FMA_ADDEND -> FusedLoops.fmaAddend(rows, t, a, b, c, d, e);
        case Opcode.SINE -> FunctionLoops.sine(rows, t, a);
        case Opcode.COSINE -> FunctionLoops.cosine(rows, t, a);
        case Opcode.EXPONENTIAL -> FunctionLoops.exponential(rows, t, a);
        case Opcode.LOGARITHM -> FunctionLoops.logarithm(rows, t, a);
        case Opcode.BROADCAST -> Arrays.fill(rows, t, t + LANES, uniform[a]);
        case Opcode.NORMAL -> System.arraycopy(normals, start + a, rows, t, lanes);
        default -> throw new IllegalStateException("no opcode of this walk: " + tape[i]);
      }
    }
  }

  private static void add(double[] r, int t, int a, int b) {
    fromArray(S, r, a).add(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).add(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).add(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).add(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void subtract(double[] r, int t, int a, int b) {
    fromArray(S, r, a).sub(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).sub(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).sub(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).sub(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void multiply(double[] r, int t, int a, int b) {
    fromArray(S, r, a).mul(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).mul(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).mul(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).mul(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void divide(double[] r, int t, int a, int b) {
    fromArray(S, r, a).div(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).div(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).div(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).div(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void fma(double[] r, int t, int a, int b, int c) {
    fromArray(S, r, a).fma(fromArray(S, r, b), fromArray(S, r, c)).intoArray(r, t);
    fromArray(S, r, a + W).fma(fromArray(S, r, b + W), fromArray(S, r, c + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W)
        .fma(fromArray(S, r, b + 2 * W), fromArray(S, r, c + 2 * W))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W)
        .fma(fromArray(S, r, b + 3 * W), fromArray(S, r, c + 3 * W))
        .intoArray(r, t + 3 * W);
  }

  private static void negate(double[] r, int t, int a) {
    fromArray(S, r, a).neg().intoArray(r, t);
    fromArray(S, r, a + W).neg().intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).neg().intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).neg().intoArray(r, t + 3 * W);
  }

  private static void absolute(double[] r, int t, int a) {
    fromArray(S, r, a).abs().intoArray(r, t);
    fromArray(S, r, a + W).abs().intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).abs().intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).abs().intoArray(r, t + 3 * W);
  }

  private static void squareRoot(double[] r, int t, int a) {
    fromArray(S, r, a).sqrt().intoArray(r, t);
    fromArray(S, r, a + W).sqrt().intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).sqrt().intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).sqrt().intoArray(r, t + 3 * W);
  }

  private static void minimum(double[] r, int t, int a, int b) {
    fromArray(S, r, a).min(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).min(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).min(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).min(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void maximum(double[] r, int t, int a, int b) {
    fromArray(S, r, a).max(fromArray(S, r, b)).intoArray(r, t);
    fromArray(S, r, a + W).max(fromArray(S, r, b + W)).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).max(fromArray(S, r, b + 2 * W)).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).max(fromArray(S, r, b + 3 * W)).intoArray(r, t + 3 * W);
  }

  private static void whereLess(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, d)
        .blend(fromArray(S, r, c), fromArray(S, r, a).compare(LT, fromArray(S, r, b)))
        .intoArray(r, t);
    fromArray(S, r, d + W)
        .blend(fromArray(S, r, c + W), fromArray(S, r, a + W).compare(LT, fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, d + 2 * W)
        .blend(
            fromArray(S, r, c + 2 * W),
            fromArray(S, r, a + 2 * W).compare(LT, fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, d + 3 * W)
        .blend(
            fromArray(S, r, c + 3 * W),
            fromArray(S, r, a + 3 * W).compare(LT, fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  private static void whereLessOrEqual(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, d)
        .blend(fromArray(S, r, c), fromArray(S, r, a).compare(LE, fromArray(S, r, b)))
        .intoArray(r, t);
    fromArray(S, r, d + W)
        .blend(fromArray(S, r, c + W), fromArray(S, r, a + W).compare(LE, fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, d + 2 * W)
        .blend(
            fromArray(S, r, c + 2 * W),
            fromArray(S, r, a + 2 * W).compare(LE, fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, d + 3 * W)
        .blend(
            fromArray(S, r, c + 3 * W),
            fromArray(S, r, a + 3 * W).compare(LE, fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  private static void whereEqual(double[] r, int t, int a, int b, int c, int d) {
    fromArray(S, r, d)
        .blend(fromArray(S, r, c), fromArray(S, r, a).compare(EQ, fromArray(S, r, b)))
        .intoArray(r, t);
    fromArray(S, r, d + W)
        .blend(fromArray(S, r, c + W), fromArray(S, r, a + W).compare(EQ, fromArray(S, r, b + W)))
        .intoArray(r, t + W);
    fromArray(S, r, d + 2 * W)
        .blend(
            fromArray(S, r, c + 2 * W),
            fromArray(S, r, a + 2 * W).compare(EQ, fromArray(S, r, b + 2 * W)))
        .intoArray(r, t + 2 * W);
    fromArray(S, r, d + 3 * W)
        .blend(
            fromArray(S, r, c + 3 * W),
            fromArray(S, r, a + 3 * W).compare(EQ, fromArray(S, r, b + 3 * W)))
        .intoArray(r, t + 3 * W);
  }

  private static void power2(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l += W) {
      fromArray(S, r, a + l)
          .add(POWER_BIAS)
          .reinterpretAsLongs()
          .lanewise(LSHL, FRACTION_LENGTH)
          .reinterpretAsDoubles()
          .intoArray(r, t + l);
    }
  }

  private static void exponent(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l += W) {
      fromArray(S, r, a + l)
          .reinterpretAsLongs()
          .lanewise(LSHR, FRACTION_LENGTH)
          .or(INTEGER_BITS)
          .reinterpretAsDoubles()
          .sub(EXPONENT_BIAS)
          .intoArray(r, t + l);
    }
  }

  private static void mantissa(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l += W) {
      fromArray(S, r, a + l)
          .reinterpretAsLongs()
          .and(FRACTION_BITS)
          .or(ONE_BITS)
          .reinterpretAsDoubles()
          .intoArray(r, t + l);
    }
  }

  private static void copy(double[] r, int t, int a) {
    fromArray(S, r, a).intoArray(r, t);
    fromArray(S, r, a + W).intoArray(r, t + W);
    fromArray(S, r, a + 2 * W).intoArray(r, t + 2 * W);
    fromArray(S, r, a + 3 * W).intoArray(r, t + 3 * W);
  }
}
