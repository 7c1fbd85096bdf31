package org.homeostat.studio.bench;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;

/// Whole simulations on one core, as a study runs them.
final class Systems {
  private static final int NEURONS = 1000;

  private Systems() {}

  static Workload doubleIntegrator() {
    DynamicalSystem system =
        read(
            """
            system: double-integrator
            states: {x: 0, v: 0}
            inputs: {u: 0}
            parameters: {mass: 1, friction: 0.5, shake: 0.1}
            noise: [w]
            equations: |
              dx = v*dt
              dv = (u - friction*v)/mass*dt + shake*dw
            """);
    return euler(system, 1024, 4000, 0.1);
  }

  static Workload lorenz() {
    DynamicalSystem system =
        read(
            """
            system: lorenz
            states: {x: 1, y: 1, z: 1}
            parameters: {sigma: 10, rho: 28, beta: 8/3, shake: 1}
            noise: [a, b, c]
            equations: |
              dx = sigma*(y - x)*dt + shake*da
              dy = (x*(rho - z) - y)*dt + shake*db
              dz = (x*y - beta*z)*dt + shake*dc
            """);
    return euler(system, 1024, 2000, 0.002);
  }

  static Workload ornsteinUhlenbeck() {
    DynamicalSystem system =
        read(
            """
            system: ornstein-uhlenbeck
            states: {x: {shape: [100]}}
            parameters: {rate: 1, shake: 0.5}
            noise: {w: {shape: [100]}}
            equations: dx = -rate*x*dt + shake*dw
            """);
    return euler(system, 512, 200, 0.01);
  }

  static Workload experimentA() {
    Library library = new Library(Path.of(""));
    DynamicalSystem agent = StudyReader.read(library.find("particle-textbook"), library).system();
    return workload(agent, 1024, 100, 0.1, simulation -> simulation.method("shark"));
  }

  /// A dense network `dz = (W@tanh(z) - z)*dt + shake*dw`.
  static Workload rateNetwork(int lanes) {
    DynamicalSystem system =
        read(
            """
            system: rate-network
            states: {z: {shape: [1000]}}
            parameters: {W: {shape: [1000, 1000]}, shake: 0.01}
            noise: {w: {shape: [1000]}}
            equations: dz = (W@tanh(z) - z)*dt + shake*dw
            """);
    return workload(
        system,
        lanes,
        lanes == 1 ? 4000 : 200,
        0.1,
        simulation -> simulation.lanes(lanes).set("W", weights()));
  }

  static Tensor weights() {
    double[] weights = new double[NEURONS * NEURONS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ((i * 7919L) % 2001 - 1000) * 5e-5;
    }
    return new Tensor(Shape.of(NEURONS, NEURONS), weights);
  }

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("benchmark", text));
  }

  private static Workload euler(DynamicalSystem system, int trajectories, int steps, double step) {
    return workload(system, trajectories, steps, step, s -> s.method("euler-maruyama"));
  }

  private static Workload workload(
      DynamicalSystem system,
      int trajectories,
      int steps,
      double step,
      UnaryOperator<Simulation> settings) {
    Simulation simulation =
        Simulation.of(system)
            .step(step)
            .until(steps * step)
            .seeds(trajectories)
            .execution(Execution.VECTOR)
            .threads(1);
    Solver solver = settings.apply(simulation).compile();
    return new Workload(solver::run, (double) trajectories * steps);
  }
}
