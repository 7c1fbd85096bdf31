package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The loops that substrate's `ExportersTest` takes to other machines are those of the studies.
///
/// After a change that is meant, `-Dhomeostat.docs.write=true` writes what `homeostat show` prints
/// now.
class ShownLoopsTest {
  private static final Path LOOPS = Path.of("..", "substrate", "src", "test", "resources", "loops");

  @TempDir private Path folder;

  static List<Path> loops() throws IOException {
    try (Stream<Path> files = Files.list(LOOPS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aLoopIsWhatItsStudyShows(Path file) throws IOException {
    String study = file.getFileName().toString().replace(".yaml", "");
    CommandRun run = CommandRun.in(folder, "show", study);
    assertEquals(0, run.code(), run.err());
    if (Boolean.getBoolean("homeostat.docs.write")) {
      Files.writeString(file, run.out());
    } else {
      assertEquals(Files.readString(file), run.out());
    }
  }
}
