package org.homeostat.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.solver.Controller;
import org.homeostat.system.Sensitivities;

/// Improves the plan of a predictive controller: rolls it out, linearises the flow along it, goes
/// back through the stages with a Riccati recursion, and tries the new plan at several lengths of
/// the step at once.
final class Shooting {
  private static final int LENGTHS = 8;
  private static final double SMALL = 1e-10;
  private static final double LEAST_DAMPING = 1e-6;
  private static final double MOST_DAMPING = 1e10;

  private final PredictiveControl.Problem problem;
  private final int stages;
  private final int n;
  private final int m;
  private final Prediction.Lanes trial;
  private final Prediction.Lanes derivatives;
  private final int[][] derivative;
  private final StageCost cost;
  private final double[][] x;
  private final double[] times;
  private long products;

  Shooting(PredictiveControl.Problem problem) {
    this.problem = problem;
    this.stages = problem.settings().stages();
    this.n = problem.flow().states().size();
    this.m = problem.flow().inputs().size();
    this.trial = problem.flow().lanes(LENGTHS);
    this.derivatives = problem.derivatives().lanes((stages + 7) / 8 * 8);
    this.derivative = derivativePlaces();
    this.cost =
        new StageCost(
            problem.plant(), problem.inputs(), problem.reward(), problem.elements(), stages);
    this.x = new double[stages + 1][n];
    this.times = new double[stages];
  }

  /// Where the derivative of each state by each element stands among the states of the moving
  /// plant; -1 where it is 0.
  private int[][] derivativePlaces() {
    List<Element> moving = problem.derivatives().states();
    List<Element> elements = problem.elements();
    int[][] places = new int[n][n + m];
    for (int i = 0; i < n; i++) {
      Element state = problem.flow().states().get(i);
      for (int j = 0; j < n + m; j++) {
        Element by = elements.get(j);
        String name = Sensitivities.name(state.variable(), direction(by));
        places[i][j] = -1;
        for (int k = 0; k < moving.size(); k++) {
          if (moving.get(k).variable().equals(name) && moving.get(k).index() == state.index()) {
            places[i][j] = k;
          }
        }
      }
    }
    return places;
  }

  /// The name of an element in those of sensitivities.
  private static String direction(Element element) {
    return switch (element.shape().rank()) {
      case 0 -> element.variable();
      case 1 -> element.variable() + "._" + element.index();
      default ->
          element.variable()
              + "._"
              + element.index() / element.shape().length(1)
              + "_"
              + element.index() % element.shape().length(1);
    };
  }

  /// What improving has computed so far, but for the eigenvalues of Hessians, which are those of
  /// the stage before as a rule.
  Controller.Effort effort() {
    return new Controller.Effort(
        List.of(trial.workload(), derivatives.workload(), cost.workload()), products);
  }

  /// Improves a plan from a state on, until a step gains nothing or there were enough.
  void improve(double[] plan, double time, double[] state) {
    double damping = 0;
    double value = roll(plan, time, state);
    for (int k = 0; k < problem.settings().iterations() && damping < MOST_DAMPING; k++) {
      Policy policy = new Policy(damping);
      if (!policy.backward(plan)) {
        damping = more(damping);
        continue;
      }
      double better = policy.forward(plan, time, state, value);
      if (!(better < value)) {
        if (policy.gain < SMALL * (1 + Math.abs(value))) {
          return;
        }
        damping = more(damping);
        continue;
      }
      boolean still = value - better < SMALL * (1 + Math.abs(value));
      value = roll(plan, time, state);
      damping = damping < LEAST_DAMPING ? 0 : damping / 10;
      if (still) {
        return;
      }
    }
  }

  private static double more(double damping) {
    return Math.max(LEAST_DAMPING, damping * 10);
  }

  /// Multiply-accumulates of the matrices of a stage of n states and m inputs on the way back:
  /// `f'*slope` and `f'*v*f` over states and inputs, the inverse over inputs, then what the value
  /// and its slope gain by feedback.
  private static long productsOfStage(long n, long m) {
    long both = n + m;
    long curvature = both * n + both * n * n + both * n * both;
    long inverse = 2 * m * m * m + m * m * n;
    long slope = 2 * m + m * m + n * m * m + 3 * n * m;
    long value = n * m * m + 3 * n * m * n;
    return curvature + inverse + slope + value;
  }

  /// The states along a plan, and its cost.
  private double roll(double[] plan, double time, double[] state) {
    products += (long) n * n;
    for (int lane = 0; lane < LENGTHS; lane++) {
      trial.start(lane, time, state);
    }
    for (int k = 0; k < stages; k++) {
      times[k] = time + k * problem.settings().interval();
      trial.state(0, x[k]);
      for (int e = 0; e < m; e++) {
        for (int lane = 0; lane < LENGTHS; lane++) {
          trial.input(lane, e, plan[k * m + e]);
        }
      }
      trial.advance();
    }
    trial.state(0, x[stages]);
    return trial.cost(0) + end(0);
  }

  /// What the last state of a lane costs.
  private double end(int lane) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double p = problem.terminal().at(i, j);
        sum += p == 0 ? 0 : away(lane, i) * p * away(lane, j);
      }
    }
    return sum;
  }

  private double away(int lane, int i) {
    return trial.state(lane, i) - problem.target().at(i, 0);
  }

  /// A linear feedback around the plan.
  private final class Policy {
    private final double damping;
    private final double[][] step = new double[stages][m];
    private final Matrix[] feedback = new Matrix[stages];
    private double gain;
    private double[] written = new double[0];
    private Matrix convex = Matrix.zeros(1, 1);

    Policy(double damping) {
      this.damping = damping;
    }

    /// Finds it, from the last stage to the first; false if a stage has no minimum.
    boolean backward(double[] plan) {
      products += stages * productsOfStage(n, m);
      StageCost.Quadratic[] costs = costs(plan);
      Matrix[] flow = flow(plan);
      Matrix v = problem.terminal().times(2);
      Matrix slope = v.times(new Matrix(n, 1, x[stages]).minus(problem.target()));
      for (int k = stages - 1; k >= 0; k--) {
        Matrix f = flow[k];
        double t = problem.settings().interval();
        Matrix q =
            new Matrix(n + m, 1, costs[k].gradient()).times(t).plus(f.transpose().times(slope));
        Matrix h =
            convex(costs[k].hessian()).times(t).plus(f.transpose().times(v).times(f)).symmetric();
        Matrix huu = h.part(n, n, m, m).plus(Matrix.identity(m).times(damping));
        if (!h.isFinite() || !q.isFinite() || !Dense.isPositive(huu)) {
          return false;
        }
        Matrix hux = h.part(n, 0, m, n);
        stage(k, plan, huu, hux, q.part(n, 0, m, 1));
        Matrix gains = feedback[k];
        Matrix du = new Matrix(m, 1, step[k]);
        Matrix qu = q.part(n, 0, m, 1);
        Matrix full = h.part(n, n, m, m);
        gain -=
            qu.transpose().times(du).at(0, 0) + 0.5 * du.transpose().times(full).times(du).at(0, 0);
        Matrix left = gains.transpose();
        slope =
            q.part(0, 0, n, 1)
                .plus(left.times(full).times(du))
                .plus(left.times(qu))
                .plus(hux.transpose().times(du));
        v =
            h.part(0, 0, n, n)
                .plus(left.times(full).times(gains))
                .plus(left.times(hux))
                .plus(hux.transpose().times(gains))
                .symmetric();
      }
      return true;
    }

    /// A Hessian without what is negative in it; often that of the stage before.
    private Matrix convex(Matrix hessian) {
      if (!Arrays.equals(hessian.elements(), written)) {
        written = hessian.elements();
        convex = Dense.notNegative(hessian);
      }
      return convex;
    }

    /// The best change of the input within bounds, and how it follows the state where it is free.
    private void stage(int k, double[] plan, Matrix huu, Matrix hux, Matrix qu) {
      double[] low = new double[m];
      double[] high = new double[m];
      for (int e = 0; e < m; e++) {
        low[e] = problem.settings().bounds().low() - plan[k * m + e];
        high[e] = problem.settings().bounds().high() - plan[k * m + e];
      }
      BoxQuadratic box = BoxQuadratic.minimum(huu, qu.elements(), low, high);
      step[k] = box.x();
      List<Integer> free = IntStream.range(0, m).filter(e -> box.free()[e]).boxed().toList();
      double[] gains = new double[m * n];
      if (!free.isEmpty()) {
        Matrix inverse = Dense.inverse(huu.part(free, free)).orElseThrow();
        List<Integer> all = IntStream.range(0, n).boxed().toList();
        Matrix rows = inverse.times(hux.part(free, all)).times(-1);
        for (int i = 0; i < free.size(); i++) {
          for (int j = 0; j < n; j++) {
            gains[free.get(i) * n + j] = rows.at(i, j);
          }
        }
      }
      feedback[k] = new Matrix(m, n, gains);
    }

    private StageCost.Quadratic[] costs(double[] plan) {
      double[][] points = new double[stages][n + m];
      for (int k = 0; k < stages; k++) {
        System.arraycopy(x[k], 0, points[k], 0, n);
        System.arraycopy(plan, k * m, points[k], n, m);
      }
      return cost.at(times, points);
    }

    /// The derivatives of the flow by states and inputs at every stage, `[A, B]`.
    private Matrix[] flow(double[] plan) {
      List<Element> moving = problem.derivatives().states();
      double[] start = new double[moving.size()];
      for (int i = 0; i < n; i++) {
        if (derivative[i][i] >= 0) {
          start[derivative[i][i]] = 1;
        }
      }
      for (int k = 0; k < stages; k++) {
        System.arraycopy(x[k], 0, start, 0, n);
        derivatives.start(k, times[k], start);
        for (int e = 0; e < m; e++) {
          derivatives.input(k, e, plan[k * m + e]);
        }
      }
      derivatives.advance();
      Matrix[] flow = new Matrix[stages];
      for (int k = 0; k < stages; k++) {
        double[] elements = new double[n * (n + m)];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n + m; j++) {
            int place = derivative[i][j];
            elements[i * (n + m) + j] = place < 0 ? 0 : derivatives.state(k, place);
          }
        }
        flow[k] = new Matrix(n, n + m, elements);
      }
      return flow;
    }

    /// Takes the best of several lengths of the step, if one is better than the plan.
    ///
    /// @return the least cost that was found
    double forward(double[] plan, double time, double[] state, double value) {
      products += (long) LENGTHS * (stages * n * m + n * n);
      double[][] tried = new double[LENGTHS][plan.length];
      for (int lane = 0; lane < LENGTHS; lane++) {
        trial.start(lane, time, state);
      }
      for (int k = 0; k < stages; k++) {
        for (int lane = 0; lane < LENGTHS; lane++) {
          double length = 1.0 / (1 << lane);
          for (int e = 0; e < m; e++) {
            double u = plan[k * m + e] + length * step[k][e];
            for (int i = 0; i < n; i++) {
              u = Math.fma(feedback[k].at(e, i), trial.state(lane, i) - x[k][i], u);
            }
            tried[lane][k * m + e] = problem.settings().bounds().clip(u);
            trial.input(lane, e, tried[lane][k * m + e]);
          }
        }
        trial.advance();
      }
      double best = value;
      for (int lane = 0; lane < LENGTHS; lane++) {
        double cost = trial.cost(lane) + end(lane);
        if (cost < best) {
          best = cost;
          System.arraycopy(tried[lane], 0, plan, 0, plan.length);
        }
      }
      return best;
    }
  }
}
