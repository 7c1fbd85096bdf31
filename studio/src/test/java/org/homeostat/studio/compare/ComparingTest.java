package org.homeostat.studio.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.file.Json;
import org.junit.jupiter.api.Test;

class ComparingTest {
  private static CompareOutcome run(String text, int threads) {
    return Comparing.run(CompareReaderTest.read(text), Toolbox.empty(), threads, Progress.NONE);
  }

  @Test
  void aChipSamplesAnswersAndHolds() {
    String text =
        """
        study: held
        plant: "system: mass\\nstates: {x: 1}\\ninputs: [u]\\nequations: dx = u*dt\\n"
        agent: "system: lag\\nstates: {z: 0}\\ninputs: [y]\\nequations: dz = (y - z)*dt\\noutputs: {u: -y - z}\\n"
        connect: {agent.y: 2*plant.x, plant.u: agent.u}
        reward: -plant.x^2 - agent.u^2
        solve: {method: euler-maruyama, step: 0.1, until: 5, seeds: 20}
        arms: {lag: {}}
        measure: {return: {sum: reward, at: 5}}
        compare:
          line: lag
          brains: {chip: {arm: lag, as: c, precision: double, method: heun, step: 0.05}}
        """;
    double x = 1;
    double z = 0;
    double sum = 0;
    for (int k = 0; k <= 50; k++) {
      double y = 2 * x;
      double u = -y - z;
      sum -= x * x + u * u;
      for (int i = 0; i < 2; i++) {
        z += 0.05 * (y - z) - 0.05 * 0.05 / 2 * (y - z);
      }
      x += 0.1 * u;
    }
    assertEquals(sum, run(text, 1).brains().getFirst().returns().mean(), 1e-12);
  }

  @Test
  void brainsAreComparedOnTheSameNoiseForAnyNumberOfThreads() {
    CompareOutcome outcome = run(CompareReaderTest.STUDY, 1);
    assertEquals(
        Json.text(CompareDocument.of(outcome)),
        Json.text(CompareDocument.of(run(CompareReaderTest.STUDY, 3))));
    for (BrainOutcome brain : outcome.brains()) {
      assertEquals(0, brain.returns().diverged(), brain.name());
      assertTrue(brain.returns().ratio() > 0.95 && brain.returns().ratio() < 2, brain.toString());
      assertTrue(brain.returns().ratioHalf() < 0.3, brain.toString());
    }
    BrainOutcome equations = outcome.brains().getFirst();
    BrainOutcome spikes = outcome.brains().get(2);
    assertEquals(16, equations.states());
    assertTrue(spikes.error() > 0 && spikes.error() < 0.5, "error " + spikes.error());
    assertTrue(spikes.energies().containsKey("Loihi"));
    assertEquals(Set.of("digital 45 nm, integer 32"), outcome.brains().get(1).energies().keySet());
  }

  @Test
  void anAgentThatIsLookedIntoStaysInTheEquations() {
    String text =
        CompareReaderTest.STUDY
            .replace("- agent.u^2", "- agent.z[0]^2")
            .replace("{agent: lqr}", "{}");
    String said = "" + assertThrows(RefusedException.class, () -> run(text, 1)).getMessage();
    assertTrue(said.startsWith("agent.z is inside of an agent"), said);
  }

  @Test
  void anAgentThatLearnsStaysInTheEquations() {
    String text =
        CompareReaderTest.STUDY.replace(
            "solve:", "learn: {rule: weight-perturbation, parameters: [C]}\nsolve:");
    String said = "" + assertThrows(RefusedException.class, () -> run(text, 1)).getMessage();
    assertTrue(said.startsWith("the agent of 'trained' learns"), said);
  }

  @Test
  void theShippedControllersAreNearTheOptimum() {
    String text =
        """
        study: shipped
        plant: systems/particle.yaml
        agent: systems/trained-rate-network.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        reward: -plant.x^2 - plant.u^2
        solve: {method: shark, step: 0.1, until: 100, seeds: 40}
        arms:
          trained: {}
          evolved:
            agent: systems/evolved-feedback.yaml
            connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
          optimum: {agent: lqr}
        measure: {return: {sum: reward, at: 100}}
        compare:
          line: optimum
          brains: {trained: {arm: trained}, evolved: {arm: evolved}}
        """;
    CompareOutcome outcome = run(text, 1);
    // by searches of their own, which say 1.012 of both
    assertEquals(1.02, outcome.brains().getFirst().returns().ratio(), 0.015);
    assertEquals(1.012, outcome.brains().getLast().returns().ratio(), 0.01);
  }
}
