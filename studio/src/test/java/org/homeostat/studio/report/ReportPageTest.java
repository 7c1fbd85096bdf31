package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportPageTest {
  private static final Pattern CODE =
      Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

  private static final Report PLAIN =
      new Report("plain", "", List.of(Section.of("words", new Text("nothing to typeset"))));

  private static final Report WITH_EQUATIONS =
      new Report("e", "", List.of(Section.of("s", new Equations("", List.of("a &= b"), ""))));

  @Test
  void thePolicyNamesEveryScriptAndStyleByItsHashAndNoSource() throws NoSuchAlgorithmException {
    String page = ReportPage.html(WITH_EQUATIONS);
    String policy = page.substring(page.indexOf("default-src 'none'"), page.indexOf("viewport"));
    Matcher code = CODE.matcher(page);
    int found = 0;
    while (code.find()) {
      byte[] text = code.group(2).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      assertTrue(policy.contains(Base64.getEncoder().encodeToString(digest)));
      found++;
    }
    assertEquals(found, policy.split("'sha256-", -1).length - 1);
    assertFalse(policy.contains("unsafe"));
    assertFalse(policy.contains("http"));
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    String page = ReportPage.html(WITH_EQUATIONS);
    assertFalse(Pattern.compile("(src|href)\\s*=\\s*[\"']?(https?:)?//").matcher(page).find());
    assertFalse(Pattern.compile("url\\((?!data:)").matcher(page).find());
    assertFalse(page.contains("@import"));
  }

  @Test
  void equationsBringTheirLibraryAndOthersDoNotPayForIt() {
    int plain = ReportPage.html(PLAIN).length();
    int withEquations = ReportPage.html(WITH_EQUATIONS).length();
    assertTrue(plain < 110_000, "characters: " + plain);
    assertTrue(withEquations < 600_000, "characters: " + withEquations);
    assertTrue(ReportPage.html(WITH_EQUATIONS).contains("font/woff2;base64"));
  }

  @Test
  void equationsInARowBringTheirLibraryToo() {
    var row = Row.of(new Text("beside"), Row.of(new Equations("", List.of("a &= b"), "")));
    String page = ReportPage.html(new Report("r", "", List.of(Section.of("s", row))));
    assertTrue(page.contains("font/woff2;base64"));
  }

  @Test
  void thePageIsTheSameEachTime() {
    assertEquals(ReportPage.html(WITH_EQUATIONS), ReportPage.html(WITH_EQUATIONS));
  }

  @Test
  void aWrittenPageReplacesTheOldOneAndLeavesNothingBeside(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("report.html");
    Files.writeString(file, "old");
    ReportPage.write(PLAIN, file);
    assertTrue(Files.readString(file).endsWith("</html>\n"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
