package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// Heun's method, which approaches the Stratonovich solution:
///
/// ```
/// p  = x + f(t, x)*h + g(t, x)*W
/// x' = x + (f(t, x) + f(t + h, p))*h/2 + (g(t, x) + g(t + h, p))*W/2
/// ```
public record Heun() implements StochasticMethod {
  @Override
  public String name() {
    return "heun";
  }

  @Override
  public String title() {
    return "Heun (Stratonovich)";
  }

  @Override
  public String reference() {
    return "Ruemelin (1982), Numerical treatment of stochastic differential equations, SIAM J."
        + " Numer. Anal. 19(3), 604-613";
  }

  @Override
  public String advice() {
    return "for Stratonovich systems and commutative noise that depends on the states; with"
        + " additive noise prefer shark";
  }

  @Override
  public int driftEvaluations() {
    return 2;
  }

  @Override
  public Calculus calculus() {
    return Calculus.STRATONOVICH;
  }

  @Override
  public Set<NoiseClass> noiseClasses() {
    return EnumSet.allOf(NoiseClass.class);
  }

  @Override
  public double strongOrder(NoiseClass noise) {
    return noise == NoiseClass.GENERAL ? 0.5 : 1;
  }

  @Override
  public double weakOrder(NoiseClass noise) {
    return noise == NoiseClass.ADDITIVE ? 2 : 1;
  }

  @Override
  public Point next(Field field, Step step) {
    Point drift = field.drift(step.t(), step.x());
    Point noise = field.noise(step.t(), step.x(), step.increments());
    Point predicted = step.x().plus(step.h(), drift).plus(noise);
    Point driftThen = field.drift(step.t(1), predicted);
    Point noiseThen = field.noise(step.t(1), predicted, step.increments());
    Point moved = step.x().plus(step.h(0.5), drift.plus(driftThen));
    return noise.equals(noiseThen)
        ? moved.plus(noise)
        : moved.plus(field.on().constant(0.5), noise.plus(noiseThen));
  }
}
