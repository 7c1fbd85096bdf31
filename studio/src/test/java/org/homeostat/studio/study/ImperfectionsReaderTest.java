package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Progress;
import org.homeostat.studio.lifelong.PairedComparison;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;

/// Studies on chips.
class ImperfectionsReaderTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static Study read(String sections) {
    String text =
        """
        study: s
        plant: systems/particle.yaml
        agent: systems/rate-network.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        reward: -plant.x^2 - agent.u^2
        learn: {rule: ornstein-uhlenbeck-adaptation, parameters: [tau, A, b, B, C], lambda: 2, sigma: 0.1, eta: 5, rho: 2}
        solve: {method: euler-maruyama, step: 0.1, until: 20, seeds: 6}
        """
            + sections;
    return StudyReader.read(SourceText.of("s.yaml", text), LIBRARY);
  }

  private static String refusal(String sections) {
    return assertThrows(InputException.class, () -> read(sections)).getMessage();
  }

  @Test
  void eachImperfectionIsInTheEquations() {
    String all =
        SystemText.print(
            read("""
            imperfections:
              - {bits: 4, within: [-2, 2], of: agent.C}
              - {mismatch: 0.3, of: [agent.C, B]}
              - {dead: 0.1, of: agent.z}
              - {stuck: 0.1, at: 1, of: agent.A, from: 10}
              - {levels: 9, within: [-2, 2], rounding: stochastic, every: 1, of: agent.A.mu}
              - {updates: soft, within: [-2, 2], down: 0.5, of: agent.b.mu}
              - {temperature: 25 + t, q10: 2, of: agent.tau}
              - {thermal: 0.1, rate: exp(agent.tau), of: agent.z}
              - {shot: 0.001, current: agent.z, of: agent.z}
              - {flicker: 0.1, between: [1, 100], of: agent.b}
            """)
                .system());
    for (String line :
        new String[] {
          "agent.C.device = (-2 + floor((clip(agent.C, -2, 2) - -2)*(chip.levels - 1)/4 + 0.5)*4/(chip.levels - 1))*exp(chip.mismatch*agent.C.mismatch)",
          "agent.B.device = agent.B*exp(chip.mismatch*agent.B.mismatch)",
          "agent.u = tanh(agent.C.device@agent.z.device)",
          "agent.dC = learn.lambda*(agent.C.mu - agent.C)*dt",
          "agent.A.device = piecewise(t >= 10, piecewise(agent.A.stuck < chip.stuck, 1, agent.A), agent.A)",
          "agent.tau.device = agent.tau*exp(log(chip.q10)*(25 + t - 25)/10)",
          "sqrt(chip.shot*abs(agent.z.device))*agent.z.dshot",
          "chip.levels: 16",
          "chip.levels2: 9",
          "agent.A.mu.written:",
        }) {
      assertTrue(all.contains(line), line + " in " + all);
    }
  }

  @Test
  void everySeedHasAChipOfItsOwnWhichArmsShare() {
    Study study =
        read(
            """
            imperfections: [{mismatch: 0.5, of: agent.C}]
            arms: {chips: {}, same chips: {}, ideal: {chip.mismatch: 0}}
            measure: {C: {last: "agent.C.device[0]/agent.C[0]"}, u: {mean: agent.u}}
            """);
    StudyOutcome one = StudyRun.run(study, 1, Progress.NONE);
    StudyOutcome many = StudyRun.run(study, 3, Progress.NONE);
    double[] chips = one.arms().get(0).ensemble().measured("C", 20);
    assertEquals(6, Arrays.stream(chips).distinct().count());
    assertTrue(Arrays.equals(chips, many.arms().get(1).ensemble().measured("C", 20)));
    double[] ideal = one.arms().get(2).ensemble().measured("C", 20);
    assertTrue(Arrays.stream(ideal).allMatch(ratio -> ratio == 1));
    assertTrue(
        Arrays.equals(
            one.arms().get(0).ensemble().measured("u", 20),
            many.arms().get(0).ensemble().measured("u", 20)));
  }

  @Test
  void anExportedStepIsThatOfTheChipOfTheFirstSeed() {
    Study study = read("imperfections: [{mismatch: 0.5, of: agent.C}]\n");
    FixedStep first = StudyRun.step(study.from(3), study.arms().getFirst());
    FixedStep other = StudyRun.step(study.from(4), study.arms().getFirst());
    String name = "agent.C.mismatch";
    assertEquals(study.loop().device().chip(study.system(), 3).get(name), first.values().get(name));
    assertNotEquals(first.values().get(name), other.values().get(name));
  }

  @Test
  void aSweepRunsEachArmThatItTouchesAtEveryValue() {
    Study study =
        read(
            """
            imperfections: [{mismatch: 0.5, of: agent.C}]
            sweep: {chip.mismatch: [0, 0.2, 0.4]}
            arms: {learning: {}, frozen: {learn.sigma: 0}, ideal: {chip.mismatch: 0}}
            against: frozen
            """);
    assertEquals(
        List.of(
            "learning at 0",
            "learning at 0.2",
            "learning at 0.4",
            "frozen at 0",
            "frozen at 0.2",
            "frozen at 0.4",
            "ideal"),
        study.arms().stream().map(Arm::name).toList());
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    Measure measure = study.measures().getFirst();
    PairedComparison compared = outcome.compared(outcome.arms().get(1), measure, 20);
    PairedComparison direct =
        PairedComparison.of(
            outcome.arms().get(1).ensemble().measured("return", 20),
            outcome.arms().get(4).ensemble().measured("return", 20));
    assertEquals(direct, compared);
    assertEquals(outcome.arms().get(0).statistics(), outcome.arms().get(6).statistics());
    Study again = StudyReader.read(SourceText.of("again.yaml", StudyText.of(study)), LIBRARY);
    assertEquals(study.arms(), again.arms());
  }

  @Test
  void allMistakesArePlaced() {
    String refused =
        refusal(
            """
            imperfections:
              - {mismach: 0.5, of: agent.C}
              - {mismatch: -1, of: agent.C}
              - {mismatch: 0.1, dead: 0.1, of: agent.C}
              - {mismatch: 0.1, of: agent.D}
              - {mismatch: 0.1}
              - {bits: 4, of: agent.C}
              - {levels: 4, within: [1, 0], of: agent.C}
              - {levels: 4, within: [0, 1], rounding: nearly, of: agent.C}
              - {updates: soft, within: [-1, 1], of: agent.C}
              - {updates: soft, within: [-1, 1], of: plant.mass}
              - {temperature: plant.y, q10: 2, of: plant.mass}
              - {temperature: 20, of: plant.mass}
              - {stuck: 2, at: 0, of: agent.C}
              - {flicker: 0.1, between: [0.01, 1], of: agent.C}
            sweep: {chip.mismatch: [0.1]}
            """);
    for (String line :
        new String[] {
          "s.yaml:9:6: unknown key 'mismach'",
          "did you mean 'mismatch'",
          "s.yaml:10:16: expected a number from 0 on",
          "s.yaml:11:5: two imperfections in one",
          "s.yaml:12:25: there is nothing called 'agent.D'",
          "what it is of",
          "write for example within: [-1, 1]",
          "s.yaml:15:25: expected two numbers, the first below the second",
          "s.yaml:16:43: unknown rounding 'nearly'",
          "noise moves 'agent.C', and noise goes neither up nor down",
          "'plant.mass' is not a state",
          "unknown name 'plant.y'",
          "how rates follow the temperature is said once",
          "s.yaml:21:13: expected a share from 0 to 1",
          "s.yaml:22:29: expected times of at least the step, 0.1",
          "s.yaml:23:24: expected at least two values",
        }) {
      assertTrue(refused.contains(line), line + " in " + refused);
    }
  }

  @Test
  void whatAnAgentOfAnArmRunsOnIsSaidThere() {
    Study study =
        read(
            """
            imperfections: [{mismatch: 0.5, of: agent.C}]
            arms:
              learning: {}
              regulator: {agent: lqr}
              regulator on chips: {agent: lqr, imperfections: [{mismatch: 0.5, of: agent.K}]}
            """);
    List<Boolean> ideal =
        study.arms().stream()
            .map(arm -> study.loop(arm).device().imperfections().isEmpty())
            .toList();
    assertEquals(List.of(false, true, false), ideal);
  }
}
