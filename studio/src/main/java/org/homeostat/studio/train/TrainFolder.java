package org.homeostat.studio.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.studio.file.Checkpoints;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.OpenFolder;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.WrongInput;

/// The folder of a run of a study that trains, from its first moment on: whoever is stopped, even
/// by force, goes on where the last checkpoint is.
///
/// While it is under way it holds `study.yaml`, `options.json` and the checkpoints
/// `checkpoint-RUN.bin`; the last step puts `provenance.json` in the place of the latter two.
public final class TrainFolder implements AutoCloseable, Schooling.Keeping {
  private static final String STUDY = "study.yaml";
  private static final String OPTIONS = "options.json";

  private final OpenFolder folder;
  private final TrainStudy study;
  private final List<String> command;
  private final Instant begun;

  /// Writes the report of an outcome into a file.
  @FunctionalInterface
  public interface ReportWriter {
    void write(TrainOutcome outcome, Provenance provenance, Path file) throws IOException;
  }

  private TrainFolder(OpenFolder folder, TrainStudy study, List<String> command, Instant begun) {
    this.folder = folder;
    this.study = study;
    this.command = List.copyOf(command);
    this.begun = begun;
  }

  /// A new folder below that of all results.
  public static TrainFolder create(TrainStudy study, Path results, List<String> command)
      throws IOException {
    Instant begun = Instant.now();
    String stamp = new Provenance(command, begun, Duration.ZERO).stamp();
    OpenFolder folder = OpenFolder.in(results.resolve(study.name()), stamp);
    folder.write(OPTIONS, Json.text(Map.of("command", command, "started", begun.toString())));
    folder.write(STUDY, study.text());
    return new TrainFolder(folder, study, command, begun);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @throws WrongInput if it is none, or another process works on it
  public static TrainFolder open(Path place, Path asked, Library library) throws IOException {
    TrainStudy study = TrainReader.read(RunFiles.study(place, asked), library);
    OpenFolder folder =
        OpenFolder.claim(place)
            .orElseThrow(() ->
                new WrongInput(
                    "another process is at work on " + asked, "wait for it, or stop it"));
    Map<?, ?> options = options(place);
    List<String> command =
        options.get("command") instanceof List<?> words
            ? words.stream().map(Object::toString).toList()
            : List.of("homeostat", "train");
    Instant begun =
        options.get("started") instanceof String time ? Instant.parse(time) : Instant.now();
    return new TrainFolder(folder, study, command, begun);
  }

  private static Map<?, ?> options(Path place) throws IOException {
    try {
      Path file = place.resolve(OPTIONS);
      return Files.exists(file) && Json.read(Files.readString(file)) instanceof Map<?, ?> map
          ? map
          : Map.of();
    } catch (IllegalArgumentException notWhole) {
      return Map.of();
    }
  }

  public TrainStudy study() {
    return study;
  }

  public Path place() {
    return folder.place();
  }

  private Checkpoints checkpoints(int run) {
    return new Checkpoints(folder.place(), "checkpoint-" + run);
  }

  @Override
  public Optional<byte[]> read(int run) throws IOException {
    return checkpoints(run).read();
  }

  @Override
  public void write(int run, byte[] state) throws IOException {
    checkpoints(run).write(state);
  }

  /// Writes all that came out, and ends the run. The checkpoints of runs that diverged stay.
  ///
  /// @return the summary
  public Map<String, Object> finish(TrainOutcome outcome, ReportWriter report) throws IOException {
    Map<String, Object> summary = TrainFiles.write(outcome, place(), place());
    var provenance = new Provenance(command, begun, Duration.between(begun, Instant.now()));
    report.write(outcome, provenance, folder.file("report.html"));
    folder.write(
        OpenFolder.LAST,
        Json.text(provenance.document(study.name(), study.firstSeed(), study.seeds())));
    Files.deleteIfExists(folder.file(OPTIONS));
    List<RunResult> runs = outcome.arms().stream().flatMap(arm -> arm.runs().stream()).toList();
    for (int run = 0; run < runs.size(); run++) {
      if (!runs.get(run).hasDiverged()) {
        checkpoints(run).delete();
      }
    }
    return summary;
  }

  @Override
  public void close() {
    folder.close();
  }
}
