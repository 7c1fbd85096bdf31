package org.homeostat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.studio.report.ReportPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/// The report as a person meets it: drawn, answering to the mouse, silent, readable.
@TestInstance(Lifecycle.PER_CLASS)
final class ReportInBrowserTest {
  private static final String SPAN =
      "const {min, max} = Homeostat.plots[%s].scales.x; return max - min";

  private static final String TAG =
      "return document.querySelector('%s .tag:not([hidden])')?.textContent ?? ''";

  private Browser browser;
  private Path page;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    page = folder.resolve("report.html");
    ReportPage.write(SampleReport.make(), page);
    browser = Browser.start();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void show() {
    browser.show(page, 1280, 900, "light", "no-preference");
  }

  @Test
  void thePageFitsInTwoMegabytes() throws IOException {
    assertTrue(Files.size(page) < 2_000_000, "bytes: " + Files.size(page));
  }

  @Test
  void everyPlotAndStageHasDrawnPixels() {
    List<?> colours =
        browser.list(
            """
            return [...document.querySelectorAll('canvas')]
              .filter((canvas) => !canvas.closest('.images')).map((canvas) => {
              const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(data.buffer)).size;
            })\
            """);
    assertEquals(16, colours.size());
    assertTrue(
        colours.stream().allMatch(count -> count instanceof Long many && many > 10),
        "colours of each canvas: " + colours);
  }

  @Test
  void hoverShowsTheValueUnderThePointer() {
    new Actions(browser.driver()).moveToElement(browser.first(".u-over"), 40, 10).perform();
    String tag = browser.text("return document.querySelector('.tag:not([hidden])').textContent");
    assertTrue(tag.contains("learning") && tag.contains("time"), tag);
    String shown = browser.text("return document.querySelector('.key output').textContent");
    double value = browser.number("const p = Homeostat.plots[0]; return p.data[3][p.cursor.idx]");
    assertEquals(browser.text("return Homeostat.number(arguments[0])", value), shown);
  }

  @Test
  void draggingZoomsAndADoubleClickShowsAllAgain() {
    WebElement plot = browser.first(".u-over");
    drag(plot, -100, 60);
    double zoomed = browser.number(SPAN.formatted("0"));
    assertEquals(300.0 * 160 / plot.getSize().width, zoomed, 2);
    assertTrue(browser.first(".reset").isDisplayed());
    new Actions(browser.driver()).moveToElement(plot).doubleClick().perform();
    browser.waitFor("return Homeostat.plots[0].scales.x.max === 300");
    assertEquals(300, browser.number(SPAN.formatted("0")), 1e-9);
    assertFalse(browser.holds("return !document.querySelector('.reset').hidden"));
  }

  @Test
  void theZoomAndTheCursorOfAPanelAreThoseOfAll() {
    drag(browser.first(".grid .u-over"), -80, 40);
    assertEquals(
        1,
        browser.number(
            """
            const grid = document.querySelector('.grid');
            const spans = Homeostat.plots.filter((plot) => grid.contains(plot.root))
              .map((plot) => plot.scales.x.max - plot.scales.x.min);
            return spans.length === 6 && spans[0] < 120 ? new Set(spans).size : -1\
            """));
    browser.waitFor(
        "return [...document.querySelectorAll('.grid .key output')].every((each) => each.textContent)");
  }

  @Test
  void aPhasePortraitZoomsInBothDirectionsAndComesBack() {
    String height = "const {min, max} = Homeostat.plots.at(-2).scales.y; return max - min";
    double before = browser.number(height);
    WebElement plot = browser.first("#section-5 .row .sheet:nth-child(2) .u-over");
    drag(plot, -60, 60);
    browser.waitFor("const {min, max} = Homeostat.plots.at(-2).scales.y; return max - min < 40");
    assertTrue(browser.number(height) < before / 2);
    new Actions(browser.driver()).moveToElement(plot).doubleClick().perform();
    browser.waitFor("const {min, max} = Homeostat.plots.at(-2).scales.y; return max - min > 50");
    assertEquals(before, browser.number(height), 1e-9);
  }

  @Test
  void aPointOfAFrontShowsWhatItIs() {
    WebElement plot = browser.first("#section-4 .row .u-over");
    int left = browser.position("#section-4", "x", 6);
    int top = browser.position("#section-4", "y", 10.23);
    point(plot, left, top);
    String tag = browser.text(TAG.formatted("#section-4"));
    assertTrue(tag.contains("nodes 6, cost 10.23") && tag.contains("g = -u - v - x\nf1"), tag);
    assertEquals(
        "2",
        browser.text("return '' + document.querySelectorAll('#section-4 .row > .sheet').length"));
  }

  @Test
  void theArrowKeysGoFromPointToPoint() {
    WebElement plot = browser.first("#section-4 .row .canvas");
    plot.sendKeys(Keys.ARROW_RIGHT);
    String first = browser.text(TAG.formatted("#section-4"));
    plot.sendKeys(Keys.ARROW_RIGHT);
    String second = browser.text(TAG.formatted("#section-4"));
    assertTrue(first.startsWith("nodes 0") && second.startsWith("nodes 3"), first + ", " + second);
  }

  @Test
  void aMemberOfAFamilyShowsItselfAndTheKeysLeadToItsParents() {
    WebElement family = browser.first(".family");
    family.sendKeys(Keys.ARROW_LEFT);
    assertTrue(browser.text(TAG.formatted(".family")).startsWith("insert, generation 40"));
    family.sendKeys(Keys.ARROW_LEFT);
    String crossed = browser.text(TAG.formatted(".family"));
    assertTrue(crossed.startsWith("cross subtrees, generation 39"), crossed);
    family.sendKeys(Keys.ARROW_DOWN);
    assertTrue(browser.text(TAG.formatted(".family")).startsWith("perturb, generation 38"));
    WebElement oldest = browser.first(".family circle");
    new Actions(browser.driver()).moveToElement(oldest).perform();
    assertTrue(browser.text(TAG.formatted(".family")).startsWith("seed, generation 0"));
  }

  @Test
  void aKeyOfAFamilyHidesItsMembers() {
    String count = "return document.querySelectorAll('.family circle').length";
    assertEquals(81, browser.number(count));
    browser.first("#section-4 > .sheet .key:nth-child(2)").click();
    assertEquals(68, browser.number(count));
  }

  @Test
  void aLinkLeadsToAFileNearby() {
    String target = browser.text("return document.querySelector('.links a').href");
    assertTrue(target.startsWith("file:") && target.endsWith("/particle/report.html"), target);
  }

  @Test
  void aKeyHidesItsLineAndItsBand() {
    browser.first(".key").click();
    assertEquals(
        "true,false,false,false,true,true,true",
        browser.text("return Homeostat.plots[0].series.map((each) => each.show).join()"));
  }

  @Test
  void theAnimationAdvancesAndPauses() {
    browser.first(".stages");
    browser.waitFor("return Number(document.querySelector('.player input').value) > 20");
    browser.first(".player button").click();
    double paused = browser.number("return Number(document.querySelector('.player input').value)");
    browser.rest(250);
    double later = browser.number("return Number(document.querySelector('.player input').value)");
    assertEquals(paused, later);
  }

  @Test
  void theAnimationWaitsForThoseWhoPreferLessMotion() {
    browser.show(page, 1280, 900, "light", "reduce");
    browser.first(".stages");
    browser.rest(400);
    assertEquals("t = 0.0 s", browser.first(".player output").getText());
    assertEquals("Play", browser.first(".player button").getText());
  }

  @Test
  void equationsAreTypesetInTheirOwnFonts() {
    assertTrue(browser.number("return document.querySelectorAll('.katex-html').length") > 0);
    assertEquals(0, browser.number("return document.querySelectorAll('.equations pre').length"));
    assertEquals(
        List.of(),
        browser.list(
            """
            const plain = (...parts) => parts.join(' ').replaceAll('"', '');
            const faces = [...document.fonts].map((face) =>
              plain(face.family, face.weight === 'normal' ? '400' : face.weight, face.style));
            return [...document.querySelectorAll('.katex-html *')]
              .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3))
              .map((each) => getComputedStyle(each))
              .map((style) => plain(style.fontFamily.split(',')[0], style.fontWeight, style.fontStyle))
              .filter((face) => !faces.includes(face))\
            """));
  }

  @Test
  void textIsOnlyText() {
    assertTrue(
        browser.text("return document.querySelector('main').innerText").contains("</script>"));
    assertEquals(0, browser.number("return document.querySelectorAll('main script').length"));
  }

  @Test
  void theConsoleIsEmptyAndNothingIsRequested() {
    browser.complaints();
    show();
    browser.first("details > summary").click();
    browser.first(".theme").click();
    drag(browser.first(".u-over"), -50, 50);
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void thePolicyStopsAForeignScriptAndTheConsoleSaysSo() {
    browser.complaints();
    browser
        .driver()
        .executeScript(
            """
            const script = document.createElement('script');
            script.textContent = 'window.foreign = true';
            document.body.append(script)\
            """);
    assertTrue(browser.holds("return window.foreign === undefined"));
    assertEquals(1, browser.complaints().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1600})
  void nothingStandsOutAtTheSide(int width) {
    browser.show(page, width, 900, "light", "reduce");
    assertEquals(width, browser.number("return document.scrollingElement.scrollWidth"));
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void textAndLinesStandOutFromTheirGround(String scheme) {
    browser.show(page, 1280, 900, scheme, "reduce");
    assertEquals(List.of(), browser.list(Contrast.SCRIPT));
  }

  private void point(WebElement plot, int left, int top) {
    int middleX = plot.getSize().width / 2;
    int middleY = plot.getSize().height / 2;
    new Actions(browser.driver()).moveToElement(plot, left - middleX, top - middleY).perform();
  }

  private void drag(WebElement plot, int from, int to) {
    new Actions(browser.driver())
        .moveToElement(plot, from, from / 2)
        .clickAndHold()
        .moveToElement(plot, to, to / 2)
        .release()
        .perform();
  }
}
