package org.homeostat.kernel;

import java.util.Arrays;

/// A list of elements taken in runs of neighbours, so that they move as blocks.
final class Runs {
  /// Shorter runs, on average, move element by element.
  private static final int SHORT = 6;

  private final int[] elements;
  private final int[] starts;
  private final int count;

  /// @param elements for each element of a target that of the source, below 0 for none
  Runs(int[] elements) {
    this.elements = elements;
    int[] found = new int[elements.length + 1];
    int n = 0;
    for (int i = 0; i < elements.length; i++) {
      boolean follows =
          i > 0
              && (elements[i] < 0
                  ? elements[i - 1] < 0
                  : elements[i - 1] >= 0 && elements[i] == elements[i - 1] + 1);
      if (!follows) {
        found[n++] = i;
      }
    }
    found[n] = elements.length;
    this.starts = Arrays.copyOf(found, n + 1);
    this.count = n;
  }

  /// `to[t + i] = from[f + elements[i]]`, or 0.
  void gather(Object from, int f, Object to, int t) {
    if (elements.length < SHORT * count) {
      Numbers.take(from, f, elements, to, t);
      return;
    }
    for (int run = 0; run < count; run++) {
      int start = starts[run];
      int length = starts[run + 1] - start;
      if (elements[start] < 0) {
        Numbers.clear(to, t + start, length);
      } else {
        System.arraycopy(from, f + elements[start], to, t + start, length);
      }
    }
  }

  /// `to[t + elements[i]] += from[f + i]`, i ascending, over `size` elements that are 0 at first.
  void scatter(Object from, int f, Object to, int t, int size) {
    Numbers.clear(to, t, size);
    for (int run = 0; run < count; run++) {
      int start = starts[run];
      if (elements[start] >= 0) {
        Numbers.add(from, f + start, to, t + elements[start], starts[run + 1] - start);
      }
    }
  }
}
