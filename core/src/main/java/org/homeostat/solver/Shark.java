package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// The shifted additive-noise Runge-Kutta method of Foster, dos Reis and Strange:
///
/// ```
/// z  = x + g*H
/// k1 = f(t, z)
/// k2 = f(t + 5/6*h, z + 5/6*(h*k1 + g*W))
/// x' = x + h*(2/5*k1 + 3/5*k2) + g*W
/// ```
///
/// For noise whose factor changes in time, the last term is `g(t + h)*W + (g(t) - g(t + h))*(W/2 +
/// H)`.
public record Shark() implements StochasticMethod {
  @Override
  public String name() {
    return "shark";
  }

  @Override
  public String title() {
    return "ShARK";
  }

  @Override
  public String reference() {
    return "Foster, dos Reis & Strange (2023), High order splitting methods for SDEs satisfying a"
        + " commutativity condition, arXiv:2210.17543, eq. (6.1)";
  }

  @Override
  public String advice() {
    return "the first choice for additive noise: strong order 1.5 for two evaluations of the drift";
  }

  @Override
  public int driftEvaluations() {
    return 2;
  }

  @Override
  public Calculus calculus() {
    return Calculus.ITO;
  }

  @Override
  public Set<NoiseClass> noiseClasses() {
    return EnumSet.of(NoiseClass.ADDITIVE);
  }

  @Override
  public double strongOrder(NoiseClass noise) {
    return 1.5;
  }

  @Override
  public double weakOrder(NoiseClass noise) {
    return 2;
  }

  @Override
  public boolean usesAreas() {
    return true;
  }

  @Override
  public Point next(Field field, Step step) {
    Point x = step.x();
    AdditiveNoise noise = AdditiveNoise.of(field, step);
    Point z = x.plus(noise.area());
    Point k1 = field.drift(step.t(), z);
    Point inner = z.plus(step.h(5.0 / 6), k1).plus(field.on().constant(5.0 / 6), noise.increment());
    Point k2 = field.drift(step.t(5.0 / 6), inner);
    return x.plus(step.h(0.4), k1).plus(step.h(0.6), k2).plus(noise.integral());
  }
}
