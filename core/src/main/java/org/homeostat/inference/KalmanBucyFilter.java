package org.homeostat.inference;

import java.util.List;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;

/// Adds to a system the filter of Kalman and Bucy that watches it: the mean m and the covariance P
/// of its states given its noisy outputs so far, as equations. For `dx = f(x)*dt + G(x)*dw` and
/// measurements `dy = h(x)*dt + V^(1/2)*dv`,
///
/// ```
/// dm = f(m)*dt + L*(dy - h(m)*dt)            L = P*H'*V^-1
/// dP = (F*P + P*F' + G*G' - L*H*P)*dt
/// ```
///
/// with the derivatives F and H of f and h, and G, at the mean. Of a linear system this is the law
/// of the states given the outputs (Kalman and Bucy); of another one it is their law to first order
/// (extended). The derivatives are symbolic: the result is a system that can be printed, solved and
/// exported.
///
/// | in the system | added |
/// | --- | --- |
/// | state `x` | state `x.mean`, which starts where x is declared to start |
/// | definition `I` that depends on states | definition `I.mean` |
/// | | state `filter.P`, definitions `filter.PF` (`P*F'`), `filter.PH` (`P*H'`), `filter.Q`, `filter.L`, `filter.innovation`; `filter.F`, `filter.H`, to look at |
/// | | noise `filter.v` of the sensors |
///
/// Inputs are known to the filter. [#estimator] gives the filter alone, for measurements from
/// elsewhere. Rows and columns of the matrices are the elements of the states in their order.
///
/// Sources: Kalman and Bucy (1961), New results in linear filtering and prediction theory, J. Basic
/// Engineering 83, 95-108; Jazwinski (1970), Stochastic Processes and Filtering Theory, chapter 8.
///
/// @param measured the names of the outputs that sensors see
/// @param density V, the spectral density of the sensors' noise, symmetric and positive definite: a
///   mean of y over a time T has the covariance V/T
/// @param covariance of the states at the start, symmetric without negative eigenvalues
/// @param extended whether a system that is not linear is taken as well
public record KalmanBucyFilter(
    List<String> measured, Matrix density, Matrix covariance, boolean extended)
    implements Transformation {

  public KalmanBucyFilter {
    measured = List.copyOf(measured);
    if (measured.isEmpty()) {
      throw new RefusedException("no output is measured", "name at least one");
    }
    Definite.checkPositive(density, "the density of the measurements");
    Definite.checkNonNegative(covariance, "the covariance at the start");
  }

  /// For linear systems.
  public static KalmanBucyFilter linear(List<String> measured, Matrix density, Matrix covariance) {
    return new KalmanBucyFilter(measured, density, covariance, false);
  }

  /// For any system with derivatives.
  public static KalmanBucyFilter extended(
      List<String> measured, Matrix density, Matrix covariance) {
    return new KalmanBucyFilter(measured, density, covariance, true);
  }

  /// The system together with its filter.
  ///
  /// @throws RefusedException if an output is not there, a matrix is of another size than the
  ///   states or outputs, a name is taken, or the system is not linear and has to be
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    return equations(system).together();
  }

  /// The filter alone. The output `y` of the system becomes the input `measured.y`, whose value is
  /// the rate dy/dt; without one it is 0.
  ///
  /// @throws RefusedException as [#apply]
  public DynamicalSystem estimator(DynamicalSystem system) {
    return equations(system).alone();
  }

  private FilterEquations equations(DynamicalSystem system) {
    if (!extended && !Linearisation.of(system).exact()) {
      throw new RefusedException(
          system.name() + " is not a linear system with constant coefficients",
          "take the extended filter");
    }
    return new FilterEquations(this, new Expansion(system));
  }
}
