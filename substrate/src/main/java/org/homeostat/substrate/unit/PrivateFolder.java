package org.homeostat.substrate.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that only we may read, and that is gone when it is closed or the program ends.
final class PrivateFolder implements AutoCloseable {
  private final Path path;
  private final Thread last = new Thread(this::delete);

  PrivateFolder(String name) throws IOException {
    this.path = Files.createTempDirectory(name).toRealPath();
    Runtime.getRuntime().addShutdownHook(last);
  }

  Path path() {
    return path;
  }

  private void delete() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException gone) {
      // what a unit has put there and locked stays
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException endingAnyway) {
      // the program ends, and the hook has nothing to do
    }
  }
}
