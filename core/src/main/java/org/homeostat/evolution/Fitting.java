package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Degree;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Smoothness;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.Course;
import org.homeostat.solver.Measure;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Rollout;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.Variable;

/// Fits the constants of a genome on trajectories whose noise is held: by Levenberg's and
/// Marquardt's method where the cost is a smooth sum over samples, else by trying steps at random.
///
/// For a cost rate `q(o)` in quantities `o` of the system, whose sensitivities by constant i are
/// `S_i`, the gradient is the sum of `dq/do*S_i` over the samples, and the Gauss-Newton matrix that
/// of `S_i'*(d2q/do2)*S_j`. Both are measures of the system with its sensitivities, so one rollout
/// gives them. The steps for several dampings are tried at once, in lanes side by side.
///
/// Source: Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters,
/// SIAM J. 11(2).
final class Fitting {
  private static final int ROUNDS = 4;
  private static final int MOST_CONSTANTS = 10;
  private static final double ENOUGH = 1e-4;
  private static final double[] DAMPINGS = {1e-3, 0.1, 10, 1000};

  private final Trials trials;

  private final boolean thorough;

  /// @param thorough whether a fit without derivatives takes its time
  Fitting(Trials trials, boolean thorough) {
    this.trials = trials;
    this.thorough = thorough;
  }

  /// The genome with better constants; empty if none were found.
  Optional<Genome> fit(Genome genome) {
    Constants constants = Constants.of(genome);
    int count = constants.values().size();
    if (count == 0 || count > MOST_CONSTANTS) {
      return Optional.empty();
    }
    DynamicalSystem template = template(constants);
    double[] start = constants.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] found = better(template, constants.names(), start);
    return found == start ? Optional.empty() : Optional.of(constants.with(found));
  }

  private double[] better(DynamicalSystem template, List<String> names, double[] start) {
    try {
      Steps steps = new Steps(trials, template, names);
      if (isSmooth(template)) {
        return descend(new Slopes(template, names), steps, start);
      }
      return thorough
          ? new CovarianceMatrix(steps).from(start)
          : new Wandering(steps, names).from(start);
    } catch (RefusedException unsolvable) {
      return start;
    }
  }

  /// Gradient and Gauss-Newton matrix at the constants of a genome, for tests.
  Optional<Model> model(Genome genome) {
    Constants constants = Constants.of(genome);
    double[] at = constants.values().stream().mapToDouble(Double::doubleValue).toArray();
    return new Slopes(template(constants), constants.names()).at(at);
  }

  private boolean isSmooth(DynamicalSystem template) {
    return trials.objective().isPlain()
        && trials.objective().course().stop().equals(Course.NEVER)
        && Smoothness.of(measure().quantity()) == Smoothness.SMOOTH
        && Sensitivities.smoothness(template) == Smoothness.SMOOTH;
  }

  /// The measure that is the cost.
  private Measure measure() {
    Objective objective = trials.objective();
    return objective.course().measures().stream()
        .filter(each -> objective.cost().equals(new Name(each.name())))
        .findFirst()
        .orElseThrow();
  }

  /// The system with the constants as parameters and its outputs as definitions.
  private DynamicalSystem template(Constants constants) {
    DynamicalSystem system = trials.sketch().reduced(constants.form(), trials.objective().seen());
    List<Variable> parameters = new ArrayList<>(system.parameters());
    for (String name : constants.names()) {
      parameters.add(new Variable(name, Shape.SCALAR, Tensor.scalar(0), Unit.FREE));
    }
    List<Definition> definitions = new ArrayList<>(system.definitions());
    system.outputs().stream()
        .filter(output -> !output.value().equals(new Name(output.name())))
        .forEach(definitions::add);
    return system.withParameters(parameters).withLaws(definitions, system.equations(), List.of());
  }

  private static double[] descend(Slopes slopes, Steps steps, double[] start) {
    double[] at = start;
    double cost = steps.costs(new double[][] {start})[0];
    double damping = 1;
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Model> model = slopes.at(at);
      if (model.isEmpty() || !Double.isFinite(cost)) {
        break;
      }
      double[][] tried = new double[DAMPINGS.length][];
      for (int i = 0; i < tried.length; i++) {
        tried[i] = model.get().step(at, damping * DAMPINGS[i]);
      }
      double[] costs = steps.costs(tried);
      int best = least(costs);
      if (!(costs[best] < cost)) {
        break;
      }
      boolean enough = cost - costs[best] < ENOUGH * Math.abs(cost);
      cost = costs[best];
      at = tried[best];
      damping = Math.clamp(damping * DAMPINGS[best], 1e-6, 1e3);
      if (enough) {
        break;
      }
    }
    return at;
  }

  static int least(double[] costs) {
    int best = 0;
    for (int i = 1; i < costs.length; i++) {
      best = costs[i] < costs[best] || Double.isNaN(costs[best]) ? i : best;
    }
    return best;
  }

  /// The cost near a point: `gradient'*d + d'*curvature*d/2`, summed over trajectories.
  record Model(double[] gradient, double[][] curvature) {

    /// The point less `(H + damping*diag(H))^-1*g`.
    double[] step(double[] at, double damping) {
      int n = at.length;
      double[][] a = new double[n][n];
      double largest = 1e-12;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(curvature[i][i]));
      }
      for (int i = 0; i < n; i++) {
        a[i] = curvature[i].clone();
        a[i][i] += damping * Math.max(Math.abs(a[i][i]), 1e-6 * largest);
      }
      double[] d = solve(a, gradient.clone());
      double[] to = at.clone();
      for (int i = 0; i < n; i++) {
        to[i] -= d[i];
      }
      return to;
    }

    /// Gauss's elimination with partial pivoting.
    private static double[] solve(double[][] a, double[] b) {
      int n = b.length;
      for (int k = 0; k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < n; i++) {
          pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
        }
        double[] row = a[k];
        a[k] = a[pivot];
        a[pivot] = row;
        double value = b[k];
        b[k] = b[pivot];
        b[pivot] = value;
        for (int i = k + 1; i < n; i++) {
          double factor = a[i][k] / a[k][k];
          for (int j = k; j < n; j++) {
            a[i][j] -= factor * a[k][j];
          }
          b[i] -= factor * b[k];
        }
      }
      for (int k = n - 1; k >= 0; k--) {
        for (int j = k + 1; j < n; j++) {
          b[k] -= a[k][j] * b[j];
        }
        b[k] /= a[k][k];
      }
      return b;
    }
  }

  /// Gradient and Gauss-Newton matrix, from the system with its sensitivities.
  private final class Slopes {
    private final List<String> names;
    private final Rollout rollout;

    Slopes(DynamicalSystem template, List<String> names) {
      this.names = names;
      Objective objective = trials.objective();
      Measure measure = bending(Fitting.this.measure(), template.definitions());
      DynamicalSystem system = Sensitivities.by(names.toArray(new String[0])).apply(template);
      Set<String> known = new HashSet<>();
      system.states().forEach(state -> known.add(state.name()));
      system.definitions().forEach(definition -> known.add(definition.name()));
      List<Measure> measures = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        Map<String, Expression> along = along(measure.quantity(), names.get(i), known);
        Expression slope = Derivative.along(measure.quantity(), along);
        measures.add(measure(measure, slope));
        for (int j = 0; j <= i; j++) {
          Map<String, Expression> other = along(measure.quantity(), names.get(j), known);
          measures.add(measure(measure, Derivative.along(slope, other)));
        }
      }
      this.rollout =
          Rollout.of(
              system,
              objective.course().measuring(measures),
              objective.vary().keySet(),
              set(names));
    }

    private Set<String> set(List<String> constants) {
      Set<String> set = new HashSet<>(trials.objective().setByConditions());
      set.addAll(constants);
      return set;
    }

    /// The measure with definitions written out until its quantity is more than affine in them:
    /// what is affine has no curvature of its own.
    private static Measure bending(Measure measure, List<Definition> definitions) {
      Map<String, Expression> values = new HashMap<>();
      definitions.forEach(each -> values.put(each.name(), each.value()));
      Map<String, Integer> degrees = new HashMap<>();
      values.keySet().forEach(name -> degrees.put(name, 1));
      Expression quantity = measure.quantity();
      while (Degree.of(quantity, degrees) == 1) {
        quantity = quantity.replace(values);
      }
      return measure(measure, quantity);
    }

    private static Measure measure(Measure like, Expression quantity) {
      return new Measure(like.name(), like.kind(), quantity, like.times());
    }

    /// How the quantities in an expression move with a constant.
    private static Map<String, Expression> along(
        Expression quantity, String constant, Set<String> known) {
      Map<String, Expression> along = new LinkedHashMap<>();
      for (String name : quantity.names()) {
        String sensitivity = Sensitivities.name(name, constant);
        if (known.contains(sensitivity)) {
          along.put(name, new Name(sensitivity));
        } else if (name.equals(constant)) {
          along.put(name, Algebra.ONE);
        }
      }
      return along;
    }

    Optional<Model> at(double[] point) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      for (int i = 0; i < point.length; i++) {
        values.put(names.get(i), Tensor.scalar(point[i]));
      }
      int n = point.length;
      double[] sums = new double[n + n * (n + 1) / 2];
      for (Trials.Block block : trials.blocks()) {
        Map<String, Tensor> all = new LinkedHashMap<>(block.values());
        all.putAll(values);
        double[] found = rollout.run(block.lanes(), all);
        for (int i = 0; i < found.length; i++) {
          sums[i / block.lanes().count()] += found[i];
        }
      }
      double[] gradient = new double[n];
      double[][] curvature = new double[n][n];
      int next = 0;
      for (int i = 0; i < n; i++) {
        gradient[i] = sums[next++];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] = sums[next++];
          curvature[j][i] = curvature[i][j];
        }
      }
      for (double sum : sums) {
        if (!Double.isFinite(sum)) {
          return Optional.empty();
        }
      }
      return Optional.of(new Model(gradient, curvature));
    }
  }
}
