package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.studio.Main;

/// Runs that are stopped by force, and what they leave.
final class StoppedRuns {
  private StoppedRuns() {}

  /// The command line in a process of its own.
  static Process start(Path folder, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Kills a process some time after it has written the study of its run.
  ///
  /// @param results the folder of the study's runs, of which this is the only one
  /// @return the folder of the run
  static Path kill(Process process, Path results, int milliseconds)
      throws IOException, InterruptedException {
    while (process.isAlive() && !hasStudy(results)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(milliseconds);
    process.destroyForcibly().waitFor();
    return only(results);
  }

  private static boolean hasStudy(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return false;
    }
    try (Stream<Path> runs = Files.list(results)) {
      return runs.anyMatch(run -> Files.exists(run.resolve("study.yaml")));
    }
  }

  /// The only folder in a folder.
  static Path only(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> all = inside.toList();
      assertEquals(1, all.size(), all.toString());
      return all.getFirst();
    }
  }

  /// Cuts the last checkpoints in half, so that those before have to do.
  static void tear(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".bin")).toList()) {
        if (!file.toString().endsWith(".before.bin")) {
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
      }
    }
  }

  /// The class path of this process, modules included.
  static String path() {
    Stream<String> modules =
        ModuleLayer.boot().configuration().modules().stream()
            .flatMap(module -> module.reference().location().stream())
            .filter(location -> location.getScheme().equals("file"))
            .map(location -> Path.of(location).toString());
    return Stream.concat(modules, Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
