package org.homeostat.studio.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.homeostat.expression.InputException;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.device.DeviceException;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.unit.UnitException;
import org.homeostat.substrate.unit.UnitFailure;

/// Says what went wrong and which exit code it is. A person's mistake is told in the person's
/// terms; a mistake of the program is one line and a file with the stack trace.
record Failures(Terminal terminal) {
  static final int FAILED = 1;
  static final int WRONG_INPUT = 2;

  int report(Throwable failure) {
    return switch (failure) {
      case InputException refused -> {
        terminal.err().println(refused.getMessage());
        yield WRONG_INPUT;
      }
      case WrongInput wrong -> {
        say(wrong.message(), wrong.advice());
        yield WRONG_INPUT;
      }
      case DataException wrong -> {
        say(wrong.getMessage(), wrong.advice());
        yield WRONG_INPUT;
      }
      case UnitException wrong -> {
        say(
            wrong.problems().getFirst(),
            String.join("\n  ", wrong.problems().stream().skip(1).toList()));
        yield WRONG_INPUT;
      }
      case UnitFailure failed -> {
        say(String.valueOf(failed.getMessage()), failed.advice());
        yield FAILED;
      }
      case DeviceException lost -> {
        say(lost.getMessage(), lost.advice());
        yield FAILED;
      }
      case RefusedException refused -> {
        say(String.valueOf(refused.getMessage()), "");
        yield WRONG_INPUT;
      }
      case UncheckedIOException wrapped -> report(Objects.requireNonNull(wrapped.getCause()));
      case IOException io -> {
        say(describe(io), "");
        yield FAILED;
      }
      case CancellationException _ -> {
        say("interrupted; nothing was written", "");
        yield FAILED;
      }
      case OutOfMemoryError _ -> {
        say("out of memory", "give it more: HOMEOSTAT_JAVA_OPTIONS=-Xmx8g");
        yield FAILED;
      }
      default -> {
        say("internal error: " + failure + "; " + traced(failure), "");
        yield FAILED;
      }
    };
  }

  private void say(String message, String advice) {
    terminal.err().println("homeostat: " + message);
    if (!advice.isEmpty()) {
      terminal.err().println("  " + advice);
    }
  }

  private static String describe(IOException io) {
    return switch (io) {
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case FileNotFoundException missing -> "no such file: " + missing.getMessage();
      case AccessDeniedException denied -> "may not read or write " + denied.getFile();
      case FileSystemException system when system.getReason() != null ->
          system.getFile() + ": " + system.getReason();
      default -> "input or output failed: " + io.getMessage();
    };
  }

  private static String traced(Throwable failure) {
    try {
      Path file = Files.createTempFile("homeostat-", ".trace");
      try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        failure.printStackTrace(out);
      }
      return "the full trace is in " + file;
    } catch (IOException e) {
      return "its trace could not be written: " + e.getMessage();
    }
  }
}
