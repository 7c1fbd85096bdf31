package org.homeostat.studio.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeostat.studio.file.Json;

/// What stands in the folder of a study that trains beside its study, provenance and report:
///
/// | file | holds |
/// | --- | --- |
/// | `summary.json` | accuracies, losses and times of every arm, seed and epoch |
/// | `seeds.csv` | the same as a table, without times |
/// | `chips.csv` | accuracies on every chip, if the study has chips |
/// | `models/` | what each run has learned |
public final class TrainFiles {
  private static final String MODELS = "models";
  private static final String CHIPS = "chips.csv";

  private TrainFiles() {}

  /// Where the model of a run stands below the folder.
  public static String model(ArmResult arm, RunResult run) {
    return model(arm.arm().name(), run.seed());
  }

  /// Where the model of an arm and seed stands below the folder.
  public static String model(String arm, long seed) {
    String name =
        arm.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return MODELS + "/" + name + "-" + seed + ".npz";
  }

  /// Writes the files into a folder, each whole or not at all.
  ///
  /// @param place where the run stands, which the summary names
  public static Map<String, Object> write(TrainOutcome outcome, Path place, Path folder)
      throws IOException {
    if (!outcome.arms().isEmpty()) {
      Files.createDirectories(folder.resolve(MODELS));
    }
    for (ArmResult arm : outcome.arms()) {
      for (RunResult run : arm.runs()) {
        TrainedModel model = TrainedModel.of(outcome, arm, run);
        write(folder.resolve(model(arm, run)), model::write);
      }
    }
    write(
        folder.resolve("seeds.csv"), file -> Files.writeString(file, TrainSummary.seeds(outcome)));
    if (!outcome.chips().isEmpty()) {
      String table = ChipsDocument.table(outcome.chips());
      write(folder.resolve(CHIPS), file -> Files.writeString(file, table));
    }
    Map<String, Object> summary = TrainSummary.of(outcome, place);
    write(folder.resolve("summary.json"), file -> Files.writeString(file, Json.text(summary)));
    return summary;
  }

  private interface Writing {
    void into(Path file) throws IOException;
  }

  private static void write(Path file, Writing writing) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    writing.into(beside);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The files whose bytes are compared when a run is repeated, by their paths below its folder.
  public static List<String> compared(TrainOutcome outcome) {
    List<String> compared = new ArrayList<>(List.of("summary.json", "seeds.csv"));
    if (!outcome.chips().isEmpty()) {
      compared.add(CHIPS);
    }
    outcome.arms().forEach(arm -> arm.runs().forEach(run -> compared.add(model(arm, run))));
    return compared;
  }
}
