package org.homeostat.studio.report;

import java.util.stream.IntStream;

/// Every so-manieth frame of an animation, and the last.
final class EvenFrames {
  private EvenFrames() {}

  /// At most `limit` indices below `size`.
  static int[] indices(int size, int limit) {
    int stride = Math.max(1, Math.ceilDiv(size - 1, limit - 1));
    int count = size == 0 ? 0 : Math.ceilDiv(size - 1, stride) + 1;
    return IntStream.range(0, count).map(i -> Math.min(i * stride, size - 1)).toArray();
  }
}
