package org.homeostat.studio.datasheet;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.studio.file.FileTree;

/// A browser that prints pages as PDF.
///
/// @param program where it is
public record Chromium(Path program) {
  /// The line that installs one.
  public static final String ADVICE = "apt install chromium";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final int SECONDS = 120;

  /// The one that the path of the environment finds, or nothing.
  public static Optional<Chromium> ofPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /// Prints a page with no header and no footer; the style sheet says the size of the paper.
  ///
  /// @throws IOException if the browser fails
  public void print(Path page, Path pdf) throws IOException {
    Path profile = Files.createTempDirectory("homeostat-");
    try {
      run(profile, page, pdf);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the browser ran", stopped);
    } finally {
      FileTree.delete(profile);
    }
  }

  private void run(Path profile, Path page, Path pdf) throws IOException, InterruptedException {
    Path unfinished = profile.resolve("page.pdf");
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless"));
    command.addAll(List.of("--disable-gpu", "--no-first-run", "--disable-background-networking"));
    command.addAll(List.of("--disable-dev-shm-usage", "--user-data-dir=" + profile));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--no-sandbox");
    }
    command.addAll(List.of("--virtual-time-budget=10000", "--no-pdf-header-footer"));
    command.add("--print-to-pdf=" + unfinished);
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(program.getFileName() + " did not print within two minutes");
    }
    if (process.exitValue() != 0 || !Files.exists(unfinished)) {
      throw new IOException(program.getFileName() + " could not print " + page.getFileName());
    }
    Files.copy(unfinished, pdf, StandardCopyOption.REPLACE_EXISTING);
  }
}
