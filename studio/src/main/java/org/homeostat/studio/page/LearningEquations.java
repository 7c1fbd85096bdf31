package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.energy.Optimiser;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Equations;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.train.Rule;
import org.homeostat.studio.train.TrainArm;
import org.homeostat.studio.train.TrainSettings;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.system.Energy;
import org.homeostat.system.EnergyText;

/// The equations of what was trained: energy and cost, what a synapse needs to know, how the
/// gradient is estimated and followed.
final class LearningEquations {
  private LearningEquations() {}

  static Section of(TrainStudy study) {
    List<Block> blocks = new ArrayList<>();
    Map<Energy, String> energies = new LinkedHashMap<>();
    for (TrainArm arm : study.arms()) {
      energies.putIfAbsent(arm.settings().model().energy(), arm.name());
    }
    energies.forEach((energy, arm) -> {
      String of = energies.size() > 1 ? arm + ": " : "";
      blocks.add(
          new Equations(
              of + "energy, cost and what a synapse sees",
              lines(EnergyText.latex(energy)),
              energy.about()));
    });
    TrainSettings first = study.arms().getFirst().settings();
    List<String> learning = new ArrayList<>();
    study.arms().stream()
        .map(TrainArm::settings)
        .filter(settings -> settings.rule() == Rule.EQUILIBRIUM_PROPAGATION)
        .findFirst()
        .ifPresent(settings -> learning.addAll(EstimateEquations.of(settings)));
    learning.addAll(optimiser(first));
    blocks.add(new Equations("how it learns", learning, "Averaged over the examples of a batch."));
    return new Section("Equations", "", blocks);
  }

  private static List<String> lines(String aligned) {
    return aligned
        .lines()
        .filter(line -> !line.equals("\\begin{aligned}") && !line.equals("\\end{aligned}"))
        .map(line -> line.endsWith(" \\\\") ? line.substring(0, line.length() - 3) : line)
        .toList();
  }

  private static List<String> optimiser(TrainSettings settings) {
    double decay = settings.rates().decay();
    String rate = "a = " + number(settings.rates().rate());
    String decayed = decay == 0 ? "" : " + %s W".formatted(number(decay));
    return switch (settings.optimiser()) {
      case Optimiser.Descent(double momentum) when momentum == 0 ->
          List.of("W &\\leftarrow W - a\\,(g%s), \\qquad %s".formatted(decayed, rate));
      case Optimiser.Descent(double momentum) ->
          List.of(
              "u &\\leftarrow %s\\, u + g".formatted(number(momentum)),
              "W &\\leftarrow W - a\\,(u%s), \\qquad %s".formatted(decayed, rate));
      case Optimiser.Adam(double b1, double b2, double e) ->
          List.of(
              "m &\\leftarrow %s\\, m + %s\\, g".formatted(number(b1), number(1 - b1)),
              "v &\\leftarrow %s\\, v + %s\\, g^2".formatted(number(b2), number(1 - b2)),
              ("W &\\leftarrow W - a\\left(\\frac{m/(1 - %s^n)}{\\sqrt{v/(1 - %s^n)} + %s}%s\\right),"
                      + " \\qquad %s")
                  .formatted(number(b1), number(b2), number(e), decayed, rate));
    };
  }

  /// A number as TeX reads it: `0.0005`, `10^{-8}`.
  static String number(double value) {
    if (value == 1e-8) {
      return "10^{-8}";
    }
    return NumberText.of(value).replace("−", "-").replace(" ", "\\,");
  }
}
