package org.homeostat.kernel;

import java.lang.reflect.Array;
import java.util.Arrays;

/// Element by element on arrays that are `float[]` or `double[]`; two arrays of one call are of one
/// kind.
final class Numbers {
  private Numbers() {}

  static void set(Object array, int index, double value) {
    switch (array) {
      case float[] floats -> floats[index] = (float) value;
      case double[] doubles -> doubles[index] = value;
      default -> throw other(array);
    }
  }

  static double get(Object array, int index) {
    return switch (array) {
      case float[] floats -> floats[index];
      case double[] doubles -> doubles[index];
      default -> throw other(array);
    };
  }

  static void clear(Object array, int from, int length) {
    switch (array) {
      case float[] floats -> Arrays.fill(floats, from, from + length, 0);
      case double[] doubles -> Arrays.fill(doubles, from, from + length, 0);
      default -> throw other(array);
    }
  }

  /// `to[t + i] += from[f + i]`
  static void add(Object from, int f, Object to, int t, int length) {
    switch (to) {
      case float[] floats -> add((float[]) from, f, floats, t, length);
      case double[] doubles -> add((double[]) from, f, doubles, t, length);
      default -> throw other(to);
    }
  }

  private static void add(float[] from, int f, float[] to, int t, int length) {
    for (int i = 0; i < length; i++) {
      to[t + i] += from[f + i];
    }
  }

  private static void add(double[] from, int f, double[] to, int t, int length) {
    for (int i = 0; i < length; i++) {
      to[t + i] += from[f + i];
    }
  }

  /// The sum of neighbours, the first one first, from 0.
  static double sum(Object array, int from, int length) {
    return switch (array) {
      case float[] floats -> {
        float sum = 0;
        for (int i = 0; i < length; i++) {
          sum += floats[from + i];
        }
        yield sum;
      }
      case double[] doubles -> {
        double sum = 0;
        for (int i = 0; i < length; i++) {
          sum += doubles[from + i];
        }
        yield sum;
      }
      default -> throw other(array);
    };
  }

  /// `to[i] = from[elements[i]]`, 0 where that is below 0.
  static void take(Object from, int f, int[] elements, Object to, int t) {
    switch (to) {
      case float[] floats -> {
        float[] source = (float[]) from;
        for (int i = 0; i < elements.length; i++) {
          floats[t + i] = elements[i] < 0 ? 0 : source[f + elements[i]];
        }
      }
      case double[] doubles -> {
        double[] source = (double[]) from;
        for (int i = 0; i < elements.length; i++) {
          doubles[t + i] = elements[i] < 0 ? 0 : source[f + elements[i]];
        }
      }
      default -> throw other(to);
    }
  }

  static void read(Object from, int f, double[] to, int t, int length) {
    switch (from) {
      case float[] floats -> {
        for (int i = 0; i < length; i++) {
          to[t + i] = floats[f + i];
        }
      }
      case double[] doubles -> System.arraycopy(doubles, f, to, t, length);
      default -> throw other(from);
    }
  }

  static void write(double[] from, int f, Object to, int t, int length) {
    switch (to) {
      case float[] floats -> {
        for (int i = 0; i < length; i++) {
          floats[t + i] = (float) from[f + i];
        }
      }
      case double[] doubles -> System.arraycopy(from, f, doubles, t, length);
      default -> throw other(to);
    }
  }

  static int length(Object array) {
    return Array.getLength(array);
  }

  static void fill(Object array, double value) {
    switch (array) {
      case float[] floats -> Arrays.fill(floats, (float) value);
      case double[] doubles -> Arrays.fill(doubles, value);
      default -> throw other(array);
    }
  }

  /// max |a - b|, NaN if there is one.
  static double distance(Object a, Object b) {
    return switch (a) {
      case float[] floats -> distance(floats, (float[]) b);
      case double[] doubles -> distance(doubles, (double[]) b);
      default -> throw other(a);
    };
  }

  private static float distance(float[] a, float[] b) {
    float most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  /// Whether |a - b| is not within the tolerance somewhere; found where it is first.
  static boolean differ(Object a, Object b, double tolerance) {
    return switch (a) {
      case float[] floats -> differ(floats, (float[]) b, (float) tolerance);
      case double[] doubles -> differ(doubles, (double[]) b, tolerance);
      default -> throw other(a);
    };
  }

  private static boolean differ(float[] a, float[] b, float tolerance) {
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= tolerance)) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(double[] a, double[] b, double tolerance) {
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= tolerance)) {
        return true;
      }
    }
    return false;
  }

  private static IllegalArgumentException other(Object array) {
    return new IllegalArgumentException("neither floats nor doubles: " + array.getClass());
  }
}
