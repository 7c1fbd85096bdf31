package org.homeostat.control;

import org.homeostat.solver.RefusedException;

/// The steady filter of Kalman and Bucy: the best estimate m of the state of `dx = (A*x + B*u)*dt +
/// G*dw` from outputs `y = C*x + D*u + v` with white noise v of spectral density V (a matrix with
/// `E v(t)*v(s)' = V*delta(t - s)`, independent of w),
///
/// ```
/// dm = (A*m + B*u)*dt + L*(y - C*m - D*u)*dt,   L = S*C'*V^-1
/// A*S + S*A' + G*G' - S*C'*V^-1*C*S = 0
/// ```
///
/// where S is the covariance of the error `x - m` after a long time: the dual of the regulator's
/// equation, with A', C', G*G', V in the places of A, B, Q, R.
///
/// Source: Kalman and Bucy (1961), New results in linear filtering and prediction theory, J. Basic
/// Engineering 83, 95-108.
///
/// @param density V
/// @param gain L, a column for each output
/// @param covariance S
/// @param residual of the Riccati equation, relative to the norms of its terms
public record KalmanBucy(
    Linearisation plant, Matrix density, Matrix gain, Matrix covariance, double residual) {

  /// The filter for outputs with independent noises of these spectral densities.
  public static KalmanBucy of(Linearisation plant, double... densities) {
    return of(plant, Matrix.diagonal(densities));
  }

  /// The filter.
  ///
  /// @throws RefusedException if the density is not a positive definite matrix of the size of the
  ///   outputs, the outputs do not show a mode that does not decay, or a mode that neither decays
  ///   nor grows is not shaken
  public static KalmanBucy of(Linearisation plant, Matrix density) {
    int outputs = plant.outputs().size();
    if (outputs == 0 || density.rows() != outputs || Dense.cholesky(density).isEmpty()) {
      throw new RefusedException(
          "the plant has the outputs "
              + plant.outputs()
              + ", the density of their noise is "
              + density,
          "give every output a density greater than 0, and a symmetric positive definite matrix");
    }
    LinearQuadraticRegulator.checkEquilibrium(plant);
    Modes.unseen(plant.a(), plant.c())
        .ifPresent(mode -> {
          throw new RefusedException(
              "the outputs "
                  + plant.outputs()
                  + " do not show the mode "
                  + mode.text(plant.states()),
              "every mode that does not decay by itself needs an output");
        });
    Matrix a = plant.a().transpose();
    Matrix c = plant.c().transpose();
    Modes.unseenOnTheAxis(a, plant.diffusion())
        .ifPresent(mode -> {
          throw new RefusedException(
              "no noise shakes the mode "
                  + mode.text(plant.states())
                  + ", which does not decay by itself:"
                  + " in the end the filter would not look at it",
              "give its states noise");
        });
    Matrix none = Matrix.zeros(a.rows(), outputs);
    Riccati solution = Riccati.solve(a, c, plant.diffusion(), density.symmetric(), none);
    return new KalmanBucy(
        plant, density, solution.gain().transpose(), solution.p(), solution.residual());
  }

  /// The eigenvalues of `A - L*C`, the rates at which errors decay.
  public Spectrum errorDynamics() {
    return Spectrum.of(plant.a().minus(gain.times(plant.c())));
  }
}
