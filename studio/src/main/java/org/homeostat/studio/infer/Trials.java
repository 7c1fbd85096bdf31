package org.homeostat.studio.infer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.inference.Chain;
import org.homeostat.inference.Chains;
import org.homeostat.inference.Density;
import org.homeostat.inference.Sampling;
import org.homeostat.noise.Draws;
import org.homeostat.studio.study.WrongInput;

/// How the posterior of a study is calibrated.
///
/// @param count of trials; 0 if it is not
/// @param draws of the one chain of each trial
/// @param warmup draws before them
/// @param seed that decides true values, data and draws of all trials
public record Trials(int count, int draws, int warmup, long seed) {
  static final int USUAL = 200;
  static final int FEWEST = 50;
  static final int MOST = 20_000;
  static final long LARGEST_SEED = 32_767;

  /// The study infers.
  static final Trials NONE = new Trials(0, 0, 0, 0);

  /// As many trials with what is usual.
  public static Trials of(int count) {
    return new Trials(count, 400, 200, 0);
  }

  /// Whether the study calibrates.
  public boolean areAsked() {
    return count > 0;
  }

  /// The same with another count, if one is asked for; with what is usual if there were none.
  ///
  /// @throws WrongInput if they are too few or too many
  public Trials repeated(Optional<Integer> asked) {
    int wanted = asked.orElse(areAsked() ? count : USUAL);
    if (wanted < FEWEST || wanted > MOST) {
      throw new WrongInput(
          wanted + " trials", "take from " + FEWEST + " to " + MOST + "; 200 say something");
    }
    return areAsked() ? new Trials(wanted, draws, warmup, seed) : of(wanted);
  }

  /// The draws of the one chain of a trial.
  Chains chain(Density density, Sampling sampling, int number) {
    Draws random = Draws.of("trial " + seed, number);
    Chain chain =
        sampling.chain(density.evaluators().get(), density.size(), random, draws, () -> {});
    return Chains.of(density.elements(), List.of(chain));
  }

  /// As it stands in a study.
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("trials", count);
    document.put("draws", draws);
    document.put("warmup", warmup);
    document.put("seed", seed);
    return document;
  }
}
