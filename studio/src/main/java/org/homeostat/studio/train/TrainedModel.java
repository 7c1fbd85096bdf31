package org.homeostat.studio.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.WeightsFile;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.system.EnergyText;
import org.homeostat.system.Variable;

/// What a run has learned: parameters, the energy that they belong to, and how its states settle.
///
/// | entry of the file | holds |
/// | --- | --- |
/// | `energy.yaml` | the energy, a system file |
/// | `model.json` | rule, settling, classes, the shape of an input; study, arm and seed |
/// | `W1.npy`, ... | the parameters |
public record TrainedModel(
    TrainSettings settings,
    List<String> classes,
    List<Integer> shape,
    Map<String, Object> origin,
    Map<String, Object> parameters) {
  static final String ENERGY = "energy.yaml";
  static final String ABOUT = "model.json";

  static TrainedModel of(TrainOutcome outcome, ArmResult arm, RunResult run) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("study", outcome.study().name());
    origin.put("arm", arm.arm().name());
    origin.put("seed", run.seed());
    origin.put("epochs", run.epochs().size());
    origin.put("homeostat", Provenance.version());
    return new TrainedModel(
        arm.arm().settings(),
        outcome.lessons().train().classes(),
        outcome.lessons().tests().images().shape(),
        origin,
        run.parameters());
  }

  /// Writes it as a file.
  public void write(Path file) throws IOException {
    Map<String, WeightsFile.Array> arrays = new LinkedHashMap<>();
    for (Variable each : settings.model().parameters()) {
      Object numbers = Objects.requireNonNull(parameters.get(each.name()));
      arrays.put(each.name(), new WeightsFile.Array(each.shape(), numbers));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ABOUT, Json.text(about()));
    texts.put(ENERGY, EnergyText.print(settings.model().energy()));
    new WeightsFile(arrays, texts).write(file);
  }

  private Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>(origin);
    about.put("rule", settings.rule().text());
    about.put("settle", SettleText.of(settings.settling()));
    about.put("classes", classes);
    about.put("shape", shape);
    return about;
  }
}
