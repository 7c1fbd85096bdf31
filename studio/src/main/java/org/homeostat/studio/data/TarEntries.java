package org.homeostat.studio.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The entries of a tar archive, one after the other. What is not a plain file is passed over.
///
/// An entry is a header of 512 bytes, with the name at byte 0 and the size as octal digits at byte
/// 124, and its content filled up to a multiple of 512. Source: POSIX.1-2017, `pax`, "ustar
/// Interchange Format".
final class TarEntries {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 12;
  private static final int MAGIC = 257;

  private final ByteSource in;
  private long left;
  private long filling;

  TarEntries(ByteSource in) {
    this.in = in;
  }

  /// The name of the next entry, or an empty text after the last.
  String next() throws IOException {
    skip(left + filling);
    long start = in.offset();
    byte[] header = in.take(BLOCK, "the header of a tar entry");
    if (isZero(header)) {
      return "";
    }
    String magic = new String(header, MAGIC, 5, StandardCharsets.ISO_8859_1);
    if (!magic.equals("ustar")) {
      throw in.unexpected(
          start + MAGIC, "'ustar', the mark of a tar archive", "'" + printable(magic) + "'", "");
    }
    left = size(header, start);
    filling = Math.floorMod(-left, BLOCK);
    in.require(left + filling, "the content of a tar entry");
    return text(header, NAME);
  }

  /// The content of the current entry.
  InputStream content() {
    return new InputStream() {
      private final byte[] one = new byte[1];

      @Override
      public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        int taken = (int) Math.min(length, left);
        if (taken == 0) {
          return length == 0 ? 0 : -1;
        }
        in.fill(to, from, taken, "the content of a tar entry");
        left -= taken;
        return taken;
      }
    };
  }

  private void skip(long bytes) throws IOException {
    byte[] passed = new byte[(int) Math.min(bytes, 1 << 16)];
    for (long rest = bytes; rest > 0; rest -= passed.length) {
      in.fill(passed, 0, (int) Math.min(rest, passed.length), "the content of a tar entry");
    }
  }

  private long size(byte[] header, long start) {
    long size = 0;
    String digits = text(header, SIZE, SIZE_DIGITS).strip();
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        throw in.unexpected(
            start + SIZE, "a size in octal digits", "'" + printable(digits) + "'", "");
      }
      size = size * 8 + digit;
    }
    return size;
  }

  private static String text(byte[] header, int most) {
    return text(header, 0, most);
  }

  private static String text(byte[] header, int from, int most) {
    int end = from;
    while (end < from + most && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static boolean isZero(byte[] block) {
    for (byte each : block) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }
}
