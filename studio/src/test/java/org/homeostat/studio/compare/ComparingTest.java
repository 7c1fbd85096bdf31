package org.homeostat.studio.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.file.Json;
import org.homeostat.substrate.cost.Energy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Energy loihi = Objects.requireNonNull(spikes.energies().get("Loihi"));
    Energy odin = Objects.requireNonNull(spikes.energies().get("ODIN"));
    // 50 neurons at a thousand steps a second, beside the events that ODIN is priced by alone
    double updates = 50 * 1000 * 3600 * 52e-12;
    assertEquals(updates + odin.low() * 23.6 / 12.7, loihi.low(), 0.01 * loihi.low());
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

  private static final String LEARNING =
      """
      study: learning
      plant: systems/particle.yaml
      agent: systems/linear-policy.yaml
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
      reward: -plant.x^2
      learn: {rule: normalised-actor-critic, parameters: [K]}
      solve: {method: euler-maruyama, step: 0.1, until: 40, seeds: 20}
      arms: {learning: {}, frozen: {learn.calm: 0, learn.eager: 0}}
      measure: {return: {sum: reward, at: 40}}
      compare:
        line: frozen
        brains:
          equations: {arm: learning}
          chip: {arm: learning, as: c, precision: double}
          floats: {arm: learning, as: c}
          integers: {arm: learning, as: c, fixed: q11.20}
          as drawn: {arm: frozen, as: c, precision: double}
      """;

  /// Euler's method holds an action over a step as a chip does, and a reward of the state alone is
  /// the same when it is sensed: so learning on a chip is learning in the equations.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{rule: normalised-actor-critic, parameters: [K]}",
        "{rule: weight-perturbation, parameters: [K]}",
        "{rule: ornstein-uhlenbeck-adaptation, parameters: [K], lambda: 2, sigma: 0.1, eta: 5, rho: 2}",
      })
  void aChipLearnsAsItsEquationsDo(String rule) {
    String text =
        LEARNING
            .replace("{rule: normalised-actor-critic, parameters: [K]}", rule)
            .replace(
                "frozen: {learn.calm: 0, learn.eager: 0}",
                rule.contains("actor") ? "frozen: {learn.calm: 0, learn.eager: 0}" : "frozen: {}");
    List<BrainOutcome> brains = run(text, 1).brains();
    double expected = brains.getFirst().returns().mean();
    assertEquals(expected, mean(brains, 1), 1e-9 * Math.abs(expected));
    assertEquals(expected, mean(brains, 2), 1e-3 * Math.abs(expected), "float");
    assertEquals(expected, mean(brains, 3), 0.1 * Math.abs(expected), "integers");
    if (rule.contains("actor")) {
      assertTrue(Math.abs(mean(brains, 4) - expected) > 0.05 * Math.abs(expected), "it learns");
    }
    assertTrue(brains.get(1).states() > 8 * 2, "what learning keeps is counted");
    assertEquals(brains.get(0).states(), brains.get(1).states());
  }

  private static double mean(List<BrainOutcome> brains, int number) {
    return brains.get(number).returns().mean();
  }

  @Test
  void anAgentThatLearnsHasNoSpikes() {
    String text = LEARNING.replace("as: c, fixed: q11.20}", "as: spikes}");
    String said = "" + assertThrows(RefusedException.class, () -> run(text, 1)).getMessage();
    assertTrue(said.startsWith("the agent of 'learning' learns, and neurons decode"), said);
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
