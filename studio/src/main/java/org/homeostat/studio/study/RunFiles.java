package org.homeostat.studio.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.device.DeviceSource;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.PathsFile;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.file.RunFolder;

/// Writes the folder of a run:
///
/// | file | holds |
/// | --- | --- |
/// | `study.yaml` | the resolved study, which runs by itself |
/// | `summary.json` | statistics of every measure of every arm |
/// | `seeds.csv` | the measures of every seed |
/// | `paths.parquet` | the recorded trajectories |
/// | `provenance.json` | version, seeds, host, JVM, time, command line |
/// | `report.html` | what a person looks at |
public final class RunFiles {
  /// The files whose bytes depend on the study alone.
  public static final List<String> REPRODUCIBLE =
      List.of("paths.parquet", "seeds.csv", "summary.json");

  /// The file of the resolved study.
  public static final String STUDY = "study.yaml";

  private RunFiles() {}

  /// The study of a run, ended or not.
  ///
  /// @param asked what the person calls its folder
  /// @throws WrongInput if it is no such folder
  public static SourceText study(Path place, Path asked) throws IOException {
    Path file = place.resolve(STUDY);
    if (!Files.isRegularFile(file)) {
      throw new WrongInput(
          asked + " is not the folder of a run: it has no " + STUDY,
          "runs stand in results/STUDY/TIME");
    }
    return SourceText.of(asked.resolve(STUDY).toString(), Files.readString(file));
  }

  /// What writes the report into the folder.
  @FunctionalInterface
  public interface ReportWriter {
    void write(StudyOutcome outcome, Provenance provenance, Path file) throws IOException;
  }

  /// A folder that has been written, and the summary in it.
  public record Written(Path folder, Map<String, Object> summary) {}

  /// Writes the folder of an outcome; it appears whole or not at all.
  ///
  /// @param results the folder of all results
  public static Written write(
      StudyOutcome outcome, Path results, Provenance provenance, ReportWriter report)
      throws IOException {
    Study study = outcome.study();
    try (RunFolder folder = RunFolder.in(results.resolve(study.name()), provenance.stamp())) {
      Map<String, Object> summary = SummaryDocument.of(outcome, folder.place());
      folder.write(STUDY, StudyText.of(study));
      for (String file : REPRODUCIBLE) {
        writeReproducible(file, outcome, folder.place(), folder.file(file));
      }
      Solving solving = study.solving();
      Map<String, Object> origin =
          provenance.document(study.name(), solving.firstSeed(), solving.seeds(), devices(study));
      folder.write("provenance.json", Json.text(origin));
      report.write(outcome, provenance, folder.file("report.html"));
      return new Written(folder.publish(), summary);
    }
  }

  /// What the devices of a study are called.
  public static List<String> devices(Study study) {
    return study.devices().stream().map(DeviceSource::title).distinct().toList();
  }

  /// Writes one of the reproducible files.
  ///
  /// @param folder where the run stands, which the summary names
  public static void writeReproducible(String name, StudyOutcome outcome, Path folder, Path file)
      throws IOException {
    switch (name) {
      case "summary.json" ->
          Files.writeString(file, Json.text(SummaryDocument.of(outcome, folder)));
      case "seeds.csv" -> Files.writeString(file, SummaryDocument.seeds(outcome));
      case "paths.parquet" ->
          PathsFile.write(file, outcome.arms().stream().map(RunFiles::paths).toList());
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static PathsFile.ArmPaths paths(ArmOutcome arm) {
    return new PathsFile.ArmPaths(
        arm.arm().name(), arm.recordedSeeds(), arm.recordedLengths(), arm.ensemble().paths());
  }
}
