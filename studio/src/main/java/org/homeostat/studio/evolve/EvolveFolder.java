package org.homeostat.studio.evolve;

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
import org.homeostat.studio.study.StudyText;
import org.homeostat.studio.study.WrongInput;

/// The folder of a run of an evolving study, from its first moment on: whoever is stopped, even by
/// force, goes on where the last checkpoint is.
///
/// While a run is under way it holds `study.yaml`, `options.json` and the checkpoints
/// `checkpoint-SEED.bin`; the last step puts `provenance.json` in the place of the latter two.
public final class EvolveFolder implements AutoCloseable, Searching.Keeping {
  private static final String OPTIONS = "options.json";

  private final OpenFolder folder;
  private final EvolveStudy study;
  private final List<String> command;
  private final Instant begun;

  /// Writes the report of an outcome into a file.
  @FunctionalInterface
  public interface ReportWriter {
    void write(EvolveOutcome outcome, Provenance provenance, Path file) throws IOException;
  }

  private EvolveFolder(OpenFolder folder, EvolveStudy study, List<String> command, Instant begun) {
    this.folder = folder;
    this.study = study;
    this.command = List.copyOf(command);
    this.begun = begun;
  }

  /// A new folder below that of all results.
  public static EvolveFolder create(EvolveStudy study, Path results, List<String> command)
      throws IOException {
    Instant begun = Instant.now();
    String stamp = new Provenance(command, begun, Duration.ZERO).stamp();
    OpenFolder folder = OpenFolder.in(results.resolve(study.name()), stamp);
    folder.write(OPTIONS, Json.text(Map.of("command", command, "started", begun.toString())));
    folder.write(RunFiles.STUDY, StudyText.of(study.base()));
    return new EvolveFolder(folder, study, command, begun);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @throws WrongInput if it is none, or another process works on it
  public static EvolveFolder open(Path place, Path asked, Library library) throws IOException {
    EvolveStudy study = EvolveReader.read(RunFiles.study(place, asked), library);
    OpenFolder folder =
        OpenFolder.claim(place)
            .orElseThrow(() ->
                new WrongInput(
                    "another process is at work on " + asked, "wait for it, or stop it"));
    Map<?, ?> options = options(place);
    List<String> command =
        options.get("command") instanceof List<?> words
            ? words.stream().map(Object::toString).toList()
            : List.of("homeostat", "evolve");
    Instant begun =
        options.get("started") instanceof String time ? Instant.parse(time) : Instant.now();
    return new EvolveFolder(folder, study, command, begun);
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

  public EvolveStudy study() {
    return study;
  }

  public Path place() {
    return folder.place();
  }

  private Checkpoints checkpoints(long seed) {
    return new Checkpoints(folder.place(), "checkpoint-" + seed);
  }

  @Override
  public Optional<byte[]> read(long seed) throws IOException {
    return checkpoints(seed).read();
  }

  @Override
  public void write(long seed, byte[] state) throws IOException {
    checkpoints(seed).write(state);
  }

  /// Writes all that came out, and ends the run.
  ///
  /// @return the summary
  public Map<String, Object> finish(EvolveOutcome outcome, ReportWriter report) throws IOException {
    Map<String, Object> summary = EvolveFiles.write(outcome, place(), place());
    var provenance = new Provenance(command, begun, Duration.between(begun, Instant.now()));
    report.write(outcome, provenance, folder.file("report.html"));
    folder.write(
        OpenFolder.LAST,
        Json.text(provenance.document(study.name(), study.firstSeed(), study.runs())));
    Files.deleteIfExists(folder.file(OPTIONS));
    for (int run = 0; run < study.runs(); run++) {
      checkpoints(study.firstSeed() + run).delete();
    }
    return summary;
  }

  @Override
  public void close() {
    folder.close();
  }
}
