package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Progress;
import org.homeostat.studio.lifelong.LifeOutcome;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;

/// Plants that change while an agent lives.
class ChangesReaderTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static Study read(String changes) {
    String text =
        """
        study: s
        plant: systems/particle.yaml
        agent: lqr
        reward: -plant.x^2 - agent.u^2
        """
            + changes
            + "\nsolve: {method: shark, step: 0.1, until: 40, seeds: 4}\n";
    return StudyReader.read(SourceText.of("s.yaml", text), LIBRARY);
  }

  private static String equations(String changes) {
    return SystemText.print(read(changes).system());
  }

  @Test
  void eachKindOfChangeIsAnEquation() {
    String all =
        equations(
            """
            changes:
              - {at: 10, scale: {plant.mass: 4, friction: 0}}
              - {at: 10, until: 20, scale: {plant.u: -1}}
              - {at: 10, add: {plant.position: 0.1*(t - 10)}}
              - {at: 30, delay: {plant.u: 0.2}}
              - {randomly: 50, add: {plant.friction: 1}}
            """);
    for (String line :
        new String[] {
          "plant.mass.now = piecewise(t >= 10, 4*plant.mass, plant.mass)",
          "plant.position.now = piecewise(t >= 10, plant.position + 0.1*(t - 10), plant.position)",
          "plant.friction.now = piecewise(changes.switch1 > 0, ",
          "agent.x = [plant.position.now, plant.v]",
          "plant.dv = (plant.u.now - plant.friction.now*plant.v)/plant.mass.now*dt",
          "plant.dx = plant.v*dt",
          "reward = -plant.x^2 - agent.u^2",
        }) {
      assertTrue(all.contains(line), line + " in " + all);
    }
    assertTrue(all.contains("plant.u.late2") && !all.contains("plant.u.late3"), all);
  }

  /// `K = [1, sqrt(f^2 + 2*m) - f]` with the mass of the time; a reversed actuator turns its sign.
  @Test
  void aToldRegulatorKnowsThePlantOfTheTime() {
    Study study =
        read(
            """
            changes: [{at: 10, scale: {plant.mass: 4}}, {at: 20, scale: {plant.u: -1, plant.position: -1}}]
            arms: {once: {}, told: {agent: {lqr: {told: true}}}}
            """);
    String told = SystemText.print(study.loops().values().iterator().next().system());
    String gain = Double.toString(Math.sqrt(0.25 + 8) - 0.5).substring(0, 12);
    assertTrue(told.contains("piecewise(t >= 10, [") && told.contains(gain), told);
    assertTrue(told.contains("piecewise(t >= 20, [-"), told);
    assertTrue(!told.contains("plant.position.now"), told);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    Measure measure = study.measures().getFirst();
    double once = outcome.arms().get(0).statistics(measure, 40).median();
    double knowing = outcome.arms().get(1).statistics(measure, 40).median();
    assertTrue(once < 10 * knowing, once + " against " + knowing);
  }

  /// Its model has the changes in it: it pushes the other way once the actuator is reversed, and
  /// ends what it pays nearly where the regulator does that is told too.
  @Test
  void toldPredictiveControlPlansWithThePlantOfTheTime() {
    Study study =
        read(
            """
            changes: {at: 20, scale: {plant.mass: 2, plant.u: -1, plant.position: -1}}
            arms:
              once: {agent: {mpc: {horizon: 4, interval: 0.2, iterations: 2}}}
              told: {agent: {mpc: {horizon: 4, interval: 0.2, iterations: 2, told: true}}}
              regulator: {agent: {lqr: {told: true}}}
            """);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    Measure measure = study.measures().getFirst();
    double[] paid =
        outcome.arms().stream().mapToDouble(arm -> arm.statistics(measure, 40).median()).toArray();
    assertTrue(!(paid[0] >= 10 * paid[1]), paid[0] + " against " + paid[1]);
    assertEquals(1, paid[1] / paid[2], 0.2);
    for (LifeOutcome life : outcome.lifelong().lives()) {
      assertTrue(!life.optimum().isEmpty(), life.arm());
    }
  }

  /// A wind of 3 against a spring of 2 moves the equilibrium to 1.5, where nothing need be pushed;
  /// who was not told pushes against it for ever. With a horizon it is likewise.
  @Test
  void aToldRegulatorHoldsTheEquilibriumOfTheTime() {
    String text =
        """
        study: s
        plant: |
          system: sail
          states: {x: 0, v: 0}
          inputs: [u]
          parameters: {wind: 0, spring: 2}
          equations: |
            dx = v*dt
            dv = (u + wind - spring*x - v)*dt
        reward: -plant.x^2
        agent: {lqr: {states: {x: 1}, inputs: {u: 0.1}}}
        changes: {at: 10, add: {plant.wind: 3}}
        arms:
          once: {}
          told: {agent: {lqr: {states: {x: 1}, inputs: {u: 0.1}, told: true}}}
          horizon: {agent: {lqr: {states: {x: 1}, inputs: {u: 0.1}, horizon: 60, told: true}}}
        solve: {method: rk4, step: 0.05, until: 40, seeds: 1}
        measure: {x: {last: plant.x, at: 40}, u: {last: agent.u, at: 40}}
        """;
    Study study = StudyReader.read(SourceText.of("s.yaml", text), LIBRARY);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    for (int arm = 1; arm < 3; arm++) {
      Ensemble told = outcome.arms().get(arm).ensemble();
      assertEquals(1.5, told.measured("x", 40)[0], 1e-5);
      assertEquals(0, told.measured("u", 40)[0], 1e-5);
    }
    assertTrue(outcome.arms().getFirst().ensemble().measured("u", 40)[0] < -0.5);
    Study again = StudyReader.read(SourceText.of("again.yaml", StudyText.of(study)), LIBRARY);
    assertEquals(
        SummaryDocument.seeds(outcome),
        SummaryDocument.seeds(StudyRun.run(again, 1, Progress.NONE)));
  }

  @Test
  void whatIsToldHasNothingToIdentify() {
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                read(
                    """
                    changes: {at: 10, scale: {plant.mass: 4}}
                    arms: {a: {agent: {mpc: {horizon: 1, told: true, identify: {friction: 1}}}}}
                    """));
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("what is told of changes has nothing to identify"),
        refused.getMessage());
  }

  @Test
  void theResolvedStudyChangesAlike() {
    Study study =
        read(
            """
            arms:
              still: {}
              heavy: {changes: {at: 10, scale: {plant.mass: 4}}}
              told: {changes: {at: 10, scale: {plant.mass: 4}}, agent: {lqr: {told: true}}}
              plans: {changes: {at: 10, scale: {plant.mass: 4}}, agent: {mpc: {horizon: 1, told: true}}}
            """);
    Study again = StudyReader.read(SourceText.of("again.yaml", StudyText.of(study)), LIBRARY);
    assertEquals(
        SummaryDocument.seeds(StudyRun.run(study, 1, Progress.NONE)),
        SummaryDocument.seeds(StudyRun.run(again, 1, Progress.NONE)));
  }

  /// A mistake beside a regulator that is told is placed as elsewhere, and said once.
  @Test
  void whatIsWrongBesideAToldRegulatorIsPlaced() {
    String said =
        assertThrows(
                InputException.class,
                () ->
                    read(
                        """
                        changes: {at: 1, scale: [plant.mass]}
                        arms: {told: {agent: {lqr: {told: true}}}}\
                        """))
            .getMessage();
    assertTrue(said.contains("s.yaml:5:25: expected a mapping"), said);
  }

  /// What changes of a learning rule is no change of the world: the agent stops to learn.
  @Test
  void aRuleCanBeToldToStop() {
    String text =
        """
        study: s
        plant: systems/particle.yaml
        agent: systems/linear-policy.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        reward: -plant.x^2 - agent.u^2
        learn: {parameters: [K]}
        changes: {at: 20, set: {learn.explore: 0, learn.calm: 0, learn.eager: 0}}
        solve: {method: shark, step: 0.1, until: 30, seeds: 2}
        """;
    Study study = StudyReader.read(SourceText.of("s.yaml", text), LIBRARY);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    Paths paths = outcome.arms().getFirst().ensemble().paths();
    double[] weight = paths.values("agent.K", 0, 0);
    assertTrue(Math.abs(weight[200] - weight[100]) > 1e-6, "it learned");
    assertEquals(weight[205], weight[300], 1e-9, "it stopped");
    assertTrue(outcome.lifelong().isEmpty(), "the world stays as it is");
  }

  @Test
  void whatIsWrongIsPlaced() {
    refused("changes: {scale: {plant.mass: 4}}", "5:10: missing key 'at'");
    refused("changes: {at: 1}", "5:10: nothing changes");
    refused("changes: {at: 1, scale: {plant.mas: 4}}", "5:26: there is nothing called 'plant.mas'");
    refused("changes: {at: 1, scale: {plant.mass: 4*w}}", "5:38: unknown name 'w'");
    refused("changes: {at: 1, delay: {plant.u: -1}}", "5:35: expected a time above 0");
    refused("changes: {at: 1, scael: {plant.mass: 2}}", "5:18: unknown key 'scael'");
    refused("changes: [3]", "5:11: expected a mapping");
  }

  private static void refused(String changes, String message) {
    String said = assertThrows(InputException.class, () -> read(changes)).getMessage();
    assertTrue(said.contains(message), said);
  }
}
