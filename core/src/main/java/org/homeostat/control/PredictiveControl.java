package org.homeostat.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.Variable;

/// Model predictive control by shooting on the compiled system: at each decision the plan of the
/// next N intervals that costs least,
///
/// ```
/// least over u of  sum over k < N of cost(x[k], u[k])*interval + (x[N] - target)'*P*(x[N] - target)
/// x[k+1] = the plant after an interval with u[k] held,      low <= u[k] <= high
/// ```
///
/// of which `u[0]` is put out. The plan starts from the last one moved on by an interval. It is
/// improved by Gauss-Newton steps of the dynamics (derivatives of the flow by sensitivities, the
/// second ones left out) with the exact second derivatives of the cost as far as they are positive,
/// solved by a Riccati recursion in which each stage keeps its input within bounds.
///
/// Sources: Tassa, Mansard and Todorov (2014), Control-limited differential dynamic programming,
/// IEEE ICRA, 1168-1175; Rawlings, Mayne and Diehl (2017), Model Predictive Control, 2nd edition,
/// chapter 8.
public final class PredictiveControl implements Controller {
  private final Problem problem;

  /// How far it looks ahead, and how hard it tries.
  ///
  /// @param interval between two decisions
  /// @param stages N, intervals that it looks ahead
  /// @param steps of the method in an interval
  /// @param iterations the most Gauss-Newton steps of a decision
  public record Settings(double interval, int stages, int steps, int iterations, Bounds bounds) {
    public Settings {
      if (!(interval > 0) || stages < 1 || steps < 1 || iterations < 1) {
        throw new RefusedException(
            "predictive control with an interval of %s, %s stages, %s steps and %s iterations"
                .formatted(interval, stages, steps, iterations),
            "all are greater than 0");
      }
    }
  }

  /// What is solved at each decision.
  ///
  /// @param plant without noise
  /// @param terminal P, for the states of the plant; zeros for none
  /// @param target of the states at the end
  record Problem(
      DynamicalSystem plant,
      List<String> inputs,
      Expression reward,
      Settings settings,
      Matrix terminal,
      Matrix target,
      Prediction flow,
      Prediction derivatives) {

    /// The elements of states, then of inputs.
    List<Element> elements() {
      return Stream.concat(flow.states().stream(), flow.inputs().stream()).toList();
    }
  }

  /// @param plant the model, in the names that `reward` uses
  /// @param inputs that are decided on
  /// @param terminal P, not negative
  /// @param target of the states at the end, a column
  public PredictiveControl(
      DynamicalSystem plant,
      List<String> inputs,
      Expression reward,
      Settings settings,
      Matrix terminal,
      Matrix target) {
    DynamicalSystem still = Prediction.still(plant);
    String[] by =
        Stream.concat(
                still.states().stream(),
                still.inputs().stream().filter(each -> inputs.contains(each.name())))
            .map(Variable::name)
            .toArray(String[]::new);
    DynamicalSystem moving = still.with(Sensitivities.by(by));
    Expression nothing = Algebra.ZERO;
    this.problem =
        new Problem(
            still,
            List.copyOf(inputs),
            reward,
            settings,
            terminal,
            target,
            new Prediction(still, inputs, reward, settings.interval, settings.steps),
            new Prediction(moving, inputs, nothing, settings.interval, settings.steps));
    int n = problem.flow.states().size();
    if (terminal.rows() != n || terminal.columns() != n || target.rows() != n) {
      throw new RefusedException(
          "a final cost of " + terminal.rows() + " states for a plant of " + n,
          "it is a matrix over all states, its target a column of them");
    }
  }

  /// Without a cost at the end.
  public PredictiveControl(
      DynamicalSystem plant, List<String> inputs, Expression reward, Settings settings) {
    this(plant, inputs, reward, settings, none(plant), target(plant));
  }

  private static int size(DynamicalSystem plant) {
    return plant.states().stream().mapToInt(each -> each.shape().size()).sum();
  }

  private static Matrix none(DynamicalSystem plant) {
    return Matrix.zeros(size(plant), size(plant));
  }

  private static Matrix target(DynamicalSystem plant) {
    return Matrix.zeros(size(plant), 1);
  }

  @Override
  public Hand begin(long[] seeds) {
    return new Plans(seeds.length);
  }

  /// The plans of some trajectories.
  private final class Plans implements Hand {
    private final double[][] plans;
    private final Shooting shooting = new Shooting(problem);

    Plans(int trajectories) {
      this.plans = new double[trajectories][problem.settings.stages * problem.flow.inputs().size()];
    }

    @Override
    public void act(int trajectory, double time, double[] state, double[] input) {
      double[] plan = plans[trajectory];
      shooting.improve(plan, time, state);
      int m = input.length;
      System.arraycopy(plan, 0, input, 0, m);
      System.arraycopy(plan, m, plan, 0, plan.length - m);
    }

    @Override
    public Optional<Effort> effort() {
      return Optional.of(shooting.effort());
    }
  }
}
