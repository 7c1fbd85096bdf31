package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// A performance profile: the share of runs with a score of at least tau, by tau. Source: Agarwal,
/// Schwarzer, Castro, Courville and Bellemare (2021), Deep reinforcement learning at the edge of
/// the statistical precipice, NeurIPS, section 4.
///
/// The score is what the optimum has paid since the first change over what the run has, on the same
/// seed: 1 is as good as the optimum, 0 diverged. Of rewards that are not costs there is none.
///
/// @param scores in ascending order, a run each
/// @param seeds on which the runs are; those of one seed share their noise
public record Profile(double[] scores, int seeds) {
  /// No scores.
  public static final Profile NONE = new Profile(new double[0], 0);

  public Profile {
    scores = scores.clone();
    Arrays.sort(scores);
  }

  /// @param rewards of the runs, by seed
  /// @param optimum on the same seeds
  static Profile of(double[] rewards, double[] optimum) {
    double[] scores = new double[rewards.length];
    for (int i = 0; i < scores.length; i++) {
      if (!(rewards[i] < 0 && optimum[i] < 0 && Double.isFinite(optimum[i]))) {
        return NONE;
      }
      scores[i] = optimum[i] / rewards[i];
    }
    return new Profile(scores, scores.length);
  }

  /// The runs of both, on the same seeds.
  Profile and(Profile other) {
    double[] all = Arrays.copyOf(scores, scores.length + other.scores.length);
    System.arraycopy(other.scores, 0, all, scores.length, other.scores.length);
    return new Profile(all, Math.max(seeds, other.seeds));
  }

  /// The share of runs with a score of at least tau.
  public double share(double tau) {
    long above = Arrays.stream(scores).filter(each -> each >= tau).count();
    return (double) above / scores.length;
  }

  /// Where the true share may lie, pointwise: the runs of one seed are one trial.
  public ShareInterval interval(double tau) {
    return ShareInterval.of(share(tau), seeds);
  }

  public boolean isKnown() {
    return scores.length > 0;
  }
}
