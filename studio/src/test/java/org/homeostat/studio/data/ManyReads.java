package org.homeostat.studio.data;

import java.util.List;

/// Reads examples two million times, plain and varied.
final class ManyReads {
  private static final int READS = 4_000_000;

  private ManyReads() {}

  static void main() {
    Examples set = Examples.of("set", List.of(4, 4), new byte[160], new int[10], List.of("a", "b"));
    var augmented = new Augmented(set, new Augmentation(1, true, List.of(3, 3)), 1);
    float[] floats = new float[16];
    double[] doubles = new double[16];
    int labels = 0;
    for (int i = 0; i < READS; i++) {
      set.copy(i % 10, floats, 0);
      set.copy(i % 10, doubles, 0);
      augmented.draw(i, i % 10, floats, 0);
      augmented.draw(i, i % 10, doubles, 0);
      labels += set.label(i % 10);
    }
    IO.println(labels + " " + floats[0] + " " + doubles[0]);
  }
}
