package org.homeostat.studio.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Trials;
import org.homeostat.studio.study.Statistics;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

class OptimumTest {
  private static final String STUDY =
      """
      study: optimum
      plant: systems/particle.yaml
      agent: systems/latent-controller.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      reward: -plant.x^2 - agent.u^2
      solve: {method: shark, step: 0.1, until: 99.9}
      measure: {cost: {sum: plant.x^2 + plant.u^2}, return: {sum: reward}, end: {last: plant.x^2}}
      evolve: {minimise: cost, trajectories: 8}
      """;

  private static double[] costs(EvolveStudy study) {
    DynamicalSystem loop = Optimum.of(study).orElseThrow();
    Objective objective = study.search().objective();
    return Trials.draw(study.search().sketch(), objective, 0, 64).costs(loop);
  }

  private static boolean isKnown(String text) {
    return Optimum.of(EvolveReaderTest.read(text)).isPresent();
  }

  /// K = [1, 1] (see the reference: the Riccati equation at a damping of 1/2).
  @Test
  void theOptimumOfTheParticleIsThatOfTheRiccatiEquation() throws IOException {
    EvolveStudy study = EvolveReaderTest.read(STUDY);
    DynamicalSystem byHand =
        Composition.of(
            "by hand",
            Map.of("plant", SystemReader.read(Path.of("../systems/particle.yaml"))),
            List.of(Connection.of("plant.u", "-(plant.position + plant.velocity)")));
    Objective objective =
        EvolveReaderTest.read(STUDY.replace(", return: {sum: reward}", "")).search().objective();
    double[] expected = Trials.draw(study.search().sketch(), objective, 0, 64).costs(byHand);
    double[] found = costs(study);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-9 * expected[i]);
    }
    assertEquals(10, Statistics.mean(found), 1);
  }

  @Test
  void aRewardIsACostByAnotherNameWhetherOfThePlantsInputOrTheAgentsOutput() {
    double[] costs = costs(EvolveReaderTest.read(STUDY));
    double[] byReward =
        costs(EvolveReaderTest.read(STUDY.replace("minimise: cost", "minimise: -return")));
    for (int i = 0; i < costs.length; i++) {
      assertEquals(costs[i], byReward[i], 1e-9 * costs[i]);
    }
  }

  @Test
  void theOptimumIsNotKnownWhereTheMathematicsIsAnother() {
    assertTrue(isKnown(STUDY));
    assertTrue(isKnown(STUDY.replace("8}", "8, vary: {plant.x: {uniform: [-1, 1]}}}")));
    for (String other :
        List.of(
            STUDY.replace("minimise: cost", "minimise: cost^2"),
            STUDY.replace("minimise: cost", "minimise: cost + end"),
            STUDY.replace("sum: plant.x^2 + plant.u^2", "sum: plant.x^4 + plant.u^2"),
            STUDY.replace("sum: plant.x^2 + plant.u^2", "sum: plant.x^2"),
            STUDY.replace("8}", "8, stop: plant.x > 1}"),
            STUDY.replace("8}", "8, vary: {plant.mass: {uniform: [1, 2]}}}"),
            STUDY.replace("8}", "8, held out: {worlds: {a: {plant.mass: 3}}}}"),
            STUDY
                .replace("systems/particle.yaml", "systems/pendulum.yaml")
                .replace("plant.position", "plant.angle")
                .replace("plant.velocity", "plant.speed")
                .replace("plant.x", "plant.angle"))) {
      assertTrue(!isKnown(other), other);
    }
  }
}
