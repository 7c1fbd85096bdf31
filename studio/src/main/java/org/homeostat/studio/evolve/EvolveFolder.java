package org.homeostat.studio.evolve;

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
import org.homeostat.studio.study.StudyText;
import org.homeostat.studio.study.WrongInput;

/// The folder of a run of an evolving study, from its first moment on; each search has checkpoints
/// under its seed.
public final class EvolveFolder implements AutoCloseable, Keeping {
  private final RunUnderWay run;
  private final EvolveStudy study;

  private EvolveFolder(RunUnderWay run, EvolveStudy study) {
    this.run = run;
    this.study = study;
  }

  /// A new folder below that of all results.
  public static EvolveFolder create(EvolveStudy study, Path results, List<String> command)
      throws IOException {
    Path parent = results.resolve(study.name());
    String text = StudyText.of(study.base());
    return new EvolveFolder(RunUnderWay.create(parent, text, command), study);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @throws WrongInput if it is none, or another process works on it
  public static EvolveFolder open(Path place, Path asked, Library library) throws IOException {
    EvolveStudy study = EvolveReader.read(RunFiles.study(place, asked), library);
    return new EvolveFolder(RunUnderWay.open(place, asked, List.of("homeostat", "evolve")), study);
  }

  public EvolveStudy study() {
    return study;
  }

  public Path place() {
    return run.place();
  }

  @Override
  public Optional<byte[]> read(long seed) throws IOException {
    return run.read(seed);
  }

  @Override
  public void write(long seed, byte[] state) throws IOException {
    run.write(seed, state);
  }

  /// Writes all that came out, and ends the run.
  ///
  /// @return the summary
  public Map<String, Object> finish(EvolveOutcome outcome, ReportWriter<EvolveOutcome> report)
      throws IOException {
    Map<String, Object> summary = EvolveFiles.write(outcome, place(), place());
    run.end(outcome, report, study.name(), study.firstSeed(), study.runs());
    for (int search = 0; search < study.runs(); search++) {
      run.forget(study.firstSeed() + search);
    }
    return summary;
  }

  @Override
  public void close() {
    run.close();
  }
}
