package org.homeostat.studio.command;

import java.util.Optional;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Option;

/// The options of commands that compute and then show what came out.
final class Showing {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute with N threads; results do not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--json", description = "Print a JSON document instead of a table.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  /// The number that was said, or that of all cores.
  int threads() {
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1 || count > 1024) {
      throw new WrongInput("--threads takes a number from 1 to 1024, found " + count, "");
    }
    return count;
  }
}
