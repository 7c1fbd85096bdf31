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
        "evolve studies/paper/evolve-controller.yaml --seeds 2 --generations 3",
        "train tiny.yaml"
      })
  void theReportOfACommandIsDrawnTypesetAndSilent(String command, @TempDir Path folder)
      throws IOException {
    writeTraining(folder);
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

  /// A study that trains on made-up pictures.
  private static void writeTraining(Path folder) throws IOException {
    var data = new StringBuilder("label");
    for (int pixel = 0; pixel < 16; pixel++) {
      data.append(",p").append(pixel);
    }
    for (int i = 0; i < 60; i++) {
      data.append(i % 2 == 0 ? "\nleft" : "\nright");
      for (int pixel = 0; pixel < 16; pixel++) {
        boolean bright = pixel % 4 < 2 == (i % 2 == 0);
        data.append(',').append((bright ? 0.6 : 0) + (7 * i + 3 * pixel) % 13 / 40.0);
      }
    }
    Files.writeString(folder.resolve("tiny.csv"), data.append('\n'));
    Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        study: tiny
        data: {train: tiny.csv, test: tiny.csv, shape: [4, 4]}
        model: {layers: 16-12-2, activation: sigmoid(4*(s - 0.5))}
        train: {optimiser: {adam: 0.001}, batch: 10, epochs: 2, certify: also}
        arms: {settling: {}, backpropagation: {train.rule: backpropagation}}
        """);
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
