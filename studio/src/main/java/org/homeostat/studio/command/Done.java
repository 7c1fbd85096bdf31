package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.Map;

/// A study that was run and whose folder stands.
sealed interface Done permits Runs.Finished, Evolving.Evolved, TrainRuns.Trained {
  /// As in its `summary.json`.
  Map<String, Object> summary();

  /// Prints it as a table for people.
  void print(PrintStream out);
}
