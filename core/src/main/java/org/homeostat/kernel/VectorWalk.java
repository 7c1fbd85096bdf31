package org.homeostat.kernel;

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

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Whole vectors of lanes at a time. Only to be loaded where the module `jdk.incubator.vector` is
/// present.
///
/// Each operation has a method of its own that goes straight to the Vector API: in one large method
/// HotSpot would reach its limit of inlining and box every vector.
record VectorWalk() implements Walk {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = S.length();

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void run(
      int[] tape, double[] rows, double[] uniform, double[] normals, int start, int from, int to) {
    for (int i = 0; i + Tape.WORDS <= tape.length; i += Tape.WORDS) {
      int t = tape[i + 1];
      int a = tape[i + 2];
      int b = tape[i + 3];
      int c = tape[i + 4];
      int d = tape[i + 5];
      switch (tape[i]) {
        case Opcode.ADD -> add(rows, t, a, b, from, to);
        case Opcode.SUBTRACT -> subtract(rows, t, a, b, from, to);
        case Opcode.MULTIPLY -> multiply(rows, t, a, b, from, to);
        case Opcode.DIVIDE -> divide(rows, t, a, b, from, to);
        case Opcode.FMA -> fma(rows, t, a, b, c, from, to);
        case Opcode.NEGATE -> negate(rows, t, a, from, to);
        case Opcode.ABSOLUTE -> absolute(rows, t, a, from, to);
        case Opcode.SQUARE_ROOT -> squareRoot(rows, t, a, from, to);
        case Opcode.MINIMUM -> minimum(rows, t, a, b, from, to);
        case Opcode.MAXIMUM -> maximum(rows, t, a, b, from, to);
        case Opcode.WHERE_LESS -> whereLess(rows, t, a, b, c, d, from, to);
        case Opcode.WHERE_LESS_OR_EQUAL -> whereLessOrEqual(rows, t, a, b, c, d, from, to);
        case Opcode.WHERE_EQUAL -> whereEqual(rows, t, a, b, c, d, from, to);
        case Opcode.POWER2 -> power2(rows, t, a, from, to);
        case Opcode.EXPONENT -> exponent(rows, t, a, from, to);
        case Opcode.MANTISSA -> mantissa(rows, t, a, from, to);
        case Opcode.COPY -> copy(rows, t, a, from, to);
        case Opcode.BROADCAST -> Arrays.fill(rows, t + from, t + to, uniform[a]);
        case Opcode.NORMAL ->
            System.arraycopy(normals, start + a + from, rows, t + from, to - from);
        default -> throw new IllegalStateException("opcode " + tape[i]);
      }
    }
  }

  private static void add(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .add(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void subtract(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .sub(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void multiply(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .mul(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void divide(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .div(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void fma(double[] r, int t, int a, int b, int c, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .fma(DoubleVector.fromArray(S, r, b + l), DoubleVector.fromArray(S, r, c + l))
          .intoArray(r, t + l);
    }
  }

  private static void negate(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l).neg().intoArray(r, t + l);
    }
  }

  private static void absolute(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l).abs().intoArray(r, t + l);
    }
  }

  private static void squareRoot(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l).sqrt().intoArray(r, t + l);
    }
  }

  private static void minimum(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .min(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void maximum(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .max(DoubleVector.fromArray(S, r, b + l))
          .intoArray(r, t + l);
    }
  }

  private static void whereLess(double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, d + l)
          .blend(
              DoubleVector.fromArray(S, r, c + l),
              DoubleVector.fromArray(S, r, a + l).compare(LT, DoubleVector.fromArray(S, r, b + l)))
          .intoArray(r, t + l);
    }
  }

  private static void whereLessOrEqual(
      double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, d + l)
          .blend(
              DoubleVector.fromArray(S, r, c + l),
              DoubleVector.fromArray(S, r, a + l).compare(LE, DoubleVector.fromArray(S, r, b + l)))
          .intoArray(r, t + l);
    }
  }

  private static void whereEqual(double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, d + l)
          .blend(
              DoubleVector.fromArray(S, r, c + l),
              DoubleVector.fromArray(S, r, a + l).compare(EQ, DoubleVector.fromArray(S, r, b + l)))
          .intoArray(r, t + l);
    }
  }

  private static void power2(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .add(POWER_BIAS)
          .reinterpretAsLongs()
          .lanewise(LSHL, FRACTION_LENGTH)
          .reinterpretAsDoubles()
          .intoArray(r, t + l);
    }
  }

  private static void exponent(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .reinterpretAsLongs()
          .lanewise(LSHR, FRACTION_LENGTH)
          .or(INTEGER_BITS)
          .reinterpretAsDoubles()
          .sub(EXPONENT_BIAS)
          .intoArray(r, t + l);
    }
  }

  private static void mantissa(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l)
          .reinterpretAsLongs()
          .and(FRACTION_BITS)
          .or(ONE_BITS)
          .reinterpretAsDoubles()
          .intoArray(r, t + l);
    }
  }

  private static void copy(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l += WIDTH) {
      DoubleVector.fromArray(S, r, a + l).intoArray(r, t + l);
    }
  }
}
