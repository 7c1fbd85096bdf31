package org.homeostat.studio.lifelong;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a life is held against after a change, to say whether it has recovered.
///
/// @param level a rate of reward
/// @param rewards of whose level it is, on the same seeds
public record Reference(Source source, double level, RewardSums rewards) {

  /// Whose rate it is; in the place of one that is not there, or of which most diverged, comes the
  /// next.
  public enum Source {
    /// the median of the last window of the same agent, where it lives in that world all its life
    ALONE,
    /// the median over the phase of the optimum, which is told of each change
    TOLD,
    /// the median of the last window of the phase itself
    OWN
  }

  static Reference of(
      Life life,
      Phase phase,
      List<Life> lives,
      Optional<Life> optimum,
      Lifelong.Settings settings) {
    Windows windows = settings.windows();
    Optional<Life> alone =
        settings.reference() == Source.ALONE ? alone(life, phase, lives) : Optional.empty();
    if (alone.isPresent()) {
      Phase whole = alone.get().phases().getFirst();
      Reference reference = of(Source.ALONE, alone.get(), windows.last(whole));
      if (Double.isFinite(reference.level)) {
        return reference;
      }
    }
    if (settings.reference() != Source.OWN && optimum.isPresent()) {
      return of(Source.TOLD, optimum.get(), new Windows.Window(phase.from(), phase.until()));
    }
    return of(Source.OWN, life, windows.last(phase));
  }

  private static Reference of(Source source, Life life, Windows.Window window) {
    double level = MedianInterval.of(life.rewards().rates(window)).median();
    return new Reference(source, level, life.rewards());
  }

  /// The same agent in the world of a phase from the start to the end.
  static Optional<Life> alone(Life life, Phase phase, List<Life> lives) {
    return lives.stream()
        .filter(each -> each.agent().equals(life.agent()) && !each.changes())
        .filter(each -> each.phases().getFirst().world().equals(phase.world()))
        .findFirst();
  }

  /// The rates in a window that a life is held against seed by seed: those of the same time and
  /// noise, or the level where it is held against its own end.
  double[] rates(Windows.Window window) {
    if (source != Source.OWN) {
      return rewards.rates(window);
    }
    double[] rates = new double[rewards.seeds()];
    Arrays.fill(rates, level);
    return rates;
  }

  /// The least rate that is good enough where another is a level.
  static double least(double level, double within) {
    return level - (within - 1) * Math.abs(level);
  }
}
