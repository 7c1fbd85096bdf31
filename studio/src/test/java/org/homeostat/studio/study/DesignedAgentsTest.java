package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Progress;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

/// Agents that a study names in the place of a file.
class DesignedAgentsTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static final String ARMS =
      """
      study: s
      plant: systems/particle.yaml
      agent: systems/rate-network.yaml
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
      reward: -plant.x^2 - agent.u^2
      set: {plant.friction: 0.25}
      solve: {method: shark, step: 0.1, until: 100, seeds: 20}
      arms:
        network: {}
        optimum: {agent: lqr}
        told: {agent: lqr, plant.mass: 4}
        filter: {agent: {lqg: {from: [position], noise: 0.001}}}
        pid: {agent: {pid: {of: plant.position, P: 1, D: 1, within: [-1, 1]}}}
      """;

  private static Study read(String text) {
    return StudyReader.read(SourceText.of("s.yaml", text), LIBRARY);
  }

  private static double[] gain(Study study, String arm) {
    return study.loop(new Arm(arm, Map.of())).system().parameters().stream()
        .filter(each -> each.name().equals("agent.K"))
        .map(Variable::start)
        .findFirst()
        .orElseThrow()
        .elements();
  }

  /// For `dx = v*dt, dv = (u - f*v)/m*dt` and the cost x^2 + u^2: K = [1, sqrt(f^2 + 2*m) - f].
  @Test
  void anArmIsDesignedForItsOwnPlantWithTheValuesForAll() {
    Study study = read(ARMS);
    double f = 0.25;
    assertEquals(1, gain(study, "optimum")[0], 1e-9);
    assertEquals(Math.sqrt(f * f + 2) - f, gain(study, "optimum")[1], 1e-9);
    assertEquals(Math.sqrt(f * f + 8) - f, gain(study, "told")[1], 1e-9);
  }

  @Test
  void everyArmMeetsTheSameNoiseAndTheOptimumCostsLeast() {
    StudyOutcome outcome = StudyRun.run(read(ARMS), 1, Progress.NONE);
    List<Double> medians =
        outcome.arms().stream()
            .map(arm -> arm.statistics(outcome.study().measures().getFirst(), 100).median())
            .toList();
    assertTrue(medians.get(1) > -25, medians.toString());
    for (int other : new int[] {0, 2, 3, 4}) {
      assertTrue(medians.get(1) > medians.get(other), medians.toString());
    }
  }

  @Test
  void theResolvedStudyHoldsTheAgentsAndRunsAlike() {
    Study study = read(ARMS);
    String text = StudyText.of(study);
    assertTrue(text.contains("system: regulator"), text);
    Study again = read(text);
    assertEquals(study.loops().keySet(), again.loops().keySet());
    study
        .loops()
        .forEach((arm, loop) -> {
          assertEquals(loop.system(), again.loop(new Arm(arm, Map.of())).system());
        });
    assertEquals(text, StudyText.of(again));
  }

  @Test
  void aStudyMayBeOfADesignedAgentAlone() {
    Study study =
        read(
            """
            study: s
            plant: systems/cart-pole.yaml
            agent: {lqr: {states: {x: 1, angle: 10}, inputs: {u: 0.1}, within: [-10, 10]}}
            solve: {method: shark, step: 0.02, until: 10}
            measure: {fallen: {last: abs(plant.angle) > 0.2}}
            """);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    assertEquals(0, outcome.arms().getFirst().statistics(study.measures().getFirst(), 10).mean());
  }

  private static final String SAMPLED =
      """
      study: s
      plant: systems/particle.yaml
      agent: lqr
      reward: -plant.x^2 - agent.u^2
      solve: {method: shark, step: 0.1, until: 20, seeds: 4}
      arms:
        lqr: {}
        mpc: {agent: {mpc: {horizon: 2, end: lqr}}}
        weak: {agent: {mpc: {horizon: 2, end: lqr, within: [-0.05, 0.05]}}}
        heavy: {plant.mass: 2, agent: {mpc: {horizon: 2, interval: 0.2, states: {x: 1}, inputs: {u: 1}}}}
        mppi: {agent: {mppi: {horizon: 2, samples: 64, spread: 0.2}}}
      measure: {return: {sum: reward}, most: {last: abs(agent.u)}}
      """;

  @Test
  void agentsThatDecideAtSamplesStandBesideOthers() {
    Study study = read(SAMPLED);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    var measure = study.measures().getFirst();
    double lqr = outcome.arms().get(0).statistics(measure, 20).median();
    double mpc = outcome.arms().get(1).statistics(measure, 20).median();
    assertEquals(lqr, mpc, 0.25 * Math.abs(lqr));
    double[] weak = outcome.arms().get(2).ensemble().paths().values("agent.u", 0);
    assertEquals(0.05, Arrays.stream(weak).map(Math::abs).max().orElseThrow(), 1e-12);
    double[] slow = outcome.arms().get(3).ensemble().paths().values("agent.u", 0);
    for (int k = 0; k + 1 < slow.length; k += 2) {
      assertEquals(slow[k], slow[k + 1]);
    }
  }

  @Test
  void whatDecidesAtSamplesIsResolvedWithWhatItBelieves() {
    Study study = read(SAMPLED);
    String text = StudyText.of(study);
    assertTrue(text.contains("mpc"), text);
    Study again = read(text);
    StudyOutcome one = StudyRun.run(study, 1, Progress.NONE);
    StudyOutcome other =
        StudyRun.run(again.with("plant.shake", Tensor.scalar(0.1)), 1, Progress.NONE);
    assertEquals(SummaryDocument.seeds(one), SummaryDocument.seeds(other));
  }

  @Test
  void anAgentMayBeDesignedForAnotherPlantThanItMeets() {
    Study study =
        read(ARMS.replace("optimum: {agent: lqr}", "optimum: {agent: {lqr: {plant: {mass: 4}}}}"));
    assertEquals(Math.sqrt(0.0625 + 8) - 0.25, gain(study, "optimum")[1], 1e-9);
  }

  /// What matters until 2 alone is worth less control than what matters for good.
  @Test
  void aRegulatorWithAHorizonCostsLeastUntilThen() {
    Study study =
        read(
            """
            study: horizon
            plant: systems/particle.yaml
            agent: lqr
            reward: -plant.x^2 - agent.u^2
            set: {plant.x: 1, plant.shake: 0}
            solve: {method: euler-maruyama, step: 0.01, until: 2, seeds: 1}
            arms: {for good: {}, until then: {agent: {lqr: {horizon: 2}}}}
            measure: {return: {sum: reward, at: 2}}
            """);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    double forGood = outcome.arms().getFirst().ensemble().measured("return", 2)[0];
    double untilThen = outcome.arms().getLast().ensemble().measured("return", 2)[0];
    assertTrue(untilThen > forGood + 0.5, untilThen + " against " + forGood);
    Study again = read(StudyText.of(study));
    assertEquals(
        SummaryDocument.seeds(outcome),
        SummaryDocument.seeds(StudyRun.run(again, 1, Progress.NONE)));
  }

  @Test
  void inputsAreDrivenInWhicheverOrderTheyAreSaid() {
    String study =
        """
        study: order
        plant: systems/planar-quadrotor.yaml
        agent: {mpc: {horizon: 0.2, within: [0, 6], states: {x: 1, z: 1, tilt: 1, spin: 0.1}, inputs: {%s}}}
        set: {plant.tilt: 0.1}
        solve: {method: shark, step: 0.02, until: 0.2, seeds: 1}
        measure: {tilt: {last: plant.tilt, at: 0.2}}
        """;
    StudyOutcome one =
        StudyRun.run(read(study.formatted("left: 0.1, right: 0.1")), 1, Progress.NONE);
    StudyOutcome other =
        StudyRun.run(read(study.formatted("right: 0.1, left: 0.1")), 1, Progress.NONE);
    assertEquals(SummaryDocument.seeds(one), SummaryDocument.seeds(other));
  }

  /// Directions that no input moves, or no output shows, and a reward without a second derivative.
  @Test
  void whatCannotBeControlledIsSaidWithItsDirection() {
    String study =
        """
        study: s
        plant: |
          system: two
          states: {x: 0, y: 0}
          inputs: [u]
          equations: |
            dx = (%s)*dt
            dy = (%s)*dt
          outputs: {x: x}
        agent: %s
        reward: %s
        solve: {method: rk4, step: 0.1, until: 1}
        """;
    said(
        study.formatted("u", "0.5*y", "lqr", "-x^2 - y^2 - agent.u^2"),
        "10:8: the inputs [u] cannot move the mode 0.5 along y");
    said(
        study.formatted("0.5*x + u", "0.5*y + u", "lqr", "-x^2 - y^2 - agent.u^2"),
        "cannot move the mode 0.5 along x - y");
    said(
        study.formatted("u", "0.5*y + u", "{lqg: {noise: 1}}", "-x^2 - y^2 - agent.u^2"),
        "10:8: the outputs [x] do not show the mode 0.5 along y");
    said(
        study.formatted("u", "u - y", "lqr", "log(x) - agent.u^2"),
        "has second derivatives that are no numbers");
  }

  private static void said(String study, String message) {
    String said = assertThrows(InputException.class, () -> read(study)).getMessage();
    assertTrue(said.contains(message), said);
  }

  @Test
  void whatIsWrongIsPlaced() {
    refused("agent: lqq", "4:8: no such system file: 'lqq'");
    refused("agent: {lqq: {}}", "4:9: unknown design 'lqq'");
    refused("agent: {lqr: {at: {w: 1}}}", "4:20: the plant has no state or input 'w'");
    refused("agent: {lqr: {of: 1}}", "4:15: unknown key 'of'");
    refused("agent: {lqr: {end: {x: 1}}}", "4:20: 'end' without a horizon");
    refused("agent: {lqr: {horizon: 0}}", "horizon is 0");
    refused("agent: {lqr: {within: [1, 0]}}", "4:23: expected the least and the most");
    refused("agent: {lqg: {from: [position]}}", "4:14: missing key 'noise'");
    refused("agent: {lqg: {from: [velocity], noise: 1}}", "do not show the mode 0.0 along x");
    refused("agent: {lqg: {noise: {position: 1}}}", "4:22: no noise of velocity");
    refused("agent: {pid: {P: 1}}", "a pid holds one quantity");
    refused("agent: {lqr: {inputs: [w]}}", "4:24: the plant has no input 'w'");
    refused("agent: {mpc: {}}", "4:14: missing key 'horizon'");
    refused("agent: {mpc: {horizon: 1, end: 3}}", "4:32: expected lqr, found the number 3");
    refused("agent: {mpc: {horizon: -1}}", "horizon is -1");
    refused("agent: {mpc: {horizon: 1, interval: 0.15}}", "the agent decides every 0.15");
    refused("agent: {mppi: {horizon: 1}}", "it is not said how far inputs are tried");
    refused("agent: {mppi: {horizon: 1, spread: 1, plant: {mas: 1}}}", "has no parameter 'mas'");
    refused("agent: {lqr: {}, lqg: {}}", "4:8: expected one design");
    refused("agent: {lqr: {states: {x: -1}}}", "can be negative");
    refused(
        "arms: {a: {}, b: {agent: {lqr: {whithin: [0, 1]}}}, c: {agent: {pid: {off: 1}}}}",
        "4:33: unknown key 'whithin'",
        "4:71: unknown key 'off'");
  }

  @Test
  void aMeasureThatAnArmLacksIsAProblemThere() {
    refused(
        """
        agent: systems/rate-network.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        arms: {a: {}, b: {agent: lqr}}
        measure: {m: {last: "agent.z[0]"}}
        """,
        "6:15: the measure 'm' has names that this arm has not");
  }

  private static void refused(String lines, String... messages) {
    String text =
        """
        study: s
        plant: systems/particle.yaml
        reward: -plant.x^2 - plant.u^2
        """
            + lines
            + "\nsolve: {method: shark, step: 0.1, until: 1}\n";
    String said = assertThrows(InputException.class, () -> read(text)).getMessage();
    for (String message : messages) {
      assertTrue(said.contains(message), said);
    }
  }
}
