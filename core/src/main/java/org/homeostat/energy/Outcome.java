package org.homeostat.energy;

import java.util.Locale;

/// How a settling ended.
public sealed interface Outcome {

  /// Nothing moved by more than the tolerance any more, or all steps were taken, as a tolerance of
  /// 0 asks for.
  record Settled() implements Outcome {
    static final Settled YES = new Settled();
  }

  /// The free phase took all its steps and still moved.
  ///
  /// @param residual the largest change of a state in the last step
  record Slow(double residual, int steps) implements Outcome {}

  /// States moved more in the last step of a phase than halfway through it.
  ///
  /// @param halfway the residual after half the steps
  record Growing(double residual, double halfway, int steps) implements Outcome {}

  /// A state is no number or infinite.
  record NoNumber(int steps) implements Outcome {}

  /// What happened and what to try.
  default String sentence() {
    return switch (this) {
      case Settled() -> "settled";
      case Slow(double residual, int steps) ->
          "did not settle: residual %s after %s steps; try more steps, asynchronous updates or "
                  .formatted(text(residual), steps)
              + "smaller weights";
      case Growing(double residual, double halfway, int steps) ->
          "did not settle: the residual grew from %s to %s in the last half of %s steps; "
                  .formatted(text(halfway), text(residual), steps)
              + "try asynchronous updates, a smaller step, smaller weights or a smaller nudge";
      case NoNumber(int steps) ->
          "did not settle: a state was no number after %s steps; the energy may be "
                  .formatted(steps)
              + "unbounded below: give states a potential or bounds, or take smaller weights";
    };
  }

  /// The worse of two.
  static Outcome worse(Outcome a, Outcome b) {
    return rank(b) > rank(a) ? b : a;
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case Settled _ -> 0;
      case Slow _ -> 1;
      case Growing _ -> 2;
      case NoNumber _ -> 3;
    };
  }

  private static String text(double residual) {
    return String.format(Locale.ROOT, "%.2g", residual);
  }
}
