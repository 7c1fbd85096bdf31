package org.homeostat.inference;

import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;

/// Makes records that a state space could give: one point moves by steps of Euler and Maruyama, an
/// eighth of the longest step of the filter at most, and sensors see it with their errors.
public final class Synthesis {
  private static final int FINER = 8;

  private final StateSpace space;
  private final Expansion expansion;
  private final ParticleKernels kernels;
  private final int measured;

  private Synthesis(StateSpace space) {
    this.space = space;
    this.expansion = new Expansion(space.system());
    this.kernels = ParticleKernels.of(space, expansion, false);
    this.measured = space.measured().size();
  }

  /// Compiles the state space.
  public static Synthesis of(StateSpace space) {
    double step = space.step() / FINER;
    return new Synthesis(new StateSpace(space.system(), space.sensors(), space.covariance(), step));
  }

  /// What was made.
  ///
  /// @param record what sensors saw
  /// @param states the elements of the states at each row
  public record Made(Measurements record, double[][] states) {}

  /// A record with the times, inputs and gaps of another one.
  ///
  /// @param values of parameters, and means of states at the start
  public Made make(Measurements like, Map<String, Tensor> values, long seed) {
    Rows.check(like, measured);
    Swarm swarm = new Swarm("synthetic", space, expansion.system, 1, 0, seed);
    swarm.start(space, values);
    Mover step = new Mover(swarm, kernels.step(), values);
    Mover outputs = new Mover(swarm, kernels.outputs(), values);
    Draws errors = Draws.of("sensors", seed);
    double[][] rows = new double[like.times().length][measured];
    double[][] states = new double[rows.length][swarm.n];
    double t = like.start();
    for (int k = 0; k < rows.length; k++) {
      // inputs hold from their row to the next
      step.hold(like, Math.max(0, k - 1));
      double next = like.times()[k];
      double steps = space.steps(next - t);
      double h = (next - t) / steps;
      for (int i = 0; i < steps; i++) {
        step.move(t + i * h, h);
      }
      t = next;
      outputs.hold(like, k);
      outputs.look(t);
      see(outputs, like.values()[k], errors, rows[k]);
      for (int i = 0; i < swarm.n; i++) {
        states[k][i] = swarm.states[i][0];
      }
    }
    return new Made(
        new Measurements(like.start(), like.times(), rows, like.inputs(), like.held()), states);
  }

  private void see(Mover outputs, double[] like, Draws errors, double[] row) {
    double[] seen = new double[1];
    double[] deviation = new double[1];
    for (int i = 0; i < measured; i++) {
      outputs.store("#o." + i, seen);
      outputs.store("#d." + i, deviation);
      double value = seen[0] + deviation[0] * errors.normal();
      row[i] = Double.isNaN(like[i]) ? Double.NaN : value;
    }
  }
}
