package org.homeostat.kernel;

import java.util.Arrays;

/// One number at a time.
record PlainWalk() implements Walk {

  @Override
  public int width() {
    return 1;
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
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] + r[b + l];
    }
  }

  private static void subtract(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] - r[b + l];
    }
  }

  private static void multiply(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] * r[b + l];
    }
  }

  private static void divide(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] / r[b + l];
    }
  }

  private static void fma(double[] r, int t, int a, int b, int c, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = Math.fma(r[a + l], r[b + l], r[c + l]);
    }
  }

  private static void negate(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = -r[a + l];
    }
  }

  private static void absolute(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = Math.abs(r[a + l]);
    }
  }

  private static void squareRoot(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = Math.sqrt(r[a + l]);
    }
  }

  private static void minimum(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = Math.min(r[a + l], r[b + l]);
    }
  }

  private static void maximum(double[] r, int t, int a, int b, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = Math.max(r[a + l], r[b + l]);
    }
  }

  private static void whereLess(double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] < r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void whereLessOrEqual(
      double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] <= r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void whereEqual(double[] r, int t, int a, int b, int c, int d, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l] == r[b + l] ? r[c + l] : r[d + l];
    }
  }

  private static void power2(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = ScalarPrimitives.power2(r[a + l]);
    }
  }

  private static void exponent(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = ScalarPrimitives.exponent(r[a + l]);
    }
  }

  private static void mantissa(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = ScalarPrimitives.mantissa(r[a + l]);
    }
  }

  private static void copy(double[] r, int t, int a, int from, int to) {
    for (int l = from; l < to; l++) {
      r[t + l] = r[a + l];
    }
  }
}
