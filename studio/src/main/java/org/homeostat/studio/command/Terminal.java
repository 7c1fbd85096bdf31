package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.study.Library;

/// What a command talks to.
///
/// @param out where results go
/// @param err where progress and mistakes go
/// @param folder the working folder
/// @param interactive whether a person watches `err`
/// @param arguments what was typed
public record Terminal(
    PrintStream out, PrintStream err, Path folder, boolean interactive, List<String> arguments) {
  public Terminal {
    arguments = List.copyOf(arguments);
  }

  public Terminal(PrintStream out, PrintStream err, Path folder, boolean interactive) {
    this(out, err, folder, interactive, List.of());
  }

  Terminal with(List<String> typed) {
    return new Terminal(out, err, folder, interactive, typed);
  }

  /// The whole line that was typed.
  List<String> command() {
    return Stream.concat(Stream.of("homeostat"), arguments.stream()).toList();
  }

  Library library() {
    return new Library(folder);
  }
}
