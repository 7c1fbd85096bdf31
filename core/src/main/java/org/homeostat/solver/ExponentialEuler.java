package org.homeostat.solver;

import java.util.EnumSet;
import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// The exponential Euler-Maruyama method. Of each drift `f = a*x + rest` the part that is linear in
/// the state itself (element by element, `a = -exp(tau)` in `exp(tau)*(s - x)`) is solved exactly
/// with a held over the step:
///
/// ```
/// x' = x + h*phi(a*h)*f(t, x) + sqrt(phi(2*a*h))*g(t, x)*W        phi(z) = (exp(z) - 1)/z
/// ```
///
/// The second factor gives the noise the variance that it has under the leak, so the stationary
/// variance of an Ornstein-Uhlenbeck process is exact at any step. A drift without such a part is
/// solved as by [EulerMaruyama].
public record ExponentialEuler() implements StochasticMethod {
  @Override
  public String name() {
    return "exponential-euler";
  }

  @Override
  public String title() {
    return "exponential Euler";
  }

  @Override
  public String reference() {
    return "Hochbruck & Ostermann (2010), Exponential integrators, Acta Numerica 19, 209-286;"
        + " variance of the noise as in Gillespie (1996), Phys. Rev. E 54, 2084-2091";
  }

  @Override
  public String advice() {
    return "for stiff leaks such as -exp(tau)*z, at steps where explicit methods explode";
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
    Leak leak = Leak.of(field, step);
    return step.x().plus(step.h(), leak.slow(drift)).plus(leak.spread(noise));
  }
}
