package org.homeostat.array;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.homeostat.expression.Precision;

/// The kind of number of an array, `float[]` or `double[]`, and what depends on it outside of
/// generated code.
enum Elements {
  FLOAT(TypeKind.FLOAT) {
    @Override
    Object allocate(int length) {
      return new float[length];
    }

    @Override
    MemorySegment segment(Object array) {
      return MemorySegment.ofArray((float[]) array);
    }

    @Override
    void clear(Object array, int from, int to) {
      Arrays.fill((float[]) array, from, to, 0);
    }

    @Override
    void copy(
        Object source,
        int from,
        int step,
        Object target,
        int to,
        int stride,
        int rows,
        int columns) {
      float[] s = (float[]) source;
      float[] t = (float[]) target;
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < columns; i++) {
          t[to + r * stride + i] = s[from + r * step + i];
        }
      }
    }

    @Override
    void turn(
        Object source,
        int from,
        int step,
        Object target,
        int to,
        int stride,
        int rows,
        int columns) {
      float[] s = (float[]) source;
      float[] t = (float[]) target;
      int r = 0;
      for (; r + 3 < rows; r += 4) {
        int at = to + r;
        int first = from + r * step;
        int second = first + step;
        int third = second + step;
        int fourth = third + step;
        for (int i = 0; i < columns; i++) {
          t[at] = s[first + i];
          t[at + 1] = s[second + i];
          t[at + 2] = s[third + i];
          t[at + 3] = s[fourth + i];
          at += stride;
        }
      }
      for (; r < rows; r++) {
        for (int i = 0; i < columns; i++) {
          t[to + r + i * stride] = s[from + r * step + i];
        }
      }
    }
  },

  DOUBLE(TypeKind.DOUBLE) {
    @Override
    Object allocate(int length) {
      return new double[length];
    }

    @Override
    MemorySegment segment(Object array) {
      return MemorySegment.ofArray((double[]) array);
    }

    @Override
    void clear(Object array, int from, int to) {
      Arrays.fill((double[]) array, from, to, 0);
    }

    @Override
    void copy(
        Object source,
        int from,
        int step,
        Object target,
        int to,
        int stride,
        int rows,
        int columns) {
      double[] s = (double[]) source;
      double[] t = (double[]) target;
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < columns; i++) {
          t[to + r * stride + i] = s[from + r * step + i];
        }
      }
    }

    @Override
    void turn(
        Object source,
        int from,
        int step,
        Object target,
        int to,
        int stride,
        int rows,
        int columns) {
      double[] s = (double[]) source;
      double[] t = (double[]) target;
      int r = 0;
      for (; r + 3 < rows; r += 4) {
        int at = to + r;
        int first = from + r * step;
        int second = first + step;
        int third = second + step;
        int fourth = third + step;
        for (int i = 0; i < columns; i++) {
          t[at] = s[first + i];
          t[at + 1] = s[second + i];
          t[at + 2] = s[third + i];
          t[at + 3] = s[fourth + i];
          at += stride;
        }
      }
      for (; r < rows; r++) {
        for (int i = 0; i < columns; i++) {
          t[to + r + i * stride] = s[from + r * step + i];
        }
      }
    }
  };

  private final TypeKind kind;

  Elements(TypeKind kind) {
    this.kind = kind;
  }

  static Elements of(Precision precision) {
    return switch (precision) {
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
    };
  }

  /// What bytecode calls a number.
  TypeKind kind() {
    return kind;
  }

  ClassDesc number() {
    return kind.upperBound();
  }

  ClassDesc array() {
    return number().arrayType();
  }

  /// The size of a number.
  int bytes() {
    return 4 * kind.slotSize();
  }

  /// An array of zeros.
  abstract Object allocate(int length);

  /// An array as native code sees it.
  abstract MemorySegment segment(Object array);

  /// Sets the elements from `from` to before `to` to zero.
  abstract void clear(Object array, int from, int to);

  /// `target[to + r + i*stride] = source[from + r*step + i]` for the rows r and columns i of the
  /// source.
  abstract void turn(
      Object source, int from, int step, Object target, int to, int stride, int rows, int columns);

  /// `target[to + r*stride + i] = source[from + r*step + i]` for the rows r and columns i.
  abstract void copy(
      Object source, int from, int step, Object target, int to, int stride, int rows, int columns);
}
