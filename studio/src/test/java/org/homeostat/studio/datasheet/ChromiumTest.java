package org.homeostat.studio.datasheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Printing by a program that stands in for the browser; browser-test has the real one.
class ChromiumTest {
  @TempDir private Path folder;

  private Chromium browser(String script) throws IOException {
    Path program = folder.resolve("chromium");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Chromium(program);
  }

  @Test
  void whatIsPrintedIsPutInItsPlace() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "a page");
    Path pdf = Files.writeString(folder.resolve("page.pdf"), "an older one");
    browser(
            """
            for word in "$@"; do
              case $word in --print-to-pdf=*) printf '%s' "$word $*" > "${word#*=}" ;; esac
            done
            """)
        .print(page, pdf);
    String command = Files.readString(pdf);
    assertTrue(command.endsWith(" " + page.toUri()), command);
    assertTrue(command.contains(" --no-pdf-header-footer "), command);
  }

  @Test
  void aBrowserThatFailsLeavesNothing() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "a page");
    for (String script : new String[] {"exit 3\n", "exit 0\n"}) {
      Chromium browser = browser(script);
      IOException failed =
          assertThrows(
              IOException.class, () -> browser.print(page, folder.resolve("page.pdf")), script);
      assertEquals("chromium could not print page.html", failed.getMessage());
      assertFalse(Files.exists(folder.resolve("page.pdf")));
    }
  }
}
