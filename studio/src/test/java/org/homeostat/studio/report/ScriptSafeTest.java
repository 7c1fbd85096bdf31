package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.homeostat.studio.file.Json;
import org.junit.jupiter.api.Test;

final class ScriptSafeTest {
  private static final String HOSTILE =
      "</script><!-- <script>]]> & \" \\ ' \u2028 \u2029 \n \u0000 {{scripts}} $1";

  @Test
  void nothingThatCouldEndTheElementIsLeft() {
    String safe = ReportJson.of(hostile());
    for (String bad : List.of("<", ">", "&", "\u2028", "\u2029", "\n")) {
      assertFalse(safe.contains(bad), bad);
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Object document = Json.read(ReportJson.of(new Report(HOSTILE, "−∞", List.of())));
    assertEquals(Map.of("title", HOSTILE, "answer", "−∞", "sections", List.of()), document);
  }

  @Test
  void aHostileReportIsOnePageWithItsOwnScriptsOnly() {
    String plain = ReportPage.html(new Report("plain", "", List.of()));
    String page = ReportPage.html(hostile());
    assertEquals(count("<script", plain), count("<script", page));
    assertEquals(count("</script", plain), count("</script", page));
    assertEquals(1, count("<title>", page));
    assertTrue(page.contains("<title>&lt;/script&gt;&lt;!--"));
  }

  private static Report hostile() {
    var table = new Table(HOSTILE, List.of(HOSTILE), List.of(List.of(Cell.of(HOSTILE))), HOSTILE);
    return new Report(
        HOSTILE,
        HOSTILE,
        List.of(Section.of(HOSTILE, new Text(HOSTILE), table, new Source(HOSTILE, HOSTILE))));
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
