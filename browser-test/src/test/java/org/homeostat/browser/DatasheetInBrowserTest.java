package org.homeostat.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.homeostat.studio.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Datasheets: one sheet of paper, on the screen and in the PDF that the browser prints.
@TestInstance(Lifecycle.PER_CLASS)
final class DatasheetInBrowserTest {
  /// A page of a PDF, and not the tree of its pages.
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?!s)");

  private static final String SIZE = "/MediaBox [0 0 594.95996 841.91998]";

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
  @ValueSource(strings = {"particle-brains --arm evolved --seeds 4", "particle-textbook --seeds 2"})
  void aControllerIsOnOneSheet(String of, @TempDir Path folder) throws IOException {
    List<String> files = written("datasheet " + of + " --no-tools", folder);
    assertEquals(2, files.size(), files.toString());
    String pdf = Files.readString(folder.resolve(files.get(1)), ISO_8859_1);
    assertEquals(1, PAGE.matcher(pdf).results().count(), "pages of " + files.get(1));
    assertTrue(pdf.contains(SIZE), "it is A4");
    browser.complaints();
    for (String scheme : List.of("light", "dark")) {
      browser.open(folder.resolve(files.getFirst()), scheme);
      browser.waitFor(
          "return document.body.dataset.fits === 'true' && document.fonts.status === 'loaded'");
      assertEquals(List.of(), browser.list(OUTSIDE), scheme);
      assertTrue(browser.number("return document.querySelectorAll('.katex-html').length") > 0);
    }
    assertEquals(List.of(), browser.complaints());
  }

  /// Texts, curves and equations that reach out of their column or off the sheet.
  private static final String OUTSIDE =
      """
      const paper = document.querySelector('.paper').getBoundingClientRect();
      return [...document.querySelectorAll('td, th, p, .base, svg, dd')].filter((each) => {
        const box = each.getBoundingClientRect();
        const around = (each.closest('.column') ?? each.closest('.paper')).getBoundingClientRect();
        return box.width > 0 && (box.right > around.right + 1 || box.bottom > paper.bottom);
      }).map((each) => each.textContent)\
      """;

  private static List<String> written(String command, Path folder) {
    var out = new ByteArrayOutputStream();
    var said = new ByteArrayOutputStream();
    int code =
        Main.run(
            command.split(" ", -1),
            new PrintStream(out, true, UTF_8),
            new PrintStream(said, true, UTF_8),
            folder);
    assertEquals(0, code, () -> said.toString(UTF_8));
    return out.toString(UTF_8).lines().toList();
  }
}
