package org.homeostat.studio.data;

import java.nio.ByteBuffer;

/// Numbers of equal width in Parquet's hybrid of run lengths and bit packing. A run begins with a
/// varint h. If h is even, h/2 times the value follows that stands in as many bytes as it needs; if
/// odd, 8 (h - 1)/2 values are packed, the lowest bits first.
///
/// Source: *Apache Parquet file format*, "Encodings", RLE = 3.
final class HybridRuns {
  private final ByteBuffer in;
  private final int width;
  private long left;
  private boolean packed;
  private int value;
  private long bits;
  private int bitsLeft;

  /// @param width in bits, 0 to 32
  HybridRuns(ByteBuffer in, int width) {
    this.in = in;
    this.width = width;
  }

  /// The next number.
  ///
  /// @throws ParquetValues.Malformed if there is none
  int next() {
    while (left == 0) {
      run();
    }
    left--;
    return packed ? unpacked() : value;
  }

  private void run() {
    long header = varint();
    packed = (header & 1) == 1;
    left = packed ? 8 * (header >>> 1) : header >>> 1;
    bitsLeft = 0;
    bits = 0;
    if (!packed) {
      value = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        value |= octet() << (8 * i);
      }
    }
  }

  private int unpacked() {
    while (bitsLeft < width) {
      bits |= (long) octet() << bitsLeft;
      bitsLeft += 8;
    }
    int taken = (int) (bits & (1L << width) - 1);
    bits >>>= width;
    bitsLeft -= width;
    return taken;
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int octet = octet();
      number |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return number & 0xFFFF_FFFFL;
      }
    }
    throw new ParquetValues.Malformed("a run's length in five bytes", "more", "");
  }

  private int octet() {
    if (!in.hasRemaining()) {
      throw new ParquetValues.Malformed("more runs", "the end of the page", "");
    }
    return in.get() & 0xFF;
  }
}
