package org.homeostat.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reports that commands write.
@TestInstance(Lifecycle.PER_CLASS)
final class RealRunInBrowserTest {
  private Browser browser;

  @BeforeAll
  void open() {
    browser = Browser.start();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulate systems/lorenz.yaml --until 10",
        "simulate systems/pendulum.yaml --until 10",
        "run studies/paper/particle-textbook.yaml --seeds 3 --until 120",
        "evolve studies/paper/evolve-controller.yaml --seeds 2 --generations 3"
      })
  void theReportOfACommandIsDrawnTypesetAndSilent(String command, @TempDir Path folder)
      throws IOException {
    Path page = reportOf(command, folder);
    browser.complaints();
    browser.show(page, 1280, 900, "dark", "reduce");
    assertEquals(0, browser.number("return document.querySelectorAll('.equations pre').length"));
    assertTrue(browser.number("return document.querySelectorAll('.katex-html').length") > 0);
    assertEquals(
        List.of(),
        browser.list(
            """
            return [...document.querySelectorAll('canvas')].filter((canvas) => {
              const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(data.buffer)).size < 10;
            }).map((canvas) => canvas.closest('.sheet').textContent)\
            """));
    assertEquals(List.of(), browser.complaints());
  }

  private static Path reportOf(String command, Path folder) throws IOException {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, UTF_8);
    assertEquals(
        0, Main.run(command.split(" ", -1), stream, stream, folder), () -> said.toString(UTF_8));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
    }
  }
}
