package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.Map;
import org.homeostat.studio.file.Json;

/// A study that was run and whose folder stands.
sealed interface Done
    permits Runs.Finished, Evolving.Evolved, TrainRuns.Trained, Inferring.Inferred {
  /// As in its `summary.json`.
  Map<String, Object> summary();

  /// Prints it, as a table for people or as one JSON document.
  default void show(PrintStream out, boolean json) {
    if (json) {
      out.print(Json.text(summary()));
    } else {
      print(out);
    }
  }

  /// Prints it as a table for people.
  void print(PrintStream out);
}
