package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.infer.CalibrationOutcome;
import org.homeostat.studio.infer.InferFolder;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.infer.InferRun;
import org.homeostat.studio.infer.InferStudy;
import org.homeostat.studio.infer.StateOutcome;
import org.homeostat.studio.infer.SwarmOutcome;
import org.homeostat.studio.page.InferPage;

/// Runs studies that infer and writes their folders, from the beginning or from where they stopped.
record Inferring(Terminal terminal, int threads, boolean quiet) {

  /// A study that has inferred, and its folder.
  record Inferred(InferOutcome outcome, Path folder, Map<String, Object> summary) implements Done {
    @Override
    public void print(PrintStream out) {
      InferTable.print(out, outcome, folder);
    }

    /// Says why what came out is not to be used.
    ///
    /// @return the exit code
    int warn(PrintStream err) {
      if (outcome instanceof CalibrationOutcome calibration) {
        return tell(err, calibration);
      }
      if (outcome instanceof SwarmOutcome swarm && swarm.reached() < swarm.rows()) {
        err.println(
            "homeostat: no particle is near what was measured after "
                + swarm.reached()
                + " of "
                + swarm.rows()
                + " rows");
        err.println("  more 'particles', the filter 'guided', or a smaller 'step' may help");
        return Failures.FAILED;
      }
      String doubt = outcome.estimated().doubt();
      if (!doubt.isEmpty()) {
        err.println("homeostat: " + doubt);
        err.println("  do not use the estimates: take more draws, a longer warm-up, other priors,");
        err.println("  or another form of the same density");
      }
      if (outcome instanceof StateOutcome states && states.hasDiverged()) {
        err.println(
            "homeostat: the filter diverged after "
                + states.filtered().reached()
                + " of "
                + states.rows()
                + " rows");
        err.println("  a smaller 'step', or the filter 'unscented', may help");
        return Failures.FAILED;
      }
      return doubt.isEmpty() ? 0 : Failures.FAILED;
    }
  }

  private static int tell(PrintStream err, CalibrationOutcome outcome) {
    if (outcome.doubt().isEmpty()) {
      return 0;
    }
    err.println("homeostat: " + outcome.doubt());
    err.println(
        "  either the likelihood is not that of the data, or the filter is too rough for the");
    err.println("  system, or draws are worth too little: 'calibrate: {draws: 2000}' takes more");
    return Failures.FAILED;
  }

  Inferred run(InferStudy study, NamedColumns table, Path results) throws IOException {
    try (var folder = InferFolder.create(study, table, results, terminal.command())) {
      return run(folder, table);
    }
  }

  Inferred run(InferFolder folder) throws IOException {
    return run(folder, InferFolder.table(folder.place(), folder.study()));
  }

  private Inferred run(InferFolder folder, NamedColumns table) throws IOException {
    try {
      InferOutcome outcome = infer(folder.study(), table, folder);
      return new Inferred(outcome, folder.place(), folder.finish(outcome, InferPage::write));
    } catch (RefusedException | DataException refused) {
      folder.abandon();
      throw refused;
    }
  }

  /// Infers without a folder.
  InferOutcome infer(InferStudy study, NamedColumns table, Keeping keeping) {
    if (quiet) {
      return new InferRun(table.name(), table, threads, keeping, Progress.NONE).run(study);
    }
    try (var line = new ProgressLine(terminal, study.name())) {
      Progress progress = study.trials().areAsked() ? line::counted : line;
      return new InferRun(table.name(), table, threads, keeping, progress).run(study);
    }
  }
}
