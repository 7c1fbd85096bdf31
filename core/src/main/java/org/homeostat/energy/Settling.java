package org.homeostat.energy;

import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Method;

/// How the states of an energy are brought to a minimum.
///
/// @param update one step towards it
/// @param free the most steps without a nudge
/// @param nudged the most steps with one, from the free minimum on
/// @param tolerance settling ends when no element of a state changes by more in a step, or with a
///   nudge of the strength b < 1 by more than b times as much, since that is how far it moves them;
///   0 to take all steps
public record Settling(Update update, int free, int nudged, double tolerance) {

  /// One step of all states.
  public sealed interface Update {

    /// `s' = rho(drive)`: every state at once is set to the minimum that the others leave it.
    record Synchronous() implements Update {}

    /// The same state after state, each seeing the others where they have gone, up from the second
    /// to the last and down again to the first: descent of the energy block by block, which cannot
    /// rise where a state is not coupled to itself.
    record Asynchronous() implements Update {}

    /// `s' = s + step*ds/dt` along the flow `ds/dt = -dE/ds`.
    record Flow(double step) implements Update {}

    /// A step of a fixed-step method along the same flow, as Heun's or Runge and Kutta's.
    ///
    /// @param method neither adaptive nor of many steps
    record Integrated(Method method, double step) implements Update {
      public Integrated {
        if (method instanceof AdaptiveMethod) {
          throw new IllegalArgumentException(
              "settling takes steps of one length, found the adaptive method " + method.name());
        }
      }
    }

    /// `s' = s - step*dE/ds + sqrt(2*temperature*step)*w` with standard normal numbers w: states
    /// are visited with the probability `exp(-E/temperature)` (of a normalised one), as exactly as
    /// the step is short. For [StochasticPropagation]. Source: Roberts and Tweedie (1996),
    /// Bernoulli 2, 341-363.
    record Langevin(double step, double temperature) implements Update {
      public Langevin {
        if (!(step > 0 && temperature >= 0)) {
          throw new IllegalArgumentException(
              "noise has a positive step and a temperature that is not negative, found "
                  + step
                  + " and "
                  + temperature);
        }
      }
    }

    /// `s' = f(s) + inertia*(s - s_before)` of another update f: heavy ball (Polyak 1964).
    record Momentum(Update of, double inertia) implements Update {
      public Momentum {
        if (of instanceof Anderson || of instanceof Langevin) {
          throw new IllegalArgumentException("momentum is of a plain update, found " + of);
        }
      }
    }

    /// Another update f, accelerated: `s' = f(s) - sum of c_j*(differences of f)`, whose last
    /// residuals cancel best (Anderson 1965), example by example. Where that would lead away from
    /// what plain steps do, plain steps are taken; so is the last one of a settling.
    ///
    /// @param of neither with momentum nor accelerated itself
    /// @param depth how many differences of steps are mixed
    record Anderson(Update of, int depth) implements Update {
      public Anderson {
        if (of instanceof Momentum || of instanceof Anderson || of instanceof Langevin) {
          throw new IllegalArgumentException(
              "Anderson acceleration is of a plain update, found " + of);
        }
        if (depth < 1) {
          throw new IllegalArgumentException(
              "Anderson acceleration mixes at least 1 difference, found " + depth);
        }
      }
    }
  }

  /// @throws IllegalArgumentException if there is noise
  void refuseNoise() {
    if (update instanceof Update.Langevin) {
      throw new IllegalArgumentException(
          "states that noise moves settle at no equilibrium: take means over time");
    }
  }

  public Settling {
    if (free < 1 || nudged < 1) {
      throw new IllegalArgumentException(
          "settling takes at least one step, found " + Math.min(free, nudged));
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("a tolerance is not negative, found " + tolerance);
    }
    if (update instanceof Update.Langevin && tolerance > 0) {
      throw new IllegalArgumentException(
          "what noise moves never stands still: a tolerance of 0, found " + tolerance);
    }
  }
}
