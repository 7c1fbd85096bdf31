package org.homeostat.evolution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Measure;

/// What a candidate is judged by: solve its system along a course, and take the cost of each
/// trajectory.
///
/// @param cost of a trajectory, an expression in the names of the course's measures; smaller is
///   better
/// @param diverged the cost of a trajectory that diverged; infinite if one such trajectory is to
///   spoil a candidate
/// @param vary what differs between trajectories, by the name of a parameter, input or state
/// @param conditions the worlds a candidate must do well in, by their names, each with its values;
///   every one has trajectories of its own, and all count alike
public record Objective(
    Course course,
    Expression cost,
    double diverged,
    Map<String, Distribution> vary,
    Map<String, Map<String, Tensor>> conditions) {
  private static final PlainArithmetic ON = PlainArithmetic.of(Precision.DOUBLE);

  public Objective {
    vary = new LinkedHashMap<>(vary);
    conditions = new LinkedHashMap<>(conditions);
    if (conditions.isEmpty()) {
      conditions = Map.of("all", Map.of());
    }
  }

  /// The sum of one measure, for a course that takes a single one.
  public static Objective of(Course course) {
    Measure measure = course.measures().getFirst();
    Name cost = new Name(measure.name());
    return new Objective(course, cost, Double.POSITIVE_INFINITY, Map.of(), Map.of());
  }

  /// The same objective with other things that differ between trajectories.
  public Objective varying(Map<String, Distribution> others) {
    return new Objective(course, cost, diverged, others, conditions);
  }

  public Objective along(Course other) {
    return new Objective(other, cost, diverged, vary, conditions);
  }

  /// The same objective in other worlds.
  public Objective under(Map<String, Map<String, Tensor>> others) {
    return new Objective(course, cost, diverged, vary, others);
  }

  /// What a candidate's equations must lead to: the names in what is measured.
  public Set<String> seen() {
    Set<String> seen = new HashSet<>();
    course.measures().forEach(measure -> seen.addAll(measure.quantity().names()));
    seen.addAll(course.stop().names());
    seen.addAll(course.limits().keySet());
    return seen;
  }

  /// The names that conditions give values.
  Set<String> setByConditions() {
    Set<String> names = new HashSet<>();
    conditions.values().forEach(values -> names.addAll(values.keySet()));
    return names;
  }

  /// Whether the cost is one measure itself.
  boolean isPlain() {
    return cost instanceof Name;
  }

  /// The costs of trajectories.
  ///
  /// @param measures number m of lane l at `[m*lanes + l]`
  double[] costs(double[] measures, int lanes) {
    List<String> names = course.measures().stream().map(Measure::name).toList();
    double[] costs = new double[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      Map<String, Double> values = new HashMap<>();
      boolean well = true;
      for (int m = 0; m < names.size(); m++) {
        double value = measures[m * lanes + lane];
        well &= Double.isFinite(value);
        values.put(names.get(m), value);
      }
      double found = well ? value(values) : diverged;
      costs[lane] = Double.isNaN(found) ? diverged : found;
    }
    return costs;
  }

  private double value(Map<String, Double> values) {
    if (cost instanceof Name(String name)) {
      return values.getOrDefault(name, Double.NaN);
    }
    return Evaluation.evaluate(
            ON, cost, name -> Tensor.scalar(values.getOrDefault(name.text(), Double.NaN)))
        .elements()[0];
  }
}
