package org.homeostat.studio.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a file in their order. A file that is packed with gzip is unpacked; places are then
/// those of the unpacked bytes.
///
/// Whatever a file says of its own size is believed only up to the bytes that it can hold: as many
/// as it has, or, packed, 1032 times as many, the most that deflate packs into one.
final class ByteSource implements AutoCloseable {
  private static final int PACKED_MOST = 1032;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputStream in;
  private final long most;
  private long offset;

  /// @param most how many bytes there can be
  ByteSource(String name, InputStream in, long most) {
    this.name = name;
    this.in = in;
    this.most = most;
  }

  /// @param name how the file is called in messages
  static ByteSource open(Path file, String name) throws IOException {
    long size = Files.size(file);
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
      raw.reset();
      return packed
          ? new ByteSource(name, new GZIPInputStream(raw, BUFFER), packedMost(size))
          : new ByteSource(name, raw, size);
    } catch (EOFException | ZipException broken) {
      raw.close();
      throw DataException.at(
          name + ", byte 0", "gzip data", String.valueOf(broken.getMessage()), "");
    }
  }

  /// How many bytes can come out of so many that were packed with deflate.
  static long packedMost(long packed) {
    return Math.multiplyExact(PACKED_MOST, packed);
  }

  String name() {
    return name;
  }

  long offset() {
    return offset;
  }

  /// An exception that is placed at the next byte.
  DataException unexpected(String expected, String found) {
    return unexpected(offset, expected, found, "");
  }

  DataException unexpected(long place, String expected, String found, String advice) {
    return DataException.at(name + ", byte " + place, expected, found, advice);
  }

  /// Refuses a file that cannot have so many more bytes, before anything is made for them.
  void require(long bytes, String what) {
    if (bytes > most - offset) {
      throw unexpected(
          what + ", " + Sizes.count(bytes) + " bytes",
          "at most " + Sizes.count(most - offset) + " bytes before the end of the file");
    }
  }

  /// The rest of the bytes, for a reader that takes what comes.
  InputStream content() {
    return new InputStream() {
      private final byte[] one = new byte[1];

      @Override
      public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        try {
          int read = in.read(to, from, length);
          offset += Math.max(0, read);
          return read;
        } catch (EOFException | ZipException broken) {
          throw unexpected("more content", "broken packed data: " + broken.getMessage());
        }
      }
    };
  }

  /// The next bytes, all of them.
  void fill(byte[] to, int from, int length, String what) throws IOException {
    int read;
    try {
      read = in.readNBytes(to, from, length);
    } catch (EOFException | ZipException broken) {
      throw unexpected(what, "broken packed data: " + broken.getMessage());
    }
    offset += read;
    if (read < length) {
      throw unexpected(
          what + ", " + Sizes.count(length - read) + " more bytes", "the end of the file");
    }
  }

  byte[] take(int length, String what) throws IOException {
    require(length, what);
    byte[] taken = new byte[length];
    fill(taken, 0, length, what);
    return taken;
  }

  /// The next so many bytes as a buffer of this order.
  ByteBuffer buffer(int length, ByteOrder order, String what) throws IOException {
    return ByteBuffer.wrap(take(length, what)).order(order);
  }

  /// Refuses bytes after the last that was expected.
  void end() throws IOException {
    boolean more;
    try {
      more = in.read() >= 0;
    } catch (EOFException | ZipException broken) {
      throw unexpected("the end of the file", "broken packed data: " + broken.getMessage());
    }
    if (more) {
      throw unexpected("the end of the file", "more bytes");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
