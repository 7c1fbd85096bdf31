package org.homeostat.studio.command;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.NativeCode;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.unit.UnitEnvironment;
import picocli.CommandLine.Option;

/// What commands that may run units have in common.
final class NativeOptions {
  private static final int MOST_SECONDS = 1_000_000;

  @Option(
      names = "--allow-native",
      description =
          "Let the machine code of a unit (.fmu) run, in a process of its own. It can do whatever"
              + " you can: say so only if you trust who made it.")
  private boolean allowed;

  @Option(
      names = "--unit-seconds",
      paramLabel = "S",
      description = "One call of a unit may take S seconds; 60 if not said.")
  private int seconds = UnitEnvironment.Leave.USUAL.seconds();

  @Option(
      names = "--unit-library",
      paramLabel = "FILE",
      description = "Load this library before a unit that needs it, such as Python's. Repeatable.")
  private List<String> libraries = new ArrayList<>();

  /// The library of a terminal, with the leave that was given.
  Library library(Terminal terminal) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new WrongInput(
          "--unit-seconds takes a number from 1 to " + MOST_SECONDS + ", found " + seconds, "");
    }
    return terminal
        .library()
        .allowing(new NativeCode(allowed, new UnitEnvironment.Leave(seconds, libraries)));
  }
}
