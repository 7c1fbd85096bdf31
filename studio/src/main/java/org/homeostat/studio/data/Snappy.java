package org.homeostat.studio.data;

import java.nio.ByteBuffer;

/// Unpacks Snappy's raw format: the size as a varint, then elements, each of a tag whose lowest two
/// bits say what follows: bytes to be taken over, or bytes that were there before, at a distance.
///
/// Source: Google, *Snappy compressed format description*, 2011.
final class Snappy {
  private static final String WHAT = "Snappy data";

  private final ByteBuffer in;
  private final byte[] out;
  private int done;

  private Snappy(ByteBuffer in, int size) {
    this.in = in;
    this.out = new byte[size];
  }

  /// @throws ParquetValues.Malformed if it is not the packed form of so many bytes
  static ByteBuffer unpack(ByteBuffer in, int size) {
    long says = 0;
    int octet = 0x80;
    for (int shift = 0; octet >= 0x80 && shift < 35; shift += 7) {
      octet = octet(in);
      says |= (long) (octet & 0x7F) << shift;
    }
    if (says != size) {
      throw new ParquetValues.Malformed(WHAT + " of " + size + " bytes", says + " bytes", "");
    }
    var snappy = new Snappy(in, size);
    while (in.hasRemaining()) {
      snappy.element();
    }
    if (snappy.done != size) {
      throw new ParquetValues.Malformed(size + " bytes", String.valueOf(snappy.done), "");
    }
    return ByteBuffer.wrap(snappy.out);
  }

  private void element() {
    int tag = octet(in);
    int upper = tag >>> 2;
    switch (tag & 3) {
      case 0 -> literal(upper < 60 ? upper + 1L : 1 + little(upper - 59));
      case 1 -> copy((upper & 7) + 4, (long) (upper >>> 3) << 8 | octet(in));
      case 2 -> copy(upper + 1, little(2));
      default -> copy(upper + 1, little(4));
    }
  }

  private void literal(long length) {
    if (length > in.remaining() || length > out.length - done) {
      throw new ParquetValues.Malformed(WHAT, "more bytes than there are", "");
    }
    in.get(out, done, (int) length);
    done += (int) length;
  }

  private void copy(int length, long distance) {
    if (distance < 1 || distance > done || length > out.length - done) {
      throw new ParquetValues.Malformed(WHAT, "a copy from outside", "");
    }
    for (int i = 0; i < length; i++, done++) {
      out[done] = out[done - (int) distance];
    }
  }

  private long little(int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) octet(in) << (8 * i);
    }
    return number;
  }

  private static int octet(ByteBuffer in) {
    if (!in.hasRemaining()) {
      throw new ParquetValues.Malformed(WHAT, "its end", "");
    }
    return in.get() & 0xFF;
  }
}
