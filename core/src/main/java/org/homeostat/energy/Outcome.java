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
    return this instanceof Settled ? "settled" : "did not settle: " + finding() + "; " + advice();
  }

  /// What was found where states did not settle: `residual 0.02 after 30 steps`; empty where they
  /// did.
  default String finding() {
    return switch (this) {
      case Settled() -> "";
      case Slow(double residual, int steps) ->
          "residual %s after %s steps".formatted(text(residual), steps);
      case Growing(double residual, double halfway, int steps) ->
          "the residual grew from %s to %s in the last half of %s steps"
              .formatted(text(halfway), text(residual), steps);
      case NoNumber(int steps) -> "a state was no number after %s steps".formatted(steps);
    };
  }

  /// What to try where states did not settle; empty where they did.
  default String advice() {
    return switch (this) {
      case Settled() -> "";
      case Slow _ -> "try more steps, asynchronous updates or smaller weights";
      case Growing _ ->
          "try asynchronous updates, a smaller step, smaller weights or a smaller nudge";
      case NoNumber _ ->
          "the energy may be unbounded below: give states a potential or bounds, or take smaller"
              + " weights";
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
