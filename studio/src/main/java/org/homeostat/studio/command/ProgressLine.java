package org.homeostat.studio.command;

import java.util.Locale;
import java.util.function.Function;
import org.homeostat.solver.Progress;

/// Shows on standard error how far a run has come: a bar with rate and time left where a person
/// watches, else a plain line at most once a second, and none for a run of less than two seconds.
final class ProgressLine implements Progress, AutoCloseable {
  private static final int WIDTH = 24;
  private static final double PLAIN_FROM = 2;
  private static final double BAR_FROM = 0.4;

  private final Terminal terminal;
  private final String label;
  private final long begun = System.nanoTime();
  private double shownAt;
  private int shownLength;
  private boolean ended;
  private final Thread atExit = new Thread(this::clear, "clear the progress bar");

  ProgressLine(Terminal terminal, String label) {
    this.terminal = terminal;
    this.label = label;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// What comes of work, which a line follows unless a person wants quiet.
  static <T> T along(Terminal terminal, String label, boolean quiet, Function<Progress, T> work) {
    if (quiet) {
      return work.apply(Progress.NONE);
    }
    try (var line = new ProgressLine(terminal, label)) {
      return work.apply(line);
    }
  }

  @Override
  public void advanced(long done, long total) {
    double seconds = seconds();
    double rate = done / seconds;
    String facts =
        String.format(
            Locale.ROOT,
            "%3d %%  %s steps/s  %s left",
            100 * done / total,
            magnitude(rate),
            duration((total - done) / rate));
    show((double) done / total, facts);
  }

  /// As [#advanced], of things that take long each.
  void counted(long done, long total) {
    double left = (total - done) * seconds() / done;
    show((double) done / total, done + " of " + total + "  " + duration(left) + " left");
  }

  /// The seconds since this line began.
  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /// Shows how far the run has come, if it is time to.
  ///
  /// @param share of the work that is done
  /// @param facts in words
  synchronized void show(double share, String facts) {
    double seconds = seconds();
    double pause = terminal.interactive() ? 0.1 : 1;
    double from = terminal.interactive() ? BAR_FROM : PLAIN_FROM;
    if (seconds < from || seconds - shownAt < pause || !(share > 0) || ended) {
      return;
    }
    shownAt = seconds;
    if (terminal.interactive()) {
      show("\r" + label + " " + bar(share) + " " + facts);
    } else {
      terminal.err().println(label + ": " + facts.strip());
      terminal.err().flush();
    }
  }

  private static String bar(double share) {
    int full = (int) (WIDTH * Math.min(1, share));
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }

  static String magnitude(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
    return value >= 1e3
        ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
        : String.format(Locale.ROOT, "%.0f", value);
  }

  static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  private void show(String line) {
    String rest = " ".repeat(Math.max(0, shownLength - line.length()));
    terminal.err().print(line + rest);
    terminal.err().flush();
    shownLength = line.length();
  }

  /// Clears the bar, as Ctrl-C does too.
  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyStopping) {
      return;
    }
  }

  private synchronized void clear() {
    ended = true;
    if (shownLength > 0) {
      show("\r");
      terminal.err().print('\r');
      terminal.err().flush();
    }
  }
}
