package org.homeostat.studio;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.homeostat.studio.command.CommandLineProgram;
import org.homeostat.studio.command.Terminal;

/// The command line.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /// Runs a command on the program's own streams, in its working folder.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 the input was wrong
  public static int execute(String... args) {
    return run(
        args, stream(FileDescriptor.out), stream(FileDescriptor.err), Path.of(""), onTerminal());
  }

  /// Runs a command as a test does: its streams and its working folder are given.
  public static int run(String[] args, PrintStream out, PrintStream err, Path folder) {
    return run(args, out, err, folder, false);
  }

  private static int run(
      String[] args, PrintStream out, PrintStream err, Path folder, boolean terminal) {
    int code = CommandLineProgram.run(new Terminal(out, err, folder, terminal), args);
    out.flush();
    err.flush();
    return code;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// The launcher may say whether standard error is a terminal; the JDK knows of the other two
  /// only.
  @SuppressWarnings("SystemConsoleNull") // null again without a terminal since JDK 25
  private static boolean onTerminal() {
    String told = System.getProperty("homeostat.terminal", "");
    return told.isEmpty() ? System.console() != null : Boolean.parseBoolean(told);
  }
}
