package org.homeostat.studio.page;

import java.util.List;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Settling.Update;
import org.homeostat.studio.train.Comparison;
import org.homeostat.studio.train.TrainSettings;

/// How an arm estimates its gradient g from settled states, as lines of TeX.
final class EstimateEquations {
  private static final String NUDGED = ", \\qquad F = E + \\beta C";

  private EstimateEquations() {}

  static List<String> of(TrainSettings settings) {
    String equilibria = "s_\\beta &= \\operatorname*{arg\\,min}_s F" + NUDGED;
    String slope = "\\frac{\\partial F}{\\partial W}\\left(s_{%s}\\right)";
    return switch (settings.comparison()) {
      case Comparison.Equilibria _ when settings.model().isAsymmetric() -> field();
      case Comparison.Equilibria(Nudge nudge) -> estimate(nudge, equilibria, slope);
      case Comparison.Continual(Nudge.OneSided(double beta)) ->
          List.of(
              "s_{n+1} &= \\text{a step from } s_n \\text{ towards a minimum of } F" + NUDGED,
              "g_n &= \\frac{1}{\\beta}\\left(%s - %s\\right), \\qquad \\beta = %s"
                  .formatted(slope.formatted("n+1"), slope.formatted("n"), number(beta)));
      case Comparison.Means(Nudge nudge, var _) -> {
        double temperature =
            settings.settling().update() instanceof Update.Langevin(double _, double t) ? t : 0;
        yield estimate(
            nudge,
            "p_\\beta(s) &\\propto e^{-F/T}" + NUDGED + ",\\; T = " + number(temperature),
            "\\left\\langle\\frac{\\partial F}{\\partial W}\\right\\rangle_{%s}");
      }
    };
  }

  /// Each state s follows an energy of its own.
  private static List<String> field() {
    return List.of(
        "0 &= \\frac{\\partial E_s}{\\partial s} + \\beta\\frac{\\partial C}{\\partial s} \\quad\\text{at } s = s_\\beta",
        "g &= \\frac{\\partial C}{\\partial W} + \\sum_s \\left(\\frac{\\partial^2 E_s}{\\partial W\\,\\partial s}\\right)^{\\!\\top} \\frac{d s_\\beta}{d\\beta}");
  }

  /// @param settled says what the states are
  /// @param at the slope at a nudge, a format
  private static List<String> estimate(Nudge nudge, String settled, String at) {
    return switch (nudge) {
      case Nudge.OneSided(double beta) ->
          List.of(
              settled,
              "g &= \\frac{1}{\\beta}\\left(%s - %s\\right), \\qquad \\beta = %s"
                  .formatted(at.formatted("\\beta"), at.formatted("0"), number(beta)));
      case Nudge.RandomSign(double beta) ->
          List.of(
              settled,
              "g &= \\frac{1}{\\beta}\\left(%s - %s\\right), \\qquad \\beta = \\pm %s"
                  .formatted(at.formatted("\\beta"), at.formatted("0"), number(beta)));
      case Nudge.Centred(double beta) ->
          List.of(
              settled,
              "g &= \\frac{1}{2\\beta}\\left(%s - %s\\right), \\qquad \\beta = %s"
                  .formatted(at.formatted("\\beta"), at.formatted("-\\beta"), number(beta)));
      case Nudge.Holomorphic(double radius, int points) ->
          List.of(
              settled,
              "g &= \\frac{1}{N r}\\sum_{k=0}^{N-1} e^{-2\\pi i k/N} %s, \\qquad \\beta_k = r e^{2\\pi i k/N}"
                      .formatted(at.formatted("\\beta_k"))
                  + ",\\; r = %s,\\; N = %s".formatted(number(radius), points));
      case Nudge.Coupled(double share) -> held(at, share);
      case Nudge.Clamped() -> held(at, 1);
    };
  }

  /// The output o held on the way from the free one to the target t.
  private static List<String> held(String at, double share) {
    return List.of(
        "s_\\eta &= \\operatorname*{arg\\,min}_s E \\quad\\text{with}\\quad o = o_0 + \\eta\\,(t - o_0)",
        "g &= \\frac{1}{\\eta}\\left(%s - %s\\right), \\qquad \\eta = %s"
            .formatted(at.formatted("\\eta"), at.formatted("0"), number(share)));
  }

  private static String number(double value) {
    return LearningEquations.number(value);
  }
}
