package org.homeostat.control;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// An equilibrium of the drift, where the states rest but for noise, and how the system moves near
/// it.
///
/// @param plant the system near the equilibrium, which is its point
/// @param iterations of Newton's method
public record FixedPoint(Linearisation plant, int iterations) {
  private static final int MOST = 200;
  private static final int HALVINGS = 40;
  private static final double NEAR = 1e-10;

  /// The equilibrium that Newton's method reaches from a start, inputs and parameters held: steps
  /// `-J^-1 * drift` with the symbolic Jacobian J, halved until the drift shrinks. Where J is
  /// singular, as on a line of equilibria, the shortest such step.
  ///
  /// Source: Dennis and Schnabel (1983), Numerical Methods for Unconstrained Optimization and
  /// Nonlinear Equations, section 6.5.
  ///
  /// @param start where to begin
  /// @param unused states that act on nothing else: they stay where they are, need not rest, and
  ///   have no eigenvalue
  /// @throws RefusedException if no equilibrium is found, the drift changes in time by itself, or
  ///   an unused state acts on another
  public static FixedPoint near(DynamicalSystem system, OperatingPoint start, String... unused) {
    Field field = new Field(system);
    if (field.dependsOnTime()) {
      throw new RefusedException(
          "the drift of " + system.name() + " changes in time by itself",
          "an equilibrium needs equations without t");
    }
    Linearisation here = Linearisation.of(field, start).without(unused);
    for (int k = 0; ; k++) {
      Matrix step = Dense.shortest(here.a(), here.drift()).times(-1);
      Linearisation next = shrunk(field, here, step, Set.of(unused));
      if (next == here || k == MOST) {
        if (isNear(step.norm(), here)) {
          return new FixedPoint(here, k);
        }
        throw notFound(system, here);
      }
      here = next;
    }
  }

  /// The point after a step or a part of it at which the drift is smaller; the same if there is
  /// none.
  private static Linearisation shrunk(
      Field field, Linearisation here, Matrix step, Set<String> unused) {
    double before = here.drift().norm();
    Matrix part = step;
    for (int i = 0; i < HALVINGS; i++) {
      OperatingPoint point = here.point().plus(here.states(), part);
      Matrix drift = field.drift(point);
      if (kept(field, drift, unused).norm() < before) {
        return Linearisation.of(field, point).without(unused.toArray(String[]::new));
      }
      part = part.times(0.5);
    }
    return here;
  }

  private static Matrix kept(Field field, Matrix drift, Set<String> unused) {
    double[] kept =
        Stream.iterate(0, i -> i < drift.rows(), i -> i + 1)
            .filter(i -> !unused.contains(field.states.get(i).variable()))
            .mapToDouble(i -> drift.at(i, 0))
            .toArray();
    return new Matrix(kept.length, 1, kept);
  }

  private static boolean isNear(double step, Linearisation here) {
    return step <= NEAR * (1 + here.target().norm()) && here.isEquilibrium();
  }

  private static RefusedException notFound(DynamicalSystem system, Linearisation here) {
    String where =
        here.states().stream()
            .limit(5)
            .map(state ->
                state + " = " + here.point().value(state.variable()).elements()[state.index()])
            .collect(Collectors.joining(", "));
    return new RefusedException(
        "no equilibrium of " + system.name() + " was found; Newton's method ended at " + where,
        "start nearer to one, for example where a long simulation ends");
  }

  /// The states, inputs and parameters at the equilibrium.
  public OperatingPoint point() {
    return plant.point();
  }

  /// The eigenvalues of the Jacobian there.
  public Spectrum spectrum() {
    return plant.spectrum();
  }

  /// Whether the system returns to the equilibrium.
  public Stability stability() {
    return spectrum().stability();
  }
}
