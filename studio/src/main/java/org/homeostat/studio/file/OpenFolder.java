package org.homeostat.studio.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The folder of a run that can be interrupted and go on: it stands in its place from the
/// beginning. Who works on it holds a lock, which ends with the process. It is finished once it has
/// the file `provenance.json`, which is written last.
public final class OpenFolder implements AutoCloseable {
  private static final String CLAIM = ".claim";

  /// The file that a finished run has.
  public static final String LAST = "provenance.json";

  private final Path place;
  private final FileChannel claim;

  private OpenFolder(Path place, FileChannel claim) {
    this.place = place;
    this.claim = claim;
  }

  /// A new folder in `parent`, which is created, as `name` or, where that is taken, `name-2`,
  /// `name-3`, ...
  public static OpenFolder in(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    for (int i = 1; ; i++) {
      Path place = parent.resolve(i == 1 ? name : name + "-" + i);
      try {
        Files.createDirectory(place);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
      Optional<OpenFolder> open = claim(place);
      if (open.isPresent()) {
        return open.get();
      }
    }
  }

  /// A folder that stands already; empty if another process works on it.
  public static Optional<OpenFolder> claim(Path place) throws IOException {
    FileChannel claim =
        FileChannel.open(place.resolve(CLAIM), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = claim.tryLock();
      if (lock != null) {
        return Optional.of(new OpenFolder(place, claim));
      }
    } catch (OverlappingFileLockException own) {
      claim.close();
      return Optional.empty();
    }
    claim.close();
    return Optional.empty();
  }

  public Path place() {
    return place;
  }

  public Path file(String name) {
    return place.resolve(name);
  }

  /// Whether the run has come to its end.
  public static boolean isFinished(Path place) {
    return Files.exists(place.resolve(LAST));
  }

  /// Writes a text, whole or not at all.
  public void write(String name, String text) throws IOException {
    AtomicFile.write(file(name), text);
  }

  /// Lets go of the folder.
  @Override
  public void close() {
    try {
      claim.close();
      if (isFinished(place)) {
        Files.deleteIfExists(place.resolve(CLAIM));
      }
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }
}
