package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.EpochResult;
import org.homeostat.studio.train.RunResult;
import org.homeostat.studio.train.TrainFiles;
import org.homeostat.studio.train.TrainOutcome;

/// The end of every run.
final class RunsSection {
  private RunsSection() {}

  static Section of(TrainOutcome outcome) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArmResult arm : outcome.arms()) {
      for (RunResult run : arm.runs()) {
        rows.add(row(arm, run));
      }
    }
    return Section.of(
        "Runs",
        new Table(
            "",
            List.of(
                "arm",
                "seed",
                "epochs",
                "test accuracy",
                "test loss",
                "loss",
                "CPU seconds",
                "model"),
            rows,
            "What a run has learned stands in its model's file; homeostat predict takes it."));
  }

  private static List<Cell> row(ArmResult arm, RunResult run) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(arm.arm().name()));
    row.add(Cell.of("" + run.seed()));
    row.add(Cell.of(run.epochs().size() + (run.hasDiverged() ? ", then " + run.diverged() : "")));
    if (run.epochs().isEmpty()) {
      for (int i = 0; i < 4; i++) {
        row.add(Cell.of(Double.NaN));
      }
    } else {
      EpochResult last = run.epochs().getLast();
      row.add(Cell.of(last.test().accuracy()));
      row.add(Cell.of(last.test().loss()));
      row.add(Cell.of(last.train().loss()));
      row.add(Cell.of(run.epochs().stream().mapToDouble(EpochResult::cpuSeconds).sum()));
    }
    row.add(Cell.of(TrainFiles.model(arm, run)));
    return row;
  }
}
