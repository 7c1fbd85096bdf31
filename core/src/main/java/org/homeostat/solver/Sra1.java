package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// Rößler's Runge-Kutta method for additive noise. With `I = W/2 + H` (the mean of the path over
/// the step, less its start):
///
/// ```
/// k1 = f(t, x)
/// k2 = f(t + 3/4*h, x + 3/4*h*k1 + 3/2*g(t + h)*I)
/// x' = x + h*(k1/3 + 2/3*k2) + g(t + h)*W + (g(t) - g(t + h))*I
/// ```
public record Sra1() implements StochasticMethod {
  @Override
  public String name() {
    return "sra1";
  }

  @Override
  public String title() {
    return "SRA1";
  }

  @Override
  public String reference() {
    return "Roessler (2010), Runge-Kutta methods for the strong approximation of solutions of"
        + " stochastic differential equations, SIAM J. Numer. Anal. 48(3), 922-952";
  }

  @Override
  public String advice() {
    return "strong order 1.5 for additive noise, also where it changes in time; shark has smaller"
        + " errors";
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
    Point k1 = field.drift(step.t(), x);
    Point inner = x.plus(step.h(0.75), k1).plus(field.on().constant(1.5), noise.meanAtEnd());
    Point k2 = field.drift(step.t(0.75), inner);
    return x.plus(step.h(1.0 / 3), k1).plus(step.h(2.0 / 3), k2).plus(noise.integral());
  }
}
