package org.homeostat.studio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The state of an unfinished computation as a file that a crash does not harm: written beside its
/// place, forced to the disk, then moved there. The one before is kept, and read where the last is
/// not whole.
///
/// | bytes | hold |
/// | --- | --- |
/// | 8 | `HOMEOCKP` |
/// | 4 | the version of the format, 1 |
/// | 4 | the length of the state |
/// | 8 | the CRC-32C of the state |
/// | ... | the state |
///
/// @param name of the file without its ending: `checkpoint-7`
public record Checkpoints(Path folder, String name) {
  private static final byte[] MAGIC = {'H', 'O', 'M', 'E', 'O', 'C', 'K', 'P'};
  private static final int VERSION = 1;
  private static final int HEADER = 24;

  private Path last() {
    return folder.resolve(name + ".bin");
  }

  private Path before() {
    return folder.resolve(name + ".before.bin");
  }

  /// Keeps a state; that of the call before stays too.
  public void write(byte[] state) throws IOException {
    Path beside = folder.resolve("." + name + ".part");
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + state.length);
    bytes.put(MAGIC).putInt(VERSION).putInt(state.length).putLong(checksum(state)).put(state);
    bytes.flip();
    try (FileChannel out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    if (read(last()).isPresent()) {
      move(last(), before());
    }
    move(beside, last());
    force();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The names of files are on the disk only once their folder is.
  private void force() throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /// The last state that is whole; empty if there is none.
  public Optional<byte[]> read() throws IOException {
    Optional<byte[]> whole = read(last());
    return whole.isPresent() ? whole : read(before());
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    if (all.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(all);
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    int version = bytes.getInt();
    int length = bytes.getInt();
    long checksum = bytes.getLong();
    byte[] state = Arrays.copyOfRange(all, HEADER, all.length);
    boolean whole =
        Arrays.equals(magic, MAGIC)
            && version == VERSION
            && length == state.length
            && checksum == checksum(state);
    return whole ? Optional.of(state) : Optional.empty();
  }

  private static long checksum(byte[] state) {
    var sum = new CRC32C();
    sum.update(state);
    return sum.getValue();
  }

  /// Removes all that was kept.
  public void delete() throws IOException {
    for (Path file : List.of(last(), before(), folder.resolve("." + name + ".part"))) {
      Files.deleteIfExists(file);
    }
  }
}
