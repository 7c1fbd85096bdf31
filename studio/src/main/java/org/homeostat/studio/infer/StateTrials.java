package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Calibration;
import org.homeostat.inference.Chains;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.NormalMixture;
import org.homeostat.inference.Posterior;
import org.homeostat.inference.Priors;
import org.homeostat.inference.Sampling;
import org.homeostat.inference.Smoothed;
import org.homeostat.inference.Synthesis;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// Trials of a study of a system: parameters are drawn from their priors, a record with the times,
/// inputs and gaps of the study's is made with them, and parameters and states are inferred from
/// it. The true states at the first and the last row have ranks in their smoothed laws, mixed over
/// the draws of parameters.
final class StateTrials implements CalibrationRun.Maker {
  private final StateStudy study;
  private final Measurements like;
  private final Priors priors;
  private final GaussianFilter filter;
  private final Synthesis synthesis;
  private final int last;

  StateTrials(StateStudy study, Measurements like) {
    this.study = study;
    this.like = like;
    this.priors = study.parameters().priors();
    this.filter = study.compiled();
    this.synthesis = Synthesis.of(study.space());
    this.last = like.times().length - 1;
  }

  @Override
  public List<String> elements() {
    List<String> elements = new ArrayList<>(priors.elements());
    study.states().forEach(state -> elements.add(state + " at the start"));
    study.states().forEach(state -> elements.add(state + " at the end"));
    return elements;
  }

  @Override
  public Trial make(int number) {
    long seed = study.trials().seed();
    Map<String, Tensor> truth = priors.draw(Draws.of("truth " + seed, number));
    Synthesis.Made made = synthesis.make(like, truth, (seed << 16) + number);
    for (double[] states : made.states()) {
      if (!Arrays.stream(states).allMatch(Double::isFinite)) {
        throw new RefusedException("the system diverged with " + truth, "");
      }
    }
    if (study.parameters().isEmpty()) {
      return trial(new int[0], made, List.of(Map.of()), Double.NaN, 0);
    }
    Chains chains = chains(made.record(), number);
    double[] values = priors.values(priors.free(truth));
    List<Map<String, Tensor>> parameters =
        Calibration.even(chains).stream().map(priors::named).toList();
    return trial(
        Calibration.ranks(values, chains),
        made,
        parameters,
        DensityTrials.worth(chains),
        chains.divergences());
  }

  private Chains chains(Measurements record, int number) {
    Trials trials = study.trials();
    ChainSettings settings = study.parameters().settings();
    Posterior posterior = Posterior.of(filter, record, priors);
    Sampling sampling =
        settings.sampling(trials.warmup(), () -> posterior.metropolis(study.parameters().starts()));
    return trials.chain(posterior, sampling, number).map(priors.elements(), priors::values);
  }

  /// With the ranks of states in the mixture of their laws over draws of parameters.
  private Trial trial(
      int[] ranks,
      Synthesis.Made made,
      List<Map<String, Tensor>> draws,
      double worth,
      int divergences) {
    int n = made.states()[0].length;
    double[][] means = new double[2 * n][draws.size()];
    double[][] deviations = new double[2 * n][draws.size()];
    for (int d = 0; d < draws.size(); d++) {
      Smoothed smoothed = filter.run(made.record(), draws.get(d)).smooth();
      if (smoothed.rows() <= last) {
        throw new RefusedException("the filter diverged with " + draws.get(d), "");
      }
      for (int i = 0; i < n; i++) {
        means[i][d] = smoothed.mean(0)[i];
        deviations[i][d] = smoothed.deviations(0)[i];
        means[n + i][d] = smoothed.mean(last)[i];
        deviations[n + i][d] = smoothed.deviations(last)[i];
      }
    }
    int[] all = Arrays.copyOf(ranks, ranks.length + 2 * n);
    for (int i = 0; i < 2 * n; i++) {
      double truth = made.states()[i < n ? 0 : last][i % n];
      double share = new NormalMixture(means[i], deviations[i]).below(truth);
      all[ranks.length + i] = Calibration.rank(share);
    }
    return new Trial(all, worth, divergences, "");
  }
}
