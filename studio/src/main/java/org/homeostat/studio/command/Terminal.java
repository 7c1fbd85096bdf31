package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import org.homeostat.studio.study.Library;

/// What a command talks to.
///
/// @param out where results go
/// @param err where progress and mistakes go
/// @param folder the working folder
/// @param interactive whether a person watches `err`
public record Terminal(PrintStream out, PrintStream err, Path folder, boolean interactive) {
  Library library() {
    return new Library(folder);
  }
}
