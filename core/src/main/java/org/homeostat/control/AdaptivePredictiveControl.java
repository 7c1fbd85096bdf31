package org.homeostat.control;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Expression;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Model predictive control with online identification: [PredictiveControl] whose model has, at
/// each decision, the parameters that a [ParameterFilter] has estimated from what the trajectory
/// has done so far.
///
/// It plans as if the estimate were true (certainty equivalence; Åström and Wittenmark (1995),
/// Adaptive Control, 2nd edition, chapter 1), and so does nothing to learn more.
public final class AdaptivePredictiveControl implements Controller {
  private final PredictiveControl control;
  private final ParameterFilter filter;

  /// What is identified.
  ///
  /// @param names of parameters of the plant, and of inputs for their gains
  /// @param spreads by how much each is thought to differ from what the plant declares, as standard
  ///   deviations
  /// @param renew the time after which what was learned counts 1/e
  public record Identification(List<String> names, List<Double> spreads, double renew) {
    public Identification {
      names = List.copyOf(names);
      spreads = List.copyOf(spreads);
      if (names.isEmpty() || names.size() != spreads.size()) {
        throw new RefusedException(
            names.size() + " names and " + spreads.size() + " spreads", "each name has a spread");
      }
      if (!(renew > 0) || spreads.stream().anyMatch(each -> !(each > 0))) {
        throw new RefusedException(
            "an identification with the spreads " + spreads + " and renew " + renew,
            "all are greater than 0");
      }
    }
  }

  /// @param plant with its noise, which says how far a sample may be off
  /// @param terminal for the states of the plant
  /// @param target of the states at the end, a column
  public AdaptivePredictiveControl(
      DynamicalSystem plant,
      List<String> inputs,
      Expression reward,
      PredictiveControl.Settings settings,
      Matrix terminal,
      Matrix target,
      Identification unknown) {
    for (String name : unknown.names()) {
      boolean known =
          plant.variables().stream()
              .filter(each -> plant.states().stream().noneMatch(state -> state.equals(each)))
              .anyMatch((Variable each) -> each.name().equals(name) && each.shape().isScalar());
      if (!known) {
        throw new RefusedException(
            name + " is no scalar parameter or input of " + plant.name(),
            "identify scalars, such as a friction, or an input for its gain");
      }
    }
    int free = unknown.names().size();
    this.control =
        new PredictiveControl(
            plant.with(new FreeParameters(unknown.names())),
            inputs,
            reward,
            settings,
            padded(terminal, free, free),
            padded(target, free, 0));
    this.filter =
        new ParameterFilter(plant, inputs, settings.interval(), settings.steps(), unknown);
  }

  /// With zeros below and to the right.
  private static Matrix padded(Matrix matrix, int rows, int columns) {
    Matrix right = Matrix.zeros(matrix.rows(), columns);
    Matrix below = Matrix.zeros(rows, matrix.columns());
    return columns == 0
        ? new Matrix(
            matrix.rows() + rows, 1, Arrays.copyOf(matrix.elements(), matrix.rows() + rows))
        : Matrix.blocks(matrix, right, below, Matrix.zeros(rows, columns));
  }

  @Override
  public Hand begin(long[] seeds) {
    Hand inner = control.begin(seeds);
    List<ParameterFilter.Estimate> estimates = filter.begin(seeds.length);
    return (trajectory, time, state, input) -> {
      ParameterFilter.Estimate estimate = estimates.get(trajectory);
      estimate.see(state);
      double[] parameters = estimate.mean();
      double[] whole = Arrays.copyOf(state, state.length + parameters.length);
      System.arraycopy(parameters, 0, whole, state.length, parameters.length);
      inner.act(trajectory, time, whole, input);
      estimate.keep(time, state, input);
    };
  }
}
