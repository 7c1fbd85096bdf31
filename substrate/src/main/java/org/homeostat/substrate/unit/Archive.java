package org.homeostat.substrate.unit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The zip of a unit, with what is refused of it: names that lead out of a folder or stand twice,
/// too many entries, entries that are too long or packed too well. A symbolic link is written as a
/// file, if at all. Only what is asked for is ever unpacked.
final class Archive implements AutoCloseable {
  private static final int MOST_ENTRIES = 20_000;
  private static final int LONGEST_NAME = 1000;
  private static final long MOST_BYTES = 2L << 30;
  private static final int LARGEST_RATIO = 200;

  /// Entries this small may be packed as well as zip can.
  private static final long SMALL = 16L << 20;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
  private long budget = MOST_BYTES;

  /// @throws UnitException if it is no zip, or one that no honest tool writes
  Archive(Path file) throws IOException {
    try {
      this.zip = new ZipFile(file.toFile());
    } catch (EOFException cutOff) {
      throw UnitException.of("expected a zip archive, found one that is cut off");
    } catch (ZipException | IllegalArgumentException noZip) {
      throw UnitException.of("expected a zip archive: " + noZip.getMessage());
    }
    try {
      look();
    } catch (UnitException | IllegalArgumentException refused) {
      zip.close();
      throw refused instanceof UnitException known
          ? known
          : UnitException.of("the zip archive is damaged: " + refused.getMessage());
    }
  }

  private void look() {
    if (zip.size() > MOST_ENTRIES) {
      throw UnitException.of(zip.size() + " files in the archive; at most " + MOST_ENTRIES);
    }
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName();
      if (leadsOut(name)) {
        throw UnitException.of("a file in the archive has the name '" + name + "'");
      }
      if (entries.putIfAbsent(name, entry) != null) {
        throw UnitException.of("the archive has two files '" + name + "'");
      }
    }
  }

  /// Whether a name is no plain path inside a folder.
  private static boolean leadsOut(String name) {
    boolean plain = name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 127);
    if (!plain || name.length() > LONGEST_NAME) {
      return true;
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is a file of this name.
  boolean has(String name) {
    return entries.containsKey(name);
  }

  /// The names of its files.
  Iterable<String> names() {
    return entries.keySet();
  }

  /// The bytes of a file.
  ///
  /// @param most how many there may be
  byte[] bytes(String name, int most) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw UnitException.of("there is no " + name + " in the archive");
    }
    var bytes = new ByteArrayOutputStream();
    copy(entry, bytes, most);
    return bytes.toByteArray();
  }

  /// Unpacks the files below a folder of the archive; makes the folder even if there are none.
  void extract(String below, Path to) throws IOException {
    Files.createDirectories(to.resolve(below));
    for (ZipEntry entry : entries.values()) {
      if (entry.getName().startsWith(below) && !entry.isDirectory()) {
        Path file = to.resolve(entry.getName()).normalize();
        if (!file.startsWith(to)) {
          throw UnitException.of("a file in the archive has the name '" + entry.getName() + "'");
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
          copy(entry, out, budget);
        }
      }
    }
  }

  private void copy(ZipEntry entry, OutputStream out, long most) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    byte[] buffer = new byte[1 << 16];
    long done = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        done += got;
        budget -= got;
        if (done > most || budget < 0 || (done > SMALL && done / packed > LARGEST_RATIO)) {
          throw UnitException.of(entry.getName() + " is too large, or packed suspiciously well");
        }
        out.write(buffer, 0, got);
      }
    } catch (ZipException damaged) {
      throw UnitException.of(entry.getName() + " is damaged: " + damaged.getMessage());
    } catch (EOFException cutOff) {
      throw UnitException.of(entry.getName() + " is cut off");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
