package org.homeostat.studio.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The folder of a run, which appears complete or not at all: it is filled beside its place under a
/// hidden name, and [#publish] moves it there. A folder that is closed before that, or whose
/// program is stopped by Ctrl-C, is removed. What a killed program leaves is removed by the next
/// that opens a folder beside it: who fills a folder holds a lock on a file in it, which ends with
/// the process.
public final class RunFolder implements AutoCloseable {
  private static final String UNFINISHED = ".unfinished-";
  private static final String CLAIM = ".claim";

  private final Path place;
  private final Path unfinished;
  private final FileChannel claim;
  private final Thread atExit = new Thread(this::remove, "remove an unfinished run");

  private RunFolder(Path place, Path unfinished) throws IOException {
    this.place = place;
    this.unfinished = unfinished;
    this.claim =
        FileChannel.open(
            unfinished.resolve(CLAIM), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    claim.tryLock();
  }

  /// Opens a folder that is to stand in `parent`, which is created, as `name` or, where that is
  /// taken, `name-2`, `name-3`, ...
  public static RunFolder in(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    removeAbandoned(parent);
    for (int i = 1; ; i++) {
      String free = i == 1 ? name : name + "-" + i;
      Path unfinished = parent.resolve(UNFINISHED + free);
      if (!Files.exists(parent.resolve(free)) && reserve(unfinished)) {
        try {
          var folder = new RunFolder(parent.resolve(free), unfinished);
          Runtime.getRuntime().addShutdownHook(folder.atExit);
          return folder;
        } catch (NoSuchFileException takenForAbandoned) {
          i--;
        }
      }
    }
  }

  private static boolean reserve(Path unfinished) throws IOException {
    try {
      Files.createDirectory(unfinished);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
      for (Path folder : unfinished) {
        if (isAbandoned(folder)) {
          remove(folder);
        }
      }
    }
  }

  /// Whether nobody holds the lock. A folder without one is about to get it, or was left before it
  /// did: if it is empty it may go, as who fills it then reserves another.
  private static boolean isAbandoned(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(CLAIM))) {
      try (Stream<Path> files = Files.list(folder)) {
        return files.findAny().isEmpty();
      } catch (NoSuchFileException published) {
        return false;
      }
    }
    try (FileChannel claim = FileChannel.open(folder.resolve(CLAIM), StandardOpenOption.WRITE);
        FileLock lock = claim.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException someoneElses) {
      return false;
    }
  }

  /// Where the folder will stand.
  public Path place() {
    return place;
  }

  /// Where a file of the folder is written until the folder is published.
  public Path file(String name) {
    return unfinished.resolve(name);
  }

  public void write(String name, String text) throws IOException {
    Files.writeString(file(name), text);
  }

  /// Moves the folder into its place.
  public Path publish() throws IOException {
    Files.delete(unfinished.resolve(CLAIM));
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    return place;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyStopping) {
      return;
    }
    remove();
    try {
      claim.close();
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }

  private void remove() {
    remove(unfinished);
  }

  /// Tries again while another thread of a stopping program still writes.
  private static void remove(Path folder) {
    for (int i = 0; i < 5 && Files.exists(folder); i++) {
      try {
        FileTree.delete(folder);
      } catch (IOException | UncheckedIOException busy) {
        LockSupport.parkNanos(2_000_000);
      }
    }
  }
}
