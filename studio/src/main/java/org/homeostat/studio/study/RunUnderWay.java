package org.homeostat.studio.study;

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
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.file.OpenFolder;
import org.homeostat.studio.file.Provenance;

/// The folder of a run that may be stopped, even by force, and goes on where its last checkpoints
/// are.
///
/// While the run is under way it holds `study.yaml`, `options.json` and the checkpoints
/// `checkpoint-NUMBER.bin`; the last step puts `provenance.json` in the place of the latter two.
public final class RunUnderWay implements AutoCloseable, Keeping {
  private static final String OPTIONS = "options.json";

  private final OpenFolder folder;
  private final List<String> command;
  private final Instant begun;

  /// Writes the report of an outcome into a file.
  @FunctionalInterface
  public interface ReportWriter<O> {
    void write(O outcome, Provenance provenance, Path file) throws IOException;
  }

  private RunUnderWay(OpenFolder folder, List<String> command, Instant begun) {
    this.folder = folder;
    this.command = List.copyOf(command);
    this.begun = begun;
  }

  /// A new folder below that of all results of a study.
  ///
  /// @param study the resolved study as text
  public static RunUnderWay create(Path results, String study, List<String> command)
      throws IOException {
    Instant begun = Instant.now();
    String stamp = new Provenance(command, begun, Duration.ZERO).stamp();
    OpenFolder folder = OpenFolder.in(results, stamp);
    folder.write(OPTIONS, Json.text(Map.of("command", command, "started", begun.toString())));
    folder.write(RunFiles.STUDY, study);
    return new RunUnderWay(folder, command, begun);
  }

  /// The folder of a run that did not end.
  ///
  /// @param asked what the person calls it
  /// @param command what is taken for the command line where none was kept
  /// @throws WrongInput if another process works on it
  public static RunUnderWay open(Path place, Path asked, List<String> command) throws IOException {
    OpenFolder folder =
        OpenFolder.claim(place)
            .orElseThrow(() ->
                new WrongInput(
                    "another process is at work on " + asked, "wait for it, or stop it"));
    Map<?, ?> options = options(place);
    List<String> kept =
        options.get("command") instanceof List<?> words
            ? words.stream().map(Object::toString).toList()
            : command;
    Instant begun =
        options.get("started") instanceof String time ? Instant.parse(time) : Instant.now();
    return new RunUnderWay(folder, kept, begun);
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

  public Path place() {
    return folder.place();
  }

  private Checkpoints checkpoints(long number) {
    return new Checkpoints(folder.place(), "checkpoint-" + number);
  }

  @Override
  public Optional<byte[]> read(long number) throws IOException {
    return checkpoints(number).read();
  }

  @Override
  public void write(long number, byte[] state) throws IOException {
    checkpoints(number).write(state);
  }

  /// Lets go of what was kept for a number.
  public void forget(long number) throws IOException {
    checkpoints(number).delete();
  }

  /// Writes the report, then where the run comes from, which ends it.
  public <O> void end(O outcome, ReportWriter<O> report, String study, long firstSeed, int seeds)
      throws IOException {
    var provenance = new Provenance(command, begun, Duration.between(begun, Instant.now()));
    report.write(outcome, provenance, folder.file("report.html"));
    folder.write(OpenFolder.LAST, Json.text(provenance.document(study, firstSeed, seeds)));
    Files.deleteIfExists(folder.file(OPTIONS));
  }

  @Override
  public void close() {
    folder.close();
  }
}
