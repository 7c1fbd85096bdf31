package org.homeostat.kernel;

import static org.homeostat.kernel.Tape.LANES;
import static org.homeostat.kernel.Tape.WORDS;

import java.util.Arrays;

/// One number at a time.
record PlainWalk() implements Walk {

  @Override
  public boolean fuses() {
    return false;
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
        case Opcode.BROADCAST -> Arrays.fill(rows, t, t + LANES, uniform[a]);
        case Opcode.NORMAL -> System.arraycopy(normals, start + a, rows, t, lanes);
        default -> throw new IllegalStateException("no opcode of this walk: " + tape[i]);
      }
    }
  }

  private static void add(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] + r[b + l];
    }
  }

  private static void subtract(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] - r[b + l];
    }
  }

  private static void multiply(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] * r[b + l];
    }
  }

  private static void divide(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] / r[b + l];
    }
  }

  private static void fma(double[] r, int t, int a, int b, int c) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = Math.fma(r[a + l], r[b + l], r[c + l]);
    }
  }

  private static void negate(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = -r[a + l];
    }
  }

  private static void absolute(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = Math.abs(r[a + l]);
    }
  }

  private static void squareRoot(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = Math.sqrt(r[a + l]);
    }
  }

  private static void minimum(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = Math.min(r[a + l], r[b + l]);
    }
  }

  private static void maximum(double[] r, int t, int a, int b) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = Math.max(r[a + l], r[b + l]);
    }
  }

  private static void whereLess(double[] r, int t, int a, int b, int c, int d) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] < r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void whereLessOrEqual(double[] r, int t, int a, int b, int c, int d) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] <= r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void whereEqual(double[] r, int t, int a, int b, int c, int d) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l] == r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void power2(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = ScalarPrimitives.power2(r[a + l]);
    }
  }

  private static void exponent(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = ScalarPrimitives.exponent(r[a + l]);
    }
  }

  private static void mantissa(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = ScalarPrimitives.mantissa(r[a + l]);
    }
  }

  private static void copy(double[] r, int t, int a) {
    for (int l = 0; l < LANES; l++) {
      r[t + l] = r[a + l];
    }
  }
}
