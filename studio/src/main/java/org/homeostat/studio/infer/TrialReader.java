package org.homeostat.studio.infer;

import java.util.List;
import java.util.Optional;
import org.homeostat.inference.Calibration;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads how a posterior is calibrated.
///
/// ```yaml
/// calibrate: {trials: 200, draws: 400, warmup: 200, seed: 0}
/// ```
final class TrialReader {
  /// The keys of the section `calibrate`.
  static final List<String> KEYS = List.of("trials", "draws", "warmup", "seed");

  private TrialReader() {}

  /// The settings of a section `infer`; none if it does not calibrate.
  static Trials read(YamlMap infer, Problems problems) {
    Optional<YamlMap> section =
        infer
            .get("calibrate")
            .flatMap(node -> node.map(problems))
            .map(map -> map.allowOnly(KEYS, problems));
    if (section.isEmpty()) {
      return Trials.NONE;
    }
    var whole = new WholeReader(section.get(), problems);
    Trials usual = Trials.of(Trials.USUAL);
    return new Trials(
        (int) whole.read("trials", usual.count(), Trials.FEWEST, Trials.MOST),
        (int) whole.read("draws", usual.draws(), Calibration.DRAWS, 1_000_000),
        (int) whole.read("warmup", usual.warmup(), 20, 1_000_000),
        whole.read("seed", usual.seed(), 0, Trials.LARGEST_SEED));
  }

  /// Refuses to calibrate what cannot be.
  static void check(YamlMap infer, InferStudy study, Problems problems) {
    Optional<Yaml> node = infer.get("calibrate");
    if (node.isPresent()) {
      study
          .obstacle()
          .ifPresent(found -> problems.add(node.get().problem(found.message(), found.advice())));
    }
  }
}
