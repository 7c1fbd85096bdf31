package org.homeostat.studio.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a copy of the checkout, whose path has a blank: one build, then the starts.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static Path copy;

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void copyTheSources() throws IOException {
    copy = Files.createDirectory(folder.resolve("a copy"));
    for (String part :
        List.of(
            "homeostat",
            "pom.xml",
            ".mvn",
            "core/pom.xml",
            "core/src/main",
            "substrate/pom.xml",
            "substrate/src/main",
            "studio/pom.xml",
            "studio/src/main",
            "studio/src/pack",
            "studies",
            "systems")) {
      copy(PROJECT.resolve(part), copy.resolve(part));
    }
  }

  @Test
  @Order(1)
  void theFirstUsesBuildOnceAlthoughTheyComeTogether() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      starts.add(start(folder, Map.of(), copy.resolve("homeostat").toString(), "help"));
    }
    for (Process start : starts) {
      Outcome outcome = await(start);
      assertEquals(0, outcome.code(), outcome.err());
      assertTrue(outcome.out().contains("Usage: homeostat"), outcome.out());
    }
    try (Stream<Path> built = Files.list(copy.resolve("target/app"))) {
      assertEquals(2, built.count(), "the build, and the file that names it");
    }
  }

  @Test
  @Order(2)
  void aLinkToALinkStartsTheSameProgramWithNothingOnStandardError() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), copy.resolve("homeostat"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
    Outcome outcome = run(second.toString(), "help");
    assertTrue(outcome.out().contains("Usage: homeostat"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  @Order(3)
  void aJdkThatIsTooOldIsPassedOver() throws Exception {
    Path old = folder.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(old.resolve("bin").resolve(program), "#!/bin/sh\nexit 99\n");
      assertTrue(file.toFile().setExecutable(true));
    }
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            old.toString(),
            "PATH",
            old + "/bin:" + System.getProperty("java.home") + "/bin:/usr/bin:/bin");
    Process start = start(folder, environment, copy.resolve("homeostat").toString(), "help");
    assertEquals(0, await(start).code());
  }

  @Test
  @Order(4)
  void aChangedSourceIsWhatRunsNext() throws Exception {
    Path program =
        copy.resolve("studio/src/main/java/org/homeostat/studio/command/CommandLineProgram.java");
    String text = Files.readString(program);
    String old = "Equations in, learning agents out.";
    assertTrue(text.contains(old));
    Files.writeString(program, text.replace(old, "Changed a moment ago."));
    Outcome outcome = run(copy.resolve("homeostat").toString(), "help");
    assertTrue(outcome.out().contains("Changed a moment ago."), outcome.out() + outcome.err());
    assertFalse(outcome.out().contains(old), outcome.out());
  }

  @Test
  @Order(5)
  void aBuildThatFailsShowsTheCompilersWordsAndRunsNothing() throws Exception {
    Path broken = copy.resolve("studio/src/main/java/org/homeostat/studio/Broken.java");
    Files.writeString(broken, "class Broken { int x = nowhere; }\n");
    Outcome outcome = run(copy.resolve("homeostat").toString(), "help");
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("Broken.java"), outcome.err());
    Files.delete(broken);
  }

  private static Outcome run(String... command) throws Exception {
    return await(start(folder, Map.of(), command));
  }

  private static Process start(Path place, Map<String, String> environment, String... command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(place.toFile());
    builder.environment().keySet().removeAll(List.of("MAVEN_CMD_LINE_ARGS", "MAVEN_OPTS"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Outcome await(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running");
    return new Outcome(process.exitValue(), out, err);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
