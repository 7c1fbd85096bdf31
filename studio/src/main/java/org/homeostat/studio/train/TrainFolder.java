package org.homeostat.studio.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.RunUnderWay;
import org.homeostat.studio.study.RunUnderWay.ReportWriter;
import org.homeostat.studio.study.WrongInput;

/// The folder of a run of a study that trains, from its first moment on; each training has
/// checkpoints under its number.
public final class TrainFolder implements AutoCloseable, Keeping {
  private final RunUnderWay run;
  private final TrainStudy study;

  private TrainFolder(RunUnderWay run, TrainStudy study) {
    this.run = run;
    this.study = study;
  }

  /// A new folder below that of all results.
  public static TrainFolder create(TrainStudy study, Path results, List<String> command)
      throws IOException {
    Path parent = results.resolve(study.name());
    return new TrainFolder(RunUnderWay.create(parent, study.text(), command), study);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @throws WrongInput if it is none, or another process works on it
  public static TrainFolder open(Path place, Path asked, Library library) throws IOException {
    TrainStudy study = TrainReader.read(RunFiles.study(place, asked), library);
    return new TrainFolder(RunUnderWay.open(place, asked, List.of("homeostat", "train")), study);
  }

  public TrainStudy study() {
    return study;
  }

  public Path place() {
    return run.place();
  }

  @Override
  public Optional<byte[]> read(long number) throws IOException {
    return run.read(number);
  }

  @Override
  public void write(long number, byte[] state) throws IOException {
    run.write(number, state);
  }

  /// Writes all that came out, and ends the run. The checkpoints of runs that diverged stay.
  ///
  /// @return the summary
  public Map<String, Object> finish(TrainOutcome outcome, ReportWriter<TrainOutcome> report)
      throws IOException {
    Map<String, Object> summary = TrainFiles.write(outcome, place(), place());
    run.end(outcome, report, study.name(), study.firstSeed(), study.seeds());
    List<RunResult> runs = outcome.arms().stream().flatMap(arm -> arm.runs().stream()).toList();
    for (int number = 0; number < runs.size(); number++) {
      if (!runs.get(number).hasDiverged()) {
        run.forget(number);
      }
    }
    return summary;
  }

  @Override
  public void close() {
    run.close();
  }
}
