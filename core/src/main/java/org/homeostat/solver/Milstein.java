package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// Milstein's method for noise of which no two sources mix: diagonal, where each element of the
/// state has a noise of its own with the factor b, or a single scalar source with the factors b:
/// `x' = x + f*h + b*W + (b*d/dx)b*(W^2 - h)/2`. The derivative is symbolic.
public record Milstein() implements StochasticMethod {
  @Override
  public String name() {
    return "milstein";
  }

  @Override
  public String title() {
    return "Milstein";
  }

  @Override
  public String reference() {
    return "Kloeden & Platen (1992), Numerical Solution of Stochastic Differential Equations,"
        + " section 10.3";
  }

  @Override
  public String advice() {
    return "for diagonal or scalar noise that depends on the states: strong order 1 where"
        + " euler-maruyama has 0.5";
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
    return EnumSet.of(NoiseClass.ADDITIVE, NoiseClass.DIAGONAL, NoiseClass.SCALAR);
  }

  @Override
  public double strongOrder(NoiseClass noise) {
    return 1;
  }

  @Override
  public double weakOrder(NoiseClass noise) {
    return 1;
  }

  @Override
  public Point next(Field field, Step step) {
    Point drift = field.drift(step.t(), step.x());
    Point noise = field.noise(step.t(), step.x(), step.increments());
    Point unit = field.noise(step.t(), step.x(), field.units());
    Point squared = field.noiseAlong(step.t(), step.x(), step.increments(), noise);
    Point mean = field.noiseAlong(step.t(), step.x(), field.units(), unit);
    return step.x()
        .plus(step.h(), drift)
        .plus(noise)
        .plus(field.on().constant(0.5), squared)
        .plus(step.h(-0.5), mean);
  }
}
