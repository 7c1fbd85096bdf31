package org.homeostat.studio.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages say is what the program does.
///
/// After a change that is meant, `./homeostat test -pl core,studio -Dtest=PagesTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dhomeostat.docs.write=true` writes what the commands
/// print now into the pages.
class PagesTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+\\w*)`");

  @TempDir private Path folder;

  static List<Page> pages() {
    return Page.all();
  }

  static Stream<Page> pagesWithCommands() {
    return pages().stream()
        .filter(page -> page.fences().stream().anyMatch(f -> f.language().equals("console")));
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void commandsPrintWhatThePageShows(Page page) throws IOException {
    String now = new Console(folder).rerun(page);
    if (Boolean.getBoolean("homeostat.docs.write")) {
      Files.writeString(Page.PROJECT.resolve(page.file()), now);
    } else {
      assertEquals(page.text(), now);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    for (String link : page.links()) {
      if (!link.matches("https?://.*")) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        assertTrue(Files.exists(Page.PROJECT.resolve(target)), page + " links to " + link);
        boolean found = hash < 0 || anchors(target).contains(link.substring(hash + 1));
        assertTrue(found, page + " links to the heading " + link);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/ARCHITECTURE.md", "docs/guarantees.md"})
  void typesThatAPageNamesExist(String file) throws IOException {
    Set<String> types = new TreeSet<>();
    for (String line : Page.of(file).prose()) {
      TYPE.matcher(line).results().map(found -> found.group(1)).forEach(types::add);
    }
    assertFalse(types.isEmpty());
    for (String sources : List.of("core/src", "substrate/src", "studio/src", "fuzz/src")) {
      try (Stream<Path> files = Files.walk(Page.PROJECT.resolve(sources))) {
        files
            .map(source -> source.getFileName().toString().replace(".java", ""))
            .forEach(types::remove);
      }
    }
    assertEquals(Set.of(), types);
  }

  private static List<String> anchors(Path page) {
    return Page.of(page.toString()).anchors();
  }
}
