package org.homeostat.studio.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The folder of a run, which appears complete or not at all: it is filled beside its place under a
/// hidden name, and [#publish] moves it there. A folder that is closed before that, or whose
/// program is stopped by Ctrl-C, is removed.
public final class RunFolder implements AutoCloseable {
  private final Path place;
  private final Path unfinished;
  private final Thread atExit = new Thread(this::remove, "remove an unfinished run");

  private RunFolder(Path place, Path unfinished) {
    this.place = place;
    this.unfinished = unfinished;
  }

  /// Opens a folder that is to stand in `parent`, which is created, as `name` or, where that is
  /// taken, `name-2`, `name-3`, ...
  public static RunFolder in(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    for (int i = 1; ; i++) {
      String free = i == 1 ? name : name + "-" + i;
      Path unfinished = parent.resolve(".unfinished-" + free);
      if (!Files.exists(parent.resolve(free)) && reserve(unfinished)) {
        var folder = new RunFolder(parent.resolve(free), unfinished);
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        return folder;
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
  }

  /// Tries again while another thread of a stopping program still writes.
  private void remove() {
    for (int i = 0; i < 5 && Files.exists(unfinished); i++) {
      try (Stream<Path> files = Files.walk(unfinished)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException busy) {
        LockSupport.parkNanos(2_000_000);
      }
    }
  }
}
