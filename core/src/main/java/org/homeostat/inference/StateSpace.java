package org.homeostat.inference;

import java.util.List;
import org.homeostat.control.Element;
import org.homeostat.control.Matrix;
import org.homeostat.solver.Continuity;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// A system that moves all the time and is measured now and then: where it starts is normal, with
/// the declared starts as mean,
///
/// ```
/// dx = f(x, u, t)*dt + G(x, u, t)*dw         y(k) = h(x(t(k))) + deviation*v(k)
/// ```
///
/// with independent standard normal v. Noise of equations is read in the sense of Ito, after
/// conversion where the system means Stratonovich.
///
/// @param sensors what is measured, in the order of the columns of [Measurements]
/// @param covariance of the states at the start, a row and a column for each element of the states
///   in their order
/// @param step the longest step of a prediction, in units of time
public record StateSpace(
    DynamicalSystem system, List<Sensor> sensors, Matrix covariance, double step) {

  public StateSpace {
    sensors = List.copyOf(sensors);
    Continuity.require(system, "a filter");
    if (sensors.isEmpty()) {
      throw new RefusedException("no output is measured", "name at least one");
    }
    if (!(step > 0) || !Double.isFinite(step)) {
      throw new RefusedException("a step of " + step, "steps are longer than 0");
    }
    Definite.checkNonNegative(covariance, "the covariance at the start");
    int n = system.states().stream().mapToInt(x -> x.shape().size()).sum();
    if (covariance.rows() != n) {
      throw new RefusedException(
          "the covariance has " + covariance.rows() + " rows, the states have " + n + " elements",
          "give it a row and a column for each element");
    }
  }

  /// The elements of the states: `x`, `z[0]`, `z[1]`.
  public List<Element> states() {
    return system.states().stream().flatMap(x -> Element.of(x.name(), x.shape())).toList();
  }

  /// The elements of the measured outputs.
  public List<Element> measured() {
    Expansion expansion = new Expansion(system);
    return sensors.stream()
        .peek(sensor -> expansion.output(sensor.output()))
        .flatMap(each -> Element.of(each.output(), expansion.shape(each.output())))
        .toList();
  }

  /// How many equal steps a prediction over a span of time is cut into; none if it is 0.
  double steps(double span) {
    return Math.ceil(span / step * (1 - 1e-12));
  }

  /// The same system with other starts, parameters or inputs.
  public StateSpace with(DynamicalSystem other) {
    return new StateSpace(other, sensors, covariance, step);
  }
}
