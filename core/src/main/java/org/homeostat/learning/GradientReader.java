package org.homeostat.learning;

import java.util.List;
import java.util.Optional;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Transformation;
import org.homeostat.system.YamlMap;

/// Reads the rules that follow a gradient: `{rule: real-time-recurrent-learning, parameters: [K],
/// eta: 1}`, `{rule: feedback-alignment, parameters: [W, C], eta: 0.1, feedback: 1}`.
record GradientReader(YamlMap block, DynamicalSystem system, Problems problems) {
  static final List<String> EXACT = List.of("rule", "parameters", "eta", LearningRules.DECORRELATE);
  static final List<String> ALIGNED =
      List.of("rule", "parameters", "eta", "feedback", LearningRules.DECORRELATE);

  static Optional<Transformation> exact(YamlMap block, DynamicalSystem system, Problems problems) {
    return new GradientReader(block, system, problems).exact();
  }

  static Optional<Transformation> aligned(
      YamlMap block, DynamicalSystem system, Problems problems) {
    return new GradientReader(block, system, problems).aligned();
  }

  private Optional<Transformation> exact() {
    int before = problems.found().size();
    List<String> parameters = parameters();
    double eta = eta();
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new RealTimeRecurrentLearning(parameters, eta));
  }

  private Optional<Transformation> aligned() {
    int before = problems.found().size();
    List<String> parameters = parameters();
    double eta = eta();
    double feedback = block.get("feedback").map(value -> Rate.number(value, problems)).orElse(1.0);
    if (problems.found().size() == before) {
      new LearnedList(system, problems).refuseUnplain(block, parameters, "blames neurons");
    }
    return problems.found().size() > before
        ? Optional.empty()
        : Optional.of(new FeedbackAlignment(parameters, eta, feedback));
  }

  private List<String> parameters() {
    if (!Learnable.isRewarded(system)) {
      problems.add(LearningRules.unrewarded(block));
    }
    return new LearnedList(system, problems).read(block);
  }

  private double eta() {
    return block
        .require("eta", "how fast parameters follow their gradient: eta: 1", problems)
        .map(value -> Rate.number(value, problems))
        .orElse(0.0);
  }
}
