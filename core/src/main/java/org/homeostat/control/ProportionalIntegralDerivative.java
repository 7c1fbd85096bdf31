package org.homeostat.control;

import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;

/// The controller of three terms, with a derivative that is filtered and an integral that does not
/// wind up while the output is at its bounds:
///
/// ```
/// error     = target - y
/// slope     = filter*(error - smooth)            the derivative, behind a lag of 1/filter
/// wish      = P*error + integral + D*slope
/// u         = clip(wish, low, high)
/// dintegral = (I*error + back*(u - wish))*dt     back-calculation
/// dsmooth   = slope*dt
/// ```
///
/// Source: Astrom and Hagglund (2006), Advanced PID Control, sections 3.3 (the filter) and 3.5
/// (windup).
///
/// @param proportional P, output per error
/// @param integral I, output per error and time
/// @param derivative D, output per error per time
/// @param target what y is to be
/// @param filter the rate of the derivative's lag, greater than 0
/// @param back the rate at which the integral follows the bounds, not negative
public record ProportionalIntegralDerivative(
    double proportional,
    double integral,
    double derivative,
    double target,
    double filter,
    double back,
    Bounds bounds) {

  /// @throws RefusedException if the filter is not greater than 0, or back-calculation negative
  public ProportionalIntegralDerivative {
    if (!(filter > 0)) {
      throw new RefusedException(
          "a derivative filter of rate " + filter, "a rate is a number greater than 0");
    }
    if (!(back >= 0)) {
      throw new RefusedException(
          "back-calculation at the rate " + back, "a rate is a number that is not negative");
    }
  }

  /// The controller as a system with the input `y` and the output `u`, both scalar. A term whose
  /// gain is 0 is left out.
  public DynamicalSystem agent() {
    var system =
        DynamicalSystem.named("pid")
            .about("A controller that acts on an error, its integral and its slope.")
            .input("y")
            .parameter("P", proportional)
            .parameter("target", target);
    String wish = "P*error";
    if (integral != 0) {
      system.parameter("I", integral).state("integral", 0);
      wish += " + integral";
    }
    if (derivative != 0) {
      system.parameter("D", derivative).parameter("filter", filter).state("smooth", 0);
      wish += " + D*slope";
    }
    system.equations("error = target - y");
    if (derivative != 0) {
      system.equations("slope = filter*(error - smooth)");
    }
    limit(system, wish);
    if (derivative != 0) {
      system.equations("dsmooth = slope*dt");
    }
    return system.output("u", "u").build();
  }

  private void limit(SystemBuilder system, String wish) {
    if (bounds.isNone()) {
      system.equations("u = " + wish);
    } else {
      system.parameter("low", bounds.low()).parameter("high", bounds.high());
      system.equations("wish = " + wish, "u = clip(wish, low, high)");
    }
    if (integral != 0) {
      boolean windup = !bounds.isNone() && back > 0;
      if (windup) {
        system.parameter("back", back);
      }
      system.equations("dintegral = (I*error" + (windup ? " + back*(u - wish)" : "") + ")*dt");
    }
  }
}
