package org.homeostat.solver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;

/// How short-lived systems are solved, and what is taken of each trajectory.
///
/// @param method of fixed step
/// @param steps the number of steps, a multiple of `stride`
/// @param stride how many steps lie between two samples; the samples are 0, stride, 2*stride, ...
/// @param measures taken at the last sample, whatever times they name
/// @param stop a condition: the samples of a trajectory end with the first one at which it is not
///   0. The literal 0 for none
/// @param limits a trajectory has diverged once one of these states passes its limit in magnitude;
///   every state must stay finite anyway
public record Course(
    Method method,
    double step,
    int steps,
    int stride,
    List<Measure> measures,
    Expression stop,
    Map<String, Double> limits) {
  /// The stop of a course that goes to its end.
  public static final Expression NEVER = Algebra.ZERO;

  public Course {
    measures = List.copyOf(measures);
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    if (method instanceof AdaptiveMethod) {
      throw new RefusedException(
          method.name() + " has no fixed step", "take a method of fixed step");
    }
    if (stride < 1 || steps < 1 || steps % stride != 0) {
      throw new RefusedException(
          steps + " steps with a sample every " + stride, "a whole number of samples is needed");
    }
  }

  /// A course from 0 until a time, with a sample at each step.
  public static Course until(
      double end, double step, Method method, List<Measure> measures, Map<String, Double> limits) {
    int steps = new TimeGrid(0, step, end).last();
    return new Course(method, step, steps, 1, measures, NEVER, limits);
  }

  /// This course with a sample only every `stride` steps; steps after the last sample are left out.
  public Course sampled(int every) {
    int whole = steps / Math.max(1, every) * every;
    return new Course(method, step, whole, every, measures, stop, limits);
  }

  public Course stoppedWhen(Expression condition) {
    return new Course(method, step, steps, stride, measures, condition, limits);
  }

  public Course measuring(List<Measure> others) {
    return new Course(method, step, steps, stride, others, stop, limits);
  }

  /// The same samples, reached in steps that are `parts` times as short.
  public Course refined(int parts) {
    return new Course(method, step / parts, steps * parts, stride * parts, measures, stop, limits);
  }

  /// The same samples, reached in steps that are `parts` times as long; steps after the last whole
  /// one are left out.
  public Course coarsened(int parts) {
    if (stride % parts != 0) {
      throw new RefusedException(
          "a sample every " + stride + " steps, and steps " + parts + " times as long",
          "a sample must lie at the end of a step");
    }
    return new Course(method, step * parts, steps / parts, stride / parts, measures, stop, limits);
  }

  /// The first part of this course, one of `parts` of equal length.
  public Course shortened(int parts) {
    return new Course(
        method, step, steps / parts / stride * stride, stride, measures, stop, limits);
  }

  /// Whether each step begins with a sample and all trajectories go to the end.
  public boolean isPlain() {
    return stride == 1 && stop.equals(NEVER);
  }

  BiFunction<Field, Step, Point> stepping() {
    return switch (method) {
      case StochasticMethod stochastic -> stochastic::next;
      case OrdinaryMethod ordinary -> ordinary::next;
      case AdaptiveMethod adaptive -> throw new IllegalStateException(adaptive.name());
    };
  }

  Draw draw() {
    return Draw.of(method);
  }
}
