package org.homeostat.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A headless Chromium that keeps its console and its requests.
final class Browser implements AutoCloseable {
  private static final String ADVICE = "apt-get install chromium chromium-driver";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Starts the machine's Chromium. Where there is none the test is skipped, saying so; where CI is
  /// set it fails.
  static Browser start() {
    Optional<Path> chromium = found("chromium", "chromium-browser", "google-chrome");
    Optional<Path> chromedriver = found("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      String text = "no chromium with chromedriver on the PATH; to run this: " + ADVICE;
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(text);
      }
      System.out.println("SKIPPED browser tests: " + text);
      return abort(text);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .build();
    var driver = new ChromeDriver(service, options(chromium.get()));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
    return new Browser(driver);
  }

  private static Optional<Path> found(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ChromeOptions options(Path chromium) {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars");
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /// Shows a page at `width` by `height` pixels in a colour scheme, and waits for its plots.
  void show(Path page, int width, int height, String scheme, String motion) {
    load(page, width, height, scheme, motion);
    waitFor(
        "return Homeostat.plots.length > 0"
            + " && Homeostat.plots.length === document.querySelectorAll('.canvas').length"
            + " && document.fonts.status === 'loaded'");
  }

  /// Shows a page that has no plots, and waits for nothing.
  void open(Path page, String scheme) {
    load(page, 1000, 1200, scheme, "reduce");
  }

  private void load(Path page, int width, int height, String scheme, String motion) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", motion))));
    driver.get(page.toUri().toString());
  }

  /// Lets the page go on for a while.
  void rest(int milliseconds) {
    driver.executeAsyncScript("setTimeout(arguments[1], arguments[0])", milliseconds);
  }

  /// Waits until a script yields true, at most ten seconds.
  void waitFor(String script) {
    driver.executeAsyncScript(
        """
        const holds = new Function(arguments[0]);
        const done = arguments[1];
        const poll = () => (holds() === true ? done() : setTimeout(poll, 20));
        poll();\
        """,
        script);
  }

  boolean holds(String script, Object... arguments) {
    return Boolean.TRUE.equals(driver.executeScript(script, arguments));
  }

  double number(String script, Object... arguments) {
    return driver.executeScript(script, arguments) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  String text(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  /// Where a value is in the first plot within an element, in pixels from the plot's corner.
  int position(String css, String axis, double value) {
    return (int)
        Math.rint(
            number(
                """
                const root = document.querySelector(arguments[0]);
                const plot = Homeostat.plots.find((each) => root.contains(each.root));
                return plot.valToPos(arguments[2], arguments[1])\
                """,
                css,
                axis,
                value));
  }

  List<?> list(String script, Object... arguments) {
    return driver.executeScript(script, arguments) instanceof List<?> list ? list : List.of();
  }

  WebElement first(String css) {
    WebElement found = driver.findElement(By.cssSelector(css));
    driver.executeScript(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found);
    return found;
  }

  /// What the console said, and every request that was not for the page itself.
  List<String> complaints() {
    Stream<String> console =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::toString);
    Stream<String> requests =
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
            .map(LogEntry::getMessage)
            .filter(message -> message.contains("\"Network.requestWillBeSent\""))
            .filter(message -> !message.contains("\"url\":\"file:"))
            .filter(message -> !message.contains("\"url\":\"data:"));
    return Stream.concat(console, requests).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
