package org.homeostat.studio.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's Java is compiled and run as it stands there, with core and its YAML engine alone on
/// the class path, by the Java that runs this test.
class SnippetTest {
  @TempDir private Path folder;

  @Test
  void theProgramPrintsWhatTheReadmeShows() throws Exception {
    List<Page.Fence> fences = Page.of("README.md").fences();
    int program = fences.stream().map(Page.Fence::language).toList().indexOf("java");
    String printed = run(fences.get(program).text());
    assertEquals(fences.get(program + 1).text(), printed);
  }

  private String run(String program) throws Exception {
    Path source = Files.writeString(folder.resolve("Snippet.java"), program);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--class-path",
                place(DynamicalSystem.class)
                    + File.pathSeparator
                    + place(Class.forName("org.snakeyaml.engine.v2.api.Load")),
                source.toString())
            .directory(Page.PROJECT.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = java.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      java.destroyForcibly().waitFor();
    }
    String said = Files.readString(err, StandardCharsets.UTF_8);
    assertEquals(0, ended ? java.exitValue() : -1, said);
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /// The jar or folder that a class was loaded from.
  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
