package org.homeostat.control;

import org.homeostat.solver.RefusedException;

/// How starts are drawn and followed.
///
/// @param samples how many
/// @param seed of the first start and its noise; sample k has the seed `seed + k`
/// @param method the name of a method of [org.homeostat.solver.Methods]
/// @param until the time at which it is seen where they are
public record Sampling(int samples, long seed, String method, double step, double until) {

  public Sampling {
    if (samples < 1) {
      throw new RefusedException(samples + " samples", "at least 1 is needed");
    }
  }

  /// The classical method of Runge and Kutta, for systems without noise.
  public static Sampling of(int samples, long seed, double step, double until) {
    return new Sampling(samples, seed, "rk4", step, until);
  }

  /// The same by another method.
  public Sampling by(String name) {
    return new Sampling(samples, seed, name, step, until);
  }
}
