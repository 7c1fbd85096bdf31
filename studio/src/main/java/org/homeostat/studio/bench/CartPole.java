package org.homeostat.studio.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.study.Library;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;

/// The shipped cart-pole under a bang-bang policy that keeps it up, in steps of 0.02 s by Euler's
/// method, as Gymnasium's environment `CartPole` takes them; with the system's two noises beside.
record CartPole(Solver solver) {
  private static final int TRAJECTORIES = 1024;
  private static final int STEPS = 2000;
  private static final double STEP = 0.02;
  private static final String POLICY =
      "10*sign(pole.angle + 0.25*pole.spin + 0.02*pole.x + 0.05*pole.v)";

  static CartPole in(Precision precision) {
    DynamicalSystem plant =
        SystemReader.read(new Library(Path.of("")).find("systems/cart-pole.yaml"));
    DynamicalSystem loop =
        Composition.of("loop", Map.of("pole", plant), List.of(Connection.of("pole.u", POLICY)));
    return new CartPole(
        Simulation.of(loop)
            .method("euler-maruyama")
            .precision(precision)
            .step(STEP)
            .until(STEPS * STEP)
            .seeds(TRAJECTORIES)
            .execution(Execution.VECTOR)
            .threads(1)
            .compile());
  }

  Workload steps() {
    return new Workload(solver::run, (double) TRAJECTORIES * STEPS);
  }

  Contest contest() {
    return new Contest(steps(), Limits.operations(solver.program(), 2));
  }
}
