package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// The Euler-Maruyama method: `x' = x + f(t, x)*h + g(t, x)*W`.
public record EulerMaruyama() implements StochasticMethod {
  @Override
  public String name() {
    return "euler-maruyama";
  }

  @Override
  public String title() {
    return "Euler-Maruyama";
  }

  @Override
  public String reference() {
    return "Kloeden & Platen (1992), Numerical Solution of Stochastic Differential Equations,"
        + " section 10.2";
  }

  @Override
  public String advice() {
    return "the cheapest step, for any noise; with additive noise prefer shark, with a stiff leak"
        + " exponential-euler";
  }

  @Override
  public int driftEvaluations() {
    return 1;
  }

  @Override
  public Calculus calculus() {
    return Calculus.ITO;
  }

  @Override
  public Set<NoiseClass> noiseClasses() {
    return EnumSet.allOf(NoiseClass.class);
  }

  @Override
  public double strongOrder(NoiseClass noise) {
    return noise == NoiseClass.ADDITIVE ? 1 : 0.5;
  }

  @Override
  public double weakOrder(NoiseClass noise) {
    return 1;
  }

  @Override
  public Point next(Field field, Step step) {
    Point drift = field.drift(step.t(), step.x());
    Point noise = field.noise(step.t(), step.x(), step.increments());
    return step.x().plus(step.h(), drift).plus(noise);
  }
}
