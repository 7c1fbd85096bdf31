package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseClass;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.junit.jupiter.api.Test;

final class OrnsteinUhlenbeckAdaptationTest {
  private static final Path SYSTEMS = Path.of("..", "systems");

  private static DynamicalSystem loop() throws IOException {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", SystemReader.read(SYSTEMS.resolve("particle.yaml")));
    parts.put("agent", SystemReader.read(SYSTEMS.resolve("rate-network.yaml")));
    return Composition.of(
            "particle-textbook",
            parts,
            List.of(
                Connection.of("agent.y", "[plant.position, plant.velocity]"),
                Connection.of("plant.u", "agent.u")))
        .with(Reward.of("-plant.x^2 - agent.u^2"));
  }

  private static DynamicalSystem learning(String block) throws IOException {
    Problems problems = new Problems();
    YamlMap learn = YamlReader.read(SourceText.of("study.yaml", block));
    DynamicalSystem system = loop();
    DynamicalSystem learned = system.with(LearningRules.read(learn, system, problems));
    problems.throwIfAny();
    return learned;
  }

  private static DynamicalSystem published() throws IOException {
    return learning(
        """
        rule: ornstein-uhlenbeck-adaptation
        parameters: [tau, A, b, B, C]
        lambda: 2
        sigma: 0.1
        eta: 5
        rho: 2
        """);
  }

  @Test
  void theParticleStudyHas33StatesAnd17NoiseSources() throws IOException {
    DynamicalSystem system = published();
    assertEquals(33, system.states().stream().mapToInt(each -> each.shape().size()).sum());
    assertEquals(17, system.noise().stream().mapToInt(each -> each.shape().size()).sum());
    assertEquals(NoiseClass.ADDITIVE, NoiseClass.of(system));
    assertEquals(List.of(), system.inputs());
  }

  @Test
  void theLearningAgentPrintsAsOneSetOfEquations() throws IOException {
    String text = SystemText.print(published());
    String equations =
        """
        equations: |
          plant.position = plant.x
          plant.velocity = plant.v
          agent.u = tanh(agent.C@agent.z)
          agent.y = [plant.position, plant.velocity]
          plant.u = agent.u
          reward = -plant.x^2 - agent.u^2
          rpe = tanh(reward - reward.mean)
          plant.dx = plant.v*dt
          plant.dv = (plant.u - plant.friction*plant.v)/plant.mass*dt + plant.shake*plant.dw
          agent.dz = (exp(agent.tau)*(agent.A@sigmoid(agent.z + agent.b) - agent.z)\
         + tanh(agent.B@agent.y))*dt + 0.01*agent.dw
          agent.dtau = learn.lambda*(agent.tau.mu - agent.tau)*dt + learn.sigma*agent.tau.dw
          agent.dA = learn.lambda*(agent.A.mu - agent.A)*dt + learn.sigma*agent.A.dw
          agent.db = learn.lambda*(agent.b.mu - agent.b)*dt + learn.sigma*agent.b.dw
          agent.dB = learn.lambda*(agent.B.mu - agent.B)*dt + learn.sigma*agent.B.dw
          agent.dC = learn.lambda*(agent.C.mu - agent.C)*dt + learn.sigma*agent.C.dw
          agent.tau.dmu = learn.eta*rpe*(agent.tau - agent.tau.mu)*dt
          agent.A.dmu = learn.eta*rpe*(agent.A - agent.A.mu)*dt
          agent.b.dmu = learn.eta*rpe*(agent.b - agent.b.mu)*dt
          agent.B.dmu = learn.eta*rpe*(agent.B - agent.B.mu)*dt
          agent.C.dmu = learn.eta*rpe*(agent.C - agent.C.mu)*dt
          reward.dmean = learn.rho*rpe*dt
        """;
    assertTrue(text.contains(equations), text);
  }

  @Test
  void theLearningAgentReadsBackFromItsText() throws IOException {
    DynamicalSystem system = published();
    assertEquals(system, SystemReader.read(SourceText.of("printed", SystemText.print(system))));
  }

  @Test
  void learnedParametersStartAtTheirValuesAndRatesAreParameters() throws IOException {
    DynamicalSystem system = published();
    List<String> parameters = system.parameters().stream().map(Variable::name).toList();
    assertEquals(
        List.of(
            "plant.mass",
            "plant.friction",
            "plant.shake",
            "learn.lambda",
            "learn.sigma",
            "learn.eta",
            "learn.rho"),
        parameters);
    Variable tau = variable(system, "agent.tau");
    assertEquals(tau.start(), variable(system, "agent.tau.mu").start());
    assertEquals(0.1, system.parameters().get(4).start().elements()[0]);
  }

  private static Variable variable(DynamicalSystem system, String name) {
    return system.states().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aRateMayDifferForEachParameterAndTheSurpriseMayBePlain() throws IOException {
    String text =
        SystemText.print(
            learning(
                """
                rule: ornstein-uhlenbeck-adaptation
                parameters: [b, agent.C]
                lambda: {b: 1, C: 2}
                sigma: 0.1
                eta: 5
                rho: 2
                rpe: plain
                """));
    assertTrue(text.contains("rpe = reward - reward.mean\n"), text);
    assertTrue(text.contains("agent.db = learn.lambda.agent.b*(agent.b.mu - agent.b)*dt"), text);
    assertTrue(text.contains("learn.lambda.agent.C: 2\n"), text);
  }

  @Test
  void everyMistakeInTheBlockIsPlaced() {
    String block =
        """
        rule: ornstein-uhlenbeck-adaptation
        parameters: [taw, A, A]
        lamda: 2
        sigma: -0.1
        eta: {A: 5, C: 1}
        rho: two
        rpe: log
        """;
    List<String> found =
        assertThrows(InputException.class, () -> learning(block)).problems().stream()
            .map(p -> p.position().line() + ":" + p.position().column() + ": " + p.message())
            .toList();
    assertEquals(
        List.of(
            "2:14: 'taw' is not a parameter",
            "2:22: 'agent.A' is listed twice",
            "3:1: unknown key 'lamda'",
            "4:8: expected a number of at least 0, found the number -0.1",
            "5:13: 'C' is not a parameter",
            "6:6: expected a number, found 'two'",
            "7:6: unknown reward prediction error 'log'"),
        found);
  }

  @Test
  void anUnknownRuleNamesTheNearest() {
    String message =
        assertThrows(InputException.class, () -> learning("rule: ornstein-uhlenbek-adaptation\n"))
            .getMessage();
    assertTrue(message.contains("did you mean 'ornstein-uhlenbeck-adaptation'?"), message);
  }

  @Test
  void learningWithoutARewardIsRefused() throws IOException {
    DynamicalSystem particle = SystemReader.read(SYSTEMS.resolve("particle.yaml"));
    OrnsteinUhlenbeckAdaptation rule =
        new OrnsteinUhlenbeckAdaptation(
            List.of("mass"),
            Rate.of(1),
            Rate.of(1),
            Rate.of(1),
            1,
            OrnsteinUhlenbeckAdaptation.PredictionError.TANH);
    assertThrows(IllegalArgumentException.class, () -> particle.with(rule));
  }
}
