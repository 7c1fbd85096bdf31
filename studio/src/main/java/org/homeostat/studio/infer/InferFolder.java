package org.homeostat.studio.infer;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.RunUnderWay;
import org.homeostat.studio.study.RunUnderWay.ReportWriter;
import org.homeostat.studio.study.WrongInput;

/// The folder of a run that infers, from its first moment on: it holds its data, and each chain or
/// trial that has ended under its number.
public final class InferFolder implements AutoCloseable, Keeping {
  private static final List<String> COMMAND = List.of("homeostat", "infer");

  private final RunUnderWay run;
  private final InferStudy study;

  private InferFolder(RunUnderWay run, InferStudy study) {
    this.run = run;
    this.study = study;
  }

  /// A new folder below that of all results.
  public static InferFolder create(
      InferStudy study, NamedColumns table, Path results, List<String> command) throws IOException {
    RunUnderWay run = RunUnderWay.create(results.resolve(study.name()), study.text(), command);
    if (!study.asked().isEmpty()) {
      AtomicFile.write(run.place().resolve(InferFiles.DATA), InferFiles.table(table));
    }
    return new InferFolder(run, study);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @throws WrongInput if it is none, or another process works on it
  public static InferFolder open(Path place, Path asked, Library library) throws IOException {
    InferStudy study = InferReader.read(RunFiles.study(place, asked), library);
    return new InferFolder(RunUnderWay.open(place, asked, COMMAND), study);
  }

  /// The data of a run, ended or not.
  public static NamedColumns table(Path place, InferStudy study) throws IOException {
    return table(place.resolve(InferFiles.DATA), InferFiles.DATA, study);
  }

  /// The columns of a file that a study asks for; none where it asks for none.
  ///
  /// @param name how the person calls the file
  public static NamedColumns table(Path file, String name, InferStudy study) throws IOException {
    return study.asked().isEmpty()
        ? new NamedColumns(name, List.of(), new double[0][], new int[0])
        : NamedColumns.read(file, name, study.asked());
  }

  public InferStudy study() {
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

  /// Writes all that came out, and ends the run.
  ///
  /// @return the summary
  public Map<String, Object> finish(InferOutcome outcome, ReportWriter<InferOutcome> report)
      throws IOException {
    Map<String, Object> summary = InferFiles.write(outcome, place(), place());
    ChainSettings settings = study.parameters().settings();
    Trials trials = study.trials();
    boolean calibrates = trials.areAsked();
    run.end(outcome, report, study.name(), study.seed(), 1);
    int kept = calibrates ? trials.count() : settings.chains();
    for (int number = 0; number < kept; number++) {
      run.forget(number);
    }
    return summary;
  }

  /// Removes what was begun, because it cannot be, and folders above it that are empty then.
  public void abandon() throws IOException {
    run.close();
    try (var files = Files.list(place())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Path study = Objects.requireNonNull(place().getParent());
    Files.delete(place());
    try {
      Files.delete(study);
      Files.delete(Objects.requireNonNull(study.getParent()));
    } catch (DirectoryNotEmptyException othersStandThere) {
      return;
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
