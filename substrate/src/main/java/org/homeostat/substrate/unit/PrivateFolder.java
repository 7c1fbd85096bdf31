package org.homeostat.substrate.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homeostat.substrate.unit.host.Host;

/// A folder that only we may read, and that is gone when it is closed or the program ends.
final class PrivateFolder implements AutoCloseable {
  private final Path path;
  private final Thread last = new Thread(() -> Host.delete(path()));

  PrivateFolder(String name) throws IOException {
    this.path = Files.createTempDirectory(name).toRealPath();
    Runtime.getRuntime().addShutdownHook(last);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    Host.delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException endingAnyway) {
      // the program ends, and the hook has nothing to do
    }
  }
}
