package org.homeostat.solver;

/// The classical Runge-Kutta method of order 4.
public record RungeKutta4() implements OrdinaryMethod {
  @Override
  public String name() {
    return "rk4";
  }

  @Override
  public String title() {
    return "Runge-Kutta 4";
  }

  @Override
  public String reference() {
    return "Kutta (1901), Z. Math. Phys. 46, 435-453; Hairer, Norsett & Wanner (1993), Solving"
        + " Ordinary Differential Equations I, section II.1";
  }

  @Override
  public String advice() {
    return "for smooth systems without noise at a fixed step; tsit5 finds the step itself";
  }

  @Override
  public int driftEvaluations() {
    return 4;
  }

  @Override
  public int order() {
    return 4;
  }

  @Override
  public Point next(Field field, Step step) {
    Point x = step.x();
    Point k1 = field.drift(step.t(), x);
    Point k2 = field.drift(step.t(0.5), x.plus(step.h(0.5), k1));
    Point k3 = field.drift(step.t(0.5), x.plus(step.h(0.5), k2));
    Point k4 = field.drift(step.t(1), x.plus(step.h(), k3));
    Point sum = k1.plus(field.on().constant(2), k2.plus(k3)).plus(k4);
    return x.plus(step.h(1.0 / 6), sum);
  }
}
