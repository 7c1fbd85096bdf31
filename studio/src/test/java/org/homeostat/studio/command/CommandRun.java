package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.homeostat.studio.Main;

/// A command that was run in this process, and what it said.
record CommandRun(int code, String out, String err) {
  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(|Exception|internal");

  /// Runs a command in a working folder; whatever it says, it never shows a stack trace.
  static CommandRun in(Path folder, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder);
    var run =
        new CommandRun(
            code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertFalse(TRACE.matcher(run.err()).find(), run.err());
    return run;
  }

  String firstError() {
    return err.lines().findFirst().orElse("");
  }
}
