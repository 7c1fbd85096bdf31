package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.page.TrainPage;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.Schooling;
import org.homeostat.studio.train.TrainFolder;
import org.homeostat.studio.train.TrainOutcome;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.studio.train.TrainWatch;

/// Runs studies that train and writes their folders, from the beginning or from where they stopped.
record TrainRuns(Terminal terminal, int threads, boolean quiet) {

  /// A study that was trained, and its folder.
  record Trained(TrainOutcome outcome, Path folder, Map<String, Object> summary) implements Done {
    @Override
    public void print(PrintStream out) {
      TrainTable.print(out, outcome, folder);
    }
  }

  Trained run(TrainStudy study, Path results) throws IOException {
    Lessons lessons = lessons(study);
    try (var folder = TrainFolder.create(study, results, terminal.command())) {
      return run(folder, lessons);
    }
  }

  Trained run(TrainFolder folder) throws IOException {
    return run(folder, lessons(folder.study()));
  }

  private Trained run(TrainFolder folder, Lessons lessons) throws IOException {
    TrainOutcome outcome = train(folder.study(), lessons, folder);
    return new Trained(outcome, folder.place(), folder.finish(outcome, TrainPage::write));
  }

  private Lessons lessons(TrainStudy study) throws IOException {
    return Lessons.of(study, DataSets.here(terminal.folder()));
  }

  /// Trains a study without a folder.
  TrainOutcome train(TrainStudy study) throws IOException {
    return train(study, lessons(study), Keeping.NOTHING);
  }

  private TrainOutcome train(TrainStudy study, Lessons lessons, Keeping keeping)
      throws IOException {
    if (quiet) {
      return new Schooling(study, lessons, threads, keeping, TrainWatch.NONE).run();
    }
    try (var progress = new TrainProgress(terminal, study)) {
      return new Schooling(study, lessons, threads, keeping, progress).run();
    }
  }
}
