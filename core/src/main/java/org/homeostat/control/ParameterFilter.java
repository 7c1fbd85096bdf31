package org.homeostat.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.Variable;

/// Estimates parameters theta of a plant whose state x is seen at samples: the extended Kalman
/// filter of
///
/// ```
/// theta <- theta0 + a*(theta - theta0) + v,      a = exp(-interval/renew),  v ~ N(0, (1 - a^2)*S)
/// x     <- flow(x, u, theta) + w,                w ~ N(0, R)
/// ```
///
/// with S the squares of the spreads on a diagonal: what was learned is forgotten within the time
/// `renew`, and no direction becomes less certain than S. R is the covariance that the noise of the
/// plant has over an interval,
///
/// ```
/// R = integral over 0 <= s <= interval of exp(A*s)*G*G'*exp(A*s)'
/// ```
///
/// with A and G where the plant starts, by Simpson's rule. Where the flow is linear in theta and
/// nothing is forgotten, this is recursive least squares.
///
/// Source: Ljung (1979), Asymptotic behavior of the extended Kalman filter as a parameter estimator
/// for linear systems, IEEE TAC 24(1), 36-50; for a state that is seen.
final class ParameterFilter {
  private static final double FLOOR = 1e-6;
  private static final double LEAST = 1e-12;

  private final Prediction moving;
  private final int n;
  private final int[][] derivative;
  private final int[] ones;
  private final Matrix prior;
  private final Matrix spread;
  private final Matrix noise;
  private final double keeps;

  /// @param plant with its noise, and with the parameters still as such
  /// @param steps of the model in an interval
  ParameterFilter(
      DynamicalSystem plant,
      List<String> inputs,
      double interval,
      int steps,
      AdaptivePredictiveControl.Identification unknown) {
    var free = new FreeParameters(unknown.names());
    DynamicalSystem freed = plant.with(free);
    List<String> names = free.states(plant);
    DynamicalSystem still = Prediction.still(freed);
    this.moving =
        new Prediction(
            still.with(Sensitivities.by(names.toArray(String[]::new))),
            inputs,
            Algebra.ZERO,
            interval,
            steps);
    int all = freed.states().stream().mapToInt((Variable each) -> each.shape().size()).sum();
    this.n = all - names.size();
    this.derivative = new int[n][names.size()];
    this.ones = new int[names.size()];
    for (int j = 0; j < names.size(); j++) {
      for (int i = 0; i < n; i++) {
        Element state = moving.states().get(i);
        derivative[i][j] = place(Sensitivities.name(state.variable(), names.get(j)), state.index());
      }
      ones[j] = place(Sensitivities.name(names.get(j), names.get(j)), 0);
    }
    double[] start = new double[names.size()];
    for (int j = 0; j < start.length; j++) {
      start[j] = freed.states().get(freed.states().size() - start.length + j).start().elements()[0];
    }
    this.prior = new Matrix(start.length, 1, start);
    this.spread =
        Matrix.diagonal(unknown.spreads().stream().mapToDouble(each -> each * each).toArray());
    Tensor past = Tensor.scalar(-interval / unknown.renew());
    this.keeps = Elementary.exp(PlainArithmetic.DOUBLE, past).elements()[0];
    this.noise = noise(Linearisation.of(plant), interval);
  }

  /// Where an element of a state stands among those of the moving plant; -1 for one that is 0.
  private int place(String variable, int index) {
    List<Element> elements = moving.states();
    for (int k = 0; k < elements.size(); k++) {
      if (elements.get(k).variable().equals(variable) && elements.get(k).index() == index) {
        return k;
      }
    }
    return -1;
  }

  /// R, with a floor for what no noise reaches.
  static Matrix noise(Linearisation plant, double interval) {
    Matrix sum = plant.diffusion();
    Matrix middle = moved(plant, interval / 2);
    Matrix end = moved(plant, interval);
    Matrix noise = sum.plus(middle.times(4)).plus(end).times(interval / 6);
    int n = noise.rows();
    return noise.plus(Matrix.identity(n).times(FLOOR * noise.trace() / n + LEAST)).symmetric();
  }

  /// `exp(A*s)*G*G'*exp(A*s)'`, the exponential by its series to the fourth order.
  private static Matrix moved(Linearisation plant, double s) {
    Matrix power = Matrix.identity(plant.a().rows());
    Matrix flow = power;
    for (int k = 1; k <= 4; k++) {
      power = power.times(plant.a()).times(s / k);
      flow = flow.plus(power);
    }
    return flow.times(plant.diffusion()).times(flow.transpose());
  }

  /// The estimate of each of some trajectories, for one thread.
  List<Estimate> begin(int trajectories) {
    Prediction.Lanes lanes = moving.lanes(1);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < trajectories; i++) {
      estimates.add(new Estimate(lanes));
    }
    return estimates;
  }

  /// What is known of the parameters in one trajectory.
  final class Estimate {
    private final Prediction.Lanes lanes;
    private final double[] start = new double[moving.states().size()];
    private Matrix mean = prior;
    private Matrix covariance = spread;
    private boolean begun;

    private Estimate(Prediction.Lanes lanes) {
      this.lanes = lanes;
    }

    /// The parameters, in the order in which they were named.
    double[] mean() {
      return mean.elements();
    }

    Matrix covariance() {
      return covariance;
    }

    /// Remembers a sample, and what was put in from there on.
    void keep(double time, double[] state, double[] input) {
      Arrays.fill(start, 0);
      System.arraycopy(state, 0, start, 0, n);
      System.arraycopy(mean.elements(), 0, start, n, mean.rows());
      for (int one : ones) {
        start[one] = 1;
      }
      lanes.start(0, time, start);
      for (int e = 0; e < input.length; e++) {
        lanes.input(0, e, input[e]);
      }
      lanes.advance();
      for (int k = 0; k < start.length; k++) {
        start[k] = lanes.state(0, k);
      }
      begun = true;
    }

    /// Learns from the next sample; what is not finite teaches nothing, and an estimate that is not
    /// begins anew.
    void see(double[] state) {
      if (!begun) {
        return;
      }
      double[] wrong = new double[n];
      double[] slopes = new double[n * mean.rows()];
      for (int i = 0; i < n; i++) {
        wrong[i] = state[i] - start[i];
        for (int j = 0; j < mean.rows(); j++) {
          slopes[i * mean.rows() + j] = derivative[i][j] < 0 ? 0 : start[derivative[i][j]];
        }
      }
      learn(new Matrix(n, 1, wrong), new Matrix(n, mean.rows(), slopes));
      forget();
    }

    private void learn(Matrix wrong, Matrix slopes) {
      Matrix across = covariance.times(slopes.transpose());
      Matrix expected = slopes.times(across).plus(noise).symmetric();
      boolean finite = Double.isFinite(wrong.norm()) && Double.isFinite(expected.norm());
      Matrix inverse = finite ? Dense.inverse(expected).orElse(null) : null;
      if (inverse == null) {
        mean = prior;
        covariance = spread;
        return;
      }
      Matrix gain = across.times(inverse);
      mean = mean.plus(gain.times(wrong));
      // Joseph's form, which stays positive
      Matrix left = Matrix.identity(mean.rows()).minus(gain.times(slopes));
      covariance =
          left.times(covariance)
              .times(left.transpose())
              .plus(gain.times(noise).times(gain.transpose()))
              .symmetric();
    }

    private void forget() {
      mean = prior.plus(mean.minus(prior).times(keeps));
      covariance = covariance.times(keeps * keeps).plus(spread.times(1 - keeps * keeps));
    }
  }
}
