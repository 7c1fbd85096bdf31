package org.homeostat.studio.data;

/// The inputs of all examples, one after the other, in one array. Never changed once made.
sealed interface Inputs {
  /// Bytes stand for the numbers from 0 to 1 in steps of 1/255.
  float WHITE = 255;

  int length();

  /// The numbers `from`, `from + 1`, ...
  void copy(int from, int length, float[] to, int offset);

  /// The same in double precision: of a byte b the double that is nearest to b/255.
  void copy(int from, int length, double[] to, int offset);

  /// Those of the chosen examples, each of so many numbers.
  Inputs select(int[] examples, int size);

  /// @param values unsigned
  record Bytes(byte[] values) implements Inputs {
    /// b/255 for each byte: to look it up takes three quarters of the time of a division, for
    /// doubles half.
    private static final float[] FLOATS = new float[256];

    private static final double[] DOUBLES = new double[256];

    static {
      for (int i = 0; i < FLOATS.length; i++) {
        FLOATS[i] = i / WHITE;
        DOUBLES[i] = i / (double) WHITE;
      }
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public void copy(int from, int length, float[] to, int offset) {
      for (int i = 0; i < length; i++) {
        to[offset + i] = FLOATS[values[from + i] & 0xFF];
      }
    }

    @Override
    public void copy(int from, int length, double[] to, int offset) {
      for (int i = 0; i < length; i++) {
        to[offset + i] = DOUBLES[values[from + i] & 0xFF];
      }
    }

    @Override
    public Inputs select(int[] examples, int size) {
      byte[] chosen = new byte[Sizes.product(examples.length, size)];
      for (int i = 0; i < examples.length; i++) {
        System.arraycopy(values, examples[i] * size, chosen, i * size, size);
      }
      return new Bytes(chosen);
    }
  }

  /// @param values finite
  record Floats(float[] values) implements Inputs {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public void copy(int from, int length, float[] to, int offset) {
      System.arraycopy(values, from, to, offset, length);
    }

    @Override
    public void copy(int from, int length, double[] to, int offset) {
      for (int i = 0; i < length; i++) {
        to[offset + i] = values[from + i];
      }
    }

    @Override
    public Inputs select(int[] examples, int size) {
      return new Floats(rows(values, examples, size));
    }
  }

  /// The chosen rows of a matrix with so many columns.
  static float[] rows(float[] values, int[] rows, int columns) {
    float[] chosen = new float[Sizes.product(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * columns, chosen, i * columns, columns);
    }
    return chosen;
  }
}
