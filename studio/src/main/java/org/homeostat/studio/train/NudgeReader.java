package org.homeostat.studio.train;

import java.util.List;
import java.util.Optional;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Settling;
import org.homeostat.energy.StochasticPropagation.Window;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `nudge: {centred: 0.1}`, and with how states settle what learning compares.
final class NudgeReader {
  private static final int MOST_POINTS = 1000;
  private static final String CONTINUAL = "continual";
  private static final List<String> NUDGES =
      List.of("centred", "one-sided", "random sign", "holomorphic", "coupled", CONTINUAL);
  static final Nudge USUAL = new Nudge.Centred(0.1);

  private final Optional<YamlMap> said;
  private final Settings settings;
  private final Problems problems;

  NudgeReader(Optional<YamlMap> said, Problems problems) {
    this.said = said;
    this.settings = new Settings(said.orElse(YamlMap.empty("nudge")), problems);
    this.problems = problems;
  }

  /// @param window over which means are taken if states settle at a temperature
  Comparison read(Settling settling, Window window) {
    Optional<YamlMap.Entry> chosen = said.flatMap(map -> settings.choice(map, NUDGES));
    Nudge nudge = chosen.flatMap(this::nudge).orElse(USUAL);
    boolean noisy = settling.update() instanceof Settling.Update.Langevin;
    if (chosen.isPresent() && chosen.get().name().equals(CONTINUAL)) {
      if (noisy) {
        problems.add(
            chosen
                .get()
                .key()
                .problem(
                    "weights that move during the nudge follow states that settle, not noise",
                    "take nudge: {centred: 0.1}, or settle without a temperature"));
      }
      if (nudge instanceof Nudge.OneSided oneSided) {
        return new Comparison.Continual(oneSided);
      }
    }
    return noisy ? new Comparison.Means(nudge, window) : new Comparison.Equilibria(nudge);
  }

  private Optional<Nudge> nudge(YamlMap.Entry entry) {
    if (entry.name().equals("holomorphic")) {
      return entry.value().map(problems).map(this::holomorphic);
    }
    var beta = settings.nonzero(entry.value());
    return beta.isEmpty()
        ? Optional.empty()
        : nudge(entry.name(), beta.getAsDouble(), entry.value());
  }

  /// `{radius: 0.1, points: 8}`
  private Nudge holomorphic(YamlMap map) {
    var each = new Settings(map.allowOnly(List.of("radius", "points"), problems), problems);
    return new Nudge.Holomorphic(
        each.positive("radius", 0.1), each.whole("points", 2, MOST_POINTS, 8));
  }

  private Optional<Nudge> nudge(String kind, double number, Yaml place) {
    return switch (kind) {
      case "one-sided", CONTINUAL -> Optional.of(new Nudge.OneSided(number));
      case "random sign" -> Optional.of(new Nudge.RandomSign(number));
      case "coupled" -> coupled(number, place);
      default -> Optional.of(new Nudge.Centred(number));
    };
  }

  /// An output held at its target is contrastive Hebbian learning, one held on the way to it
  /// coupled learning.
  private Optional<Nudge> coupled(double share, Yaml place) {
    if (share < 0 || share > 1) {
      problems.add(
          place.problem(
              "the output is held on the way to its target: a share from 0 to 1, found " + share,
              "write nudge: {coupled: 0.1}, or 1 to hold it at the target"));
      return Optional.empty();
    }
    return Optional.of(share == 1 ? new Nudge.Clamped() : new Nudge.Coupled(share));
  }
}
