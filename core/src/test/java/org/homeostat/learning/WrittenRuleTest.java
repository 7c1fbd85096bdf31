package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Problem;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unknown;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Filling;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenRuleTest {
  private static final Path ROOT = Path.of("..");
  private static final RuleFiles FILES =
      new RuleFiles() {
        @Override
        public Optional<SourceText> text(String path) {
          return Files.exists(ROOT.resolve(path))
              ? Optional.of(WrittenRuleTest.text(path))
              : Optional.empty();
        }

        @Override
        public String near(String path) {
          return "";
        }
      };

  private static final String ADAPTATION =
      """
      rule: adaptation
      parameters: {lambda: 2, sigma: 0.1, eta: 5, rho: 2}
      states: {rbar: 0}
      synapse: {mu: theta}
      noise: [w]
      equations: |
        rpe = tanh(reward - rbar)
        dtheta = lambda*(mu - theta)*dt + sigma*dw
        dmu = eta*rpe*(theta - mu)*dt
        drbar = rho*rpe*dt
      """;

  private static SourceText text(String path) {
    try {
      return SourceText.of(path, Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static DynamicalSystem loop() {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", SystemReader.read(text("systems/particle.yaml")));
    parts.put("agent", SystemReader.read(text("systems/rate-network.yaml")));
    return Composition.of(
            "particle-textbook",
            parts,
            List.of(
                Connection.of("agent.y", "[plant.position, plant.velocity]"),
                Connection.of("plant.u", "agent.u")))
        .with(Reward.of("-plant.x^2 - agent.u^2"));
  }

  private static DynamicalSystem learning(String block) {
    Problems problems = new Problems();
    YamlMap learn = YamlReader.read(SourceText.of("study.yaml", block));
    DynamicalSystem system = loop();
    DynamicalSystem learned = system.with(LearningRules.read(learn, system, FILES, problems));
    problems.throwIfAny();
    return learned;
  }

  private static DynamicalSystem written(String rule) {
    return loop().with(WrittenRule.read(SourceText.of("rule", rule), List.of("agent.C")));
  }

  private static double[] returns(DynamicalSystem system, String method) {
    Measure sum = new Measure("return", Measure.Kind.SUM, Parser.parse("reward"), List.of(30.0));
    return Simulation.of(system)
        .method(method)
        .step(0.1)
        .until(30)
        .seeds(6)
        .measure(sum)
        .run()
        .measured("return", 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shark", "euler-maruyama", "exponential-euler"})
  void theWrittenAdaptationHasTheBitsOfTheBuiltInOne(String method) {
    String block =
        """
        rule: %s
        parameters: [tau, A, b, B, C]
        lambda: 2
        sigma: 0.1
        eta: 5
        rho: 2
        """;
    DynamicalSystem builtIn = learning(block.formatted("ornstein-uhlenbeck-adaptation"));
    DynamicalSystem written = learning(block.formatted("rules/ornstein-uhlenbeck-adaptation.yaml"));
    assertArrayEquals(returns(builtIn, method), returns(written, method), 0.0);
  }

  @Test
  void aRuleIsPrintedAsPartOfOneSetOfEquations() {
    String text = SystemText.print(written(ADAPTATION));
    String equations =
        """
          learn.rpe = tanh(reward - learn.rbar)
          plant.dx = plant.v*dt
          plant.dv = (plant.u - plant.friction*plant.v)/plant.mass*dt + plant.shake*plant.dw
          agent.dz = (exp(agent.tau)*(agent.A@sigmoid(agent.z + agent.b) - agent.z)\
         + tanh(agent.B@agent.y))*dt + 0.01*agent.dw
          agent.dC = learn.lambda*(agent.C.mu - agent.C)*dt + learn.sigma*agent.C.dw
          agent.C.dmu = learn.eta*learn.rpe*(agent.C - agent.C.mu)*dt
          learn.drbar = learn.rho*learn.rpe*dt
        """;
    assertTrue(text.contains(equations), text);
    assertEquals(written(ADAPTATION), SystemReader.read(SourceText.of("printed", text)));
  }

  @Test
  void definitionsThatUseASynapseBelongToIt() {
    String rule =
        ADAPTATION.replace(
            "  dmu = eta*rpe*(theta - mu)*dt",
            """
              delta = theta - mu
                step = eta*delta
                dmu = step*rpe*dt\
            """);
    String text = SystemText.print(written(rule));
    assertTrue(text.contains("  agent.C.delta = agent.C - agent.C.mu\n"), text);
    assertTrue(text.contains("  agent.C.step = learn.eta*agent.C.delta\n"), text);
  }

  @Test
  void aStateOfASynapseHasTheShapeOfItsParameter() {
    String rule =
        ADAPTATION
            .replace("{mu: theta}", "{mu: theta, e: 0.5}")
            .replace("  drbar", "  de = -e*dt\n  drbar");
    Variable trace =
        written(rule).states().stream()
            .filter(state -> state.name().equals("agent.C.e"))
            .findFirst()
            .orElseThrow();
    assertArrayEquals(new double[] {0.5, 0.5}, trace.start().elements());
  }

  @Test
  void unknownFunctionsStayUntilTheyAreFilled() {
    String rule =
        ADAPTATION.replace("eta*rpe*(theta - mu)", "F(theta, mu, rpe)")
            + "unknown: {F: [theta, mu, rpe]}\n";
    DynamicalSystem open =
        loop().with(WrittenRule.read(SourceText.of("rule", rule), List.of("agent.b", "agent.C")));
    assertEquals(List.of(new Unknown("F", List.of("theta", "mu", "rpe"))), open.unknowns());
    DynamicalSystem filled =
        open.with(new Filling(Map.of("F", Parser.parse("5*rpe*(theta - mu)"))));
    String text = SystemText.print(filled);
    assertTrue(text.contains("agent.b.dmu = 5*learn.rpe*(agent.b - agent.b.mu)*dt"), text);
  }

  @Test
  void theBlockMaySetTheConstantsOfARule() {
    DynamicalSystem system =
        learning(
            """
            rule: rules/ornstein-uhlenbeck-adaptation.yaml
            parameters: [C]
            sigma: 0.25
            """);
    assertEquals(0.25, parameter(system, "learn.sigma"));
    assertEquals(2, parameter(system, "learn.lambda"));
  }

  private static double parameter(DynamicalSystem system, String name) {
    return system.parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .start()
        .elements()[0];
  }

  @Test
  void aRuleMayStandInTheStudyItself() {
    String block = "parameters: [C]\nrule:\n  " + ADAPTATION.replace("\n", "\n  ").strip() + "\n";
    DynamicalSystem mapping = learning(block);
    DynamicalSystem text = learning(block.replace("rule:\n  rule", "rule: |\n  rule"));
    assertEquals(written(ADAPTATION), mapping);
    assertEquals(mapping, text);
  }

  private static final String PERTURBATION =
      """
      rule: perturbation
      parameters: {sigma: 0.1, eta: 1, rho: 2}
      states: {rbar: 0, weight: {shape: [features], start: 2}}
      neuron: {n: 0, usual: 0}
      synapse: {e: 0}
      noise: [w]
      equations: |
        rpe = reward - rbar
        foretold = dot(weight, features)
        perturbation = n
        dn = -n*dt + sigma*dw
        dusual = (drive - usual)*dt
        de = ((drive - usual)*pre - e)*dt
        dtheta = eta*rpe*e*dt
        drbar = rho*rpe*dt
        dweight = -foretold*features*dt
      """;

  private static String perturbed(String parameter) {
    return SystemText.print(
        loop().with(WrittenRule.read(SourceText.of("rule", PERTURBATION), List.of(parameter))));
  }

  @Test
  void aPerturbationIsAddedToTheDriveOfEachNeuron() {
    String text = perturbed("agent.B");
    for (String line :
        List.of(
            "  agent.B.pre = agent.y",
            "  agent.B.drive = agent.B@agent.y + agent.B.perturbation",
            "  agent.dz = (exp(agent.tau)*(agent.A@sigmoid(agent.z + agent.b) - agent.z)"
                + " + tanh(agent.B.drive))*dt + 0.01*agent.dw",
            "  agent.B.dn = -agent.B.n*dt + learn.sigma*agent.B.dw",
            "  agent.B.n: {shape: [2], start: 0}",
            "  agent.B.w: {shape: [2]}")) {
      assertTrue(text.contains(line + "\n"), text);
    }
    assertEquals(text, SystemText.print(SystemReader.read(SourceText.of("printed", text))));
  }

  @Test
  void aSynapseSeesItsSignalAndItsNeuron() {
    DynamicalSystem system =
        loop().with(WrittenRule.read(SourceText.of("rule", PERTURBATION), List.of("agent.B")));
    Map<String, Tensor> at =
        Map.of(
            "agent.B.pre", new Tensor(Shape.of(2), new double[] {3, 5}),
            "agent.B.drive", new Tensor(Shape.of(2), new double[] {7, 11}),
            "agent.B.usual", new Tensor(Shape.of(2), new double[] {1, 2}),
            "agent.B.e", new Tensor(Shape.of(2, 2), new double[4]),
            "agent.B", new Tensor(Shape.of(2, 2), new double[4]));
    Expression drift =
        system.equations().stream()
            .filter(each -> each.state().equals("agent.B.e"))
            .findFirst()
            .orElseThrow()
            .drift();
    Tensor change = Evaluation.evaluate(PlainArithmetic.DOUBLE, drift, name -> at.get(name.text()));
    assertArrayEquals(new double[] {18, 30, 27, 45}, change.elements());
  }

  @Test
  void aParameterThatWeighsNothingIsItselfTheDrive() {
    String text = perturbed("agent.b");
    assertTrue(text.contains("  agent.b.drive = agent.b + agent.b.perturbation\n"), text);
    assertTrue(text.contains("agent.A@sigmoid(agent.z + agent.b.drive)"), text);
    assertTrue(text.contains("  agent.b.pre = 1\n"), text);
  }

  @Test
  void aVectorOfWeightsDrivesOneNeuronAndTheCriticSeesItsSignals() {
    String text = perturbed("agent.C");
    assertTrue(text.contains("  agent.C.n: 0\n"), text);
    assertTrue(text.contains("  agent.u = tanh(agent.C.drive)\n"), text);
    assertTrue(
        text.contains(
            "  learn.features = [1, agent.C.pre[0], agent.C.pre[1], agent.C.pre[0]*agent.C.pre[0],"
                + " agent.C.pre[0]*agent.C.pre[1], agent.C.pre[1]*agent.C.pre[1]]\n"),
        text);
    assertTrue(text.contains("  learn.weight: {shape: [6], start: 2}\n"), text);
  }

  @Test
  void aPerturbationThatNeedsTheRewardIsACircle() {
    String rule = PERTURBATION.replace("perturbation = n", "perturbation = n*rpe");
    String message =
        assertThrows(
                InputException.class,
                () ->
                    loop().with(WrittenRule.read(SourceText.of("rule", rule), List.of("agent.C"))))
            .getMessage();
    assertTrue(message.contains("needs itself: "), message);
    assertTrue(message.contains("reward"), message);
  }

  @Test
  void aStateOfANeuronMayNotFollowOneSynapse() {
    String rule = PERTURBATION.replace("(drive - usual)*dt", "(pre - usual)*dt");
    String message =
        assertThrows(
                InputException.class,
                () -> WrittenRule.read(SourceText.of("rule", rule), List.of("agent.C")))
            .getMessage();
    assertTrue(
        message.contains("a neuron has one 'usual', each signal has a 'pre' of its own"), message);
  }

  @Test
  void signalsCanBeDecorrelatedBeforeAnyRule() {
    String text =
        SystemText.print(learning("{rule: node-perturbation, parameters: [C], decorrelate: 0.25}"));
    assertTrue(text.contains("  learn.decorrelation: 0.25\n"), text);
    assertTrue(text.contains("  agent.C.pre = agent.C.apart\n"), text);
    assertEquals(
        List.of("1:57: expected a rate of at least 0"),
        problems("{rule: node-perturbation, parameters: [C], decorrelate: -1}"));
  }

  @Test
  void aParameterThatDrivesNeuronsInSeveralWaysIsRefusedByRulesThatPerturb() {
    String twice = "agent.u = tanh(agent.C@agent.z) + sum(agent.C)";
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "loop",
                SystemText.print(loop()).replace("agent.u = tanh(agent.C@agent.z)", twice)));
    Problems found = new Problems();
    LearningRules.read(
        YamlReader.read(SourceText.of("s", "{rule: node-perturbation, parameters: [agent.C]}")),
        system,
        FILES,
        found);
    assertEquals(
        List.of("'agent.C' drives neurons in several ways, and this rule perturbs neurons"),
        found.found().stream().map(Problem::message).toList());
  }

  @Test
  void aStudyThatNamesNoRuleLearnsByTheDefault() {
    DynamicalSystem unnamed = learning("parameters: [C]");
    DynamicalSystem named = learning("{rule: normalised-actor-critic, parameters: [C]}");
    DynamicalSystem path = learning("{rule: rules/normalised-actor-critic.yaml, parameters: [C]}");
    assertEquals(named, unnamed);
    assertEquals(path, unnamed);
  }

  private static List<String> problems(String block) {
    return assertThrows(InputException.class, () -> learning(block)).problems().stream()
        .map(p -> "%d:%d: %s".formatted(p.position().line(), p.position().column(), p.message()))
        .toList();
  }

  @Test
  void mistakesOfARuleArePlacedInItsText() {
    List<String> found =
        problems(
            """
            parameters: [C, taw]
            rule: |
              rule: wrong
              parameters: {eta: 5}
              states: {rbar: 0}
              synapse: {mu: theta, e: 0}
              noise: [w]
              equations: |
                dtheta = eta*(mu - thata)*dt + dw
                dmu = reward*(theta - mu)*dt
                drbar = (reward - rbar)*dt
            """);
    assertEquals(
        List.of(
            "1:17: 'taw' is not a parameter",
            "6:24: no equation for the state 'e'",
            "9:24: unknown name 'thata'"),
        found);
  }

  @Test
  void aSharedStateMayNotFollowOneSynapse() {
    List<String> found =
        problems(
            "parameters: [C]\nrule:\n  "
                + ADAPTATION.replace("rho*rpe", "rho*rpe*mu").replace("\n", "\n  ").strip()
                + "\n");
    assertEquals(List.of("12:21: all synapses share 'rbar', each has a 'mu' of its own"), found);
  }

  @Test
  void operatorsThatMixElementsAreRefused() {
    String message =
        assertThrows(
                InputException.class,
                () -> written(ADAPTATION.replace("(theta - mu)", "sum(theta - mu)")))
            .getMessage();
    assertTrue(message.contains("rule:9:17: 'sum' mixes the elements"), message);
  }

  @Test
  void arraysAreRefused() {
    String message =
        assertThrows(
                InputException.class,
                () ->
                    written(ADAPTATION.replace("rbar: 0", "rbar: 0, k: [0, 0]") + "  dk = 0*dt\n"))
            .getMessage();
    assertTrue(message.contains("'k' has shape [2], a rule has scalars only"), message);
  }

  @Test
  void theNamesOfTheRuleItselfAreTaken() {
    assertThrows(
        InputException.class, () -> written(ADAPTATION.replace("rho: 2", "rho: 2, reward: 1")));
    assertThrows(
        InputException.class, () -> written(ADAPTATION.replace("{mu: theta}", "{theta: 0}")));
  }

  @Test
  void aMistypedConstantNamesTheNearest() {
    List<String> found =
        problems("rule: rules/ornstein-uhlenbeck-adaptation.yaml\nparameters: [C]\nsigmo: 2\n");
    assertEquals(List.of("3:1: unknown key 'sigmo'"), found);
  }

  @Test
  void aFileThatIsNotThereIsAPlacedProblem() {
    assertEquals(
        List.of("1:7: no such file of a rule: 'rules/none.yaml'"),
        problems("rule: rules/none.yaml\nparameters: [C]\n"));
  }
}
