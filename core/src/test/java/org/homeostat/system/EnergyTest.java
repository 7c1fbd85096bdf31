package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homeostat.expression.Activation;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Printer;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What follows from an energy: its descent, its minima, its text.
class EnergyTest {
  private static final String HOPFIELD =
      """
      system: hopfield
      states: {h: {shape: [5]}, o: {shape: [3]}}
      inputs: {x: {shape: [4]}, target: {shape: [3]}}
      parameters: {W: {shape: [5, 4]}, V: {shape: [3, 5]}, b: {shape: [5]}, c: {shape: [3]}}
      functions: {rho(s): "clip(s, 0, 1)"}
      energy: sum(h^2)/2 + sum(o^2)/2 - rho(h)@(W@x) - rho(o)@(V@rho(h)) - b@rho(h) - c@rho(o)
      cost:   sum((o - target)^2)/2
      """;

  private static final String RATES =
      """
      system: rates
      states: {h: {shape: [5], start: 0.5}, o: {shape: [3], start: 0.5}}
      inputs: {x: {shape: [4]}, target: {shape: [3]}}
      parameters: {W: {shape: [5, 4]}, V: {shape: [3, 5]}, b: {shape: [5]}, c: {shape: [3]}}
      functions: {rho(s): "sigmoid(4*(s - 0.5))"}
      energy: |
        # the drives
        into = W@x + b
        E = sum(potential(rho(h))) + sum(potential(softmax(o)))
          - h@into - o@(V@h) - c@o
      cost:   sum((o - target)^2)/2
      outputs: {drive: into, mean: sum(h)/5, energy: energy}
      """;

  private static final String IMAGES =
      """
      system: images
      states: {h: {shape: [4, 4, 3]}, o: {shape: [2], start: 0.1}}
      inputs: {x: {shape: [9, 9, 1]}, target: {shape: [2]}}
      parameters: {K: {shape: [2, 2, 1, 3]}, V: {shape: [2, 12]}, b: {shape: [3]}}
      energy: sum(potential(tanh(h))) + sum(o^2)/2 - sum(h*average_pool(convolve(x, K), 2))
        - o@(V@flatten(average_pool(h, 2))) - sum(h)*sum(b)
      """;

  private static final String WELL =
      """
      system: well
      states: {x: 1}
      parameters: {height: 1, T: 0.25}
      energy: height*(x^2 - 1)^2
      temperature: T
      """;

  private static Energy read(String text) {
    return Energy.read(SourceText.of("energy.yaml", text));
  }

  @Test
  void theDescentOfTheHopfieldEnergyIsTheWrittenOne() {
    assertSameRates(
        read(HOPFIELD).flow(),
        "dh = ((h >= 0 and h <= 1)*(W@x + V'@clip(o, 0, 1) + b) - h)*dt",
        "do = ((o >= 0 and o <= 1)*(V@clip(h, 0, 1) + c) - o)*dt");
  }

  @Test
  void theNudgedDescentAddsThePullOfTheCost() {
    DynamicalSystem nudged = read(HOPFIELD).nudged();
    assertEquals("beta", nudged.parameters().getLast().name());
    assertEquals(0, nudged.parameters().getLast().start().elements()[0]);
    assertSameRates(
        nudged,
        "dh = ((h >= 0 and h <= 1)*(W@x + V'@clip(o, 0, 1) + b) - h)*dt",
        "do = ((o >= 0 and o <= 1)*(V@clip(h, 0, 1) + c) - o + beta*(target - o))*dt");
  }

  @Test
  void aStateWithAPotentialRelaxesTowardsWhatDrivesIt() {
    assertSameRates(
        read(RATES).flow(),
        "dh = (sigmoid(4*(W@x + b + V'@o - 0.5)) - h)*dt",
        "do = (softmax(V@h + c) - o)*dt");
  }

  private static void assertSameRates(DynamicalSystem flow, String... equations) {
    RandomExpressions random = new RandomExpressions(5);
    for (int trial = 0; trial < 20; trial++) {
      Map<String, Tensor> at = point(flow.variables(), random);
      for (int i = 0; i < equations.length; i++) {
        String right = equations[i].substring(equations[i].indexOf("= ") + 2).replace("*dt", "");
        Tensor expected = value(Parser.parse(right), at);
        Tensor found = value(flow.equations().get(i).drift(), at);
        for (int e = 0; e < expected.elements().length; e++) {
          assertEquals(expected.elements()[e], found.elements()[e], 1e-13, equations[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOPFIELD, RATES, IMAGES, WELL})
  void theEnergyNeverRisesAlongItsDescent(String text) {
    Energy energy = read(text);
    DynamicalSystem flow = energy.flow();
    RandomExpressions random = new RandomExpressions(6);
    Map<String, Expression> gradient = energy.gradient(names(energy.states()));
    for (int trial = 0; trial < 50; trial++) {
      Map<String, Tensor> at = point(flow.variables(), random);
      if (text.equals(RATES)) { // the states of a softmax have the sum 1
        PlainArithmetic on = PlainArithmetic.DOUBLE;
        at.put("o", on.divide(of(at, "o"), on.sum(of(at, "o"))));
      }
      double rate = 0;
      for (Differential equation : flow.equations()) {
        Tensor slope = value(of(gradient, equation.state()), at);
        Tensor move = value(equation.drift(), at);
        rate += inner(slope, move);
      }
      assertTrue(rate <= 1e-12, "trial " + trial + ": " + rate);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOPFIELD, RATES, IMAGES, WELL})
  void gradientsByStatesAndParametersAreTheSlopes(String text) {
    Energy energy = read(text);
    RandomExpressions random = new RandomExpressions(7);
    List<String> names = names(energy.variables());
    Map<String, Expression> gradient = energy.gradient(names);
    Map<String, Tensor> at = point(energy.variables(), random);
    Map<String, Tensor> along = point(energy.variables(), random);
    double slope = (moved(energy, at, along, 1e-6) - moved(energy, at, along, -1e-6)) / 2e-6;
    double expected = 0;
    for (String name : names) {
      Expression value = of(gradient, name);
      expected += value.equals(Algebra.ZERO) ? 0 : inner(value(value, at), of(along, name));
    }
    assertEquals(expected, slope, 1e-7 * (1 + Math.abs(slope)));
    energy
        .localRule()
        .forEach((name, rule) -> {
          Tensor less = PlainArithmetic.DOUBLE.negate(value(of(gradient, name), at));
          assertEquals(0, distance(less, value(rule, at)), 1e-14, name);
        });
  }

  /// Setting one state after the other by its drive settles where nothing moves.
  @ParameterizedTest
  @ValueSource(strings = {HOPFIELD, RATES, IMAGES})
  void statesSetByTheirDrivesSettleAtAMinimum(String text) {
    Energy energy = read(text);
    RandomExpressions random = new RandomExpressions(8);
    Map<String, Tensor> at = point(energy.variables(), random);
    for (int sweep = 0; sweep < 200; sweep++) {
      for (Variable state : energy.states()) {
        SelfEnergy self = energy.selfEnergy(state.name());
        at.put(state.name(), value(self.activation().of(self.drive()), at));
      }
    }
    for (Variable state : energy.states()) {
      SelfEnergy self = energy.selfEnergy(state.name());
      Tensor set = value(self.activation().of(self.drive()), at);
      assertEquals(0, distance(set, of(at, state.name())), 1e-12, state.name());
    }
    double least = value(energy.energy(), at).elements()[0];
    for (int trial = 0; trial < 20; trial++) {
      Map<String, Tensor> near = new HashMap<>(at);
      for (Variable state : energy.states()) {
        near.put(state.name(), near(of(at, state.name()), random, text.equals(RATES)));
      }
      assertTrue(value(energy.energy(), near).elements()[0] >= least - 1e-13);
    }
  }

  /// A state nearby with elements from 0 to 1, of the same sum where that has to stay.
  private static Tensor near(Tensor state, RandomExpressions random, boolean sameSum) {
    Tensor near = new Tensor(state.shape(), state.elements().clone());
    double[] elements = near.elements();
    for (int i = 0; i < elements.length; i++) {
      double room = Math.min(elements[i], 1 - elements[i]);
      double step = random.between(-0.01, 0.01) * Math.max(0, room);
      int other = (i + 1) % elements.length;
      boolean fits = Math.abs(step) < Math.min(elements[other], 1 - elements[other]);
      elements[i] += sameSum && !fits ? 0 : step;
      elements[other] -= sameSum && fits ? step : 0;
    }
    return near;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(x^2)/2 - x@y | LINEAR | 1 | y",
        "dot(x, x) - x@y | LINEAR | 0.5 | y",
        "0.5*x@x + sum(2*x^2) - x@y | LINEAR | 0.2 | y",
        "sum(x^2/2) - relu(x)@y | RELU | 1 | y",
        "sum(x^2) - clip(x, -1, 1)@y | CLIP | 0.5 | y",
        "sum(x^2)/2 - clip(x, 0.5, 1)@y | LINEAR | 1 | piecewise(x > 1, 0, x < 0.5, 0, y)",
        "sum(x^2)/2 - tanh(x)@y | LINEAR | 1 | (1 - tanh(x)^2)*y",
        "sum(potential(tanh(x))) + sum(x^2)/2 - x@y | TANH | 1 | y - x",
        "2*sum(potential(sigmoid(4*(x - 0.5)))) - x@y | SIGMOID | 2 | y",
      })
  void theSelfEnergyOfAStateGivesItsActivation(
      String text, Activation.Kind kind, double gain, String drive) {
    String file = "system: a\nstates: {x: {shape: [3]}}\ninputs: {y: {shape: [3]}}\nenergy: ";
    SelfEnergy self = read(file + '"' + text + '"').selfEnergy("x");
    assertEquals(kind, self.activation().kind());
    assertEquals(gain, self.activation().gain());
    assertEquals(drive, Printer.print(self.drive()));
  }

  @Test
  void aStateWithoutASelfEnergyIsNamed() {
    InputException e = assertThrows(InputException.class, () -> read(WELL).selfEnergy("x"));
    assertTrue(e.getMessage().contains("no term that holds the state 'x' by itself"));
    assertTrue(e.getMessage().contains("add sum(potential(rho(x))) or sum(x^2)/2"));
  }

  @Test
  void theTemperatureShakesByTheRootOfTwiceItself() {
    String flow = SystemText.print(read(WELL).flow());
    assertTrue(flow.contains("dx = -4*(x*(x^2 - 1)*height)*dt + sqrt(2*T)*dw_x"), flow);
    assertTrue(flow.contains("energy: height*(x^2 - 1)^2"), flow);
  }

  @ParameterizedTest
  @ValueSource(strings = {HOPFIELD, RATES, IMAGES, WELL})
  void theTextReadsBackToTheSameEnergyAndTheFlowToTheSameSystem(String text) {
    Energy energy = read(text);
    assertEquals(energy, read(EnergyText.print(energy)));
    DynamicalSystem flow = SystemReader.read(SourceText.of("energy.yaml", text));
    assertEquals(energy.flow(), flow);
    assertEquals(flow, SystemReader.read(SourceText.of("flow", SystemText.print(flow))));
    EnergyText.derivatives(energy).forEach(line -> Parser.parse(line.replaceAll("^.* = ", "")));
    assertTrue(EnergyText.latex(energy).contains("\\frac{\\partial E}{\\partial "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "energy: x^2 + q ~ 3:15: unknown name 'q'",
        "energy: \"[x, x]\" ~ 3:10: expected a scalar, found shape [2]",
        "energy: x*3 ~ 3:9: the energy has no minimum: it is linear in the state 'x'",
        "energy: 3 ~ 3:9: the energy does not depend on the state 'x'",
        "energy: x^2;equations: dx = 0*dt ~ 4:1: a system has equations or an energy, not both",
        "energy: x^2;noise: [w] ~ 4:1: the noise of an energy follows from its temperature",
        "cost: x^2;equations: dx = 0*dt ~ 3:1: a cost belongs to an energy",
        "energy: x^2;temperature: x ~ 4:14: the temperature depends on the state 'x'",
        "energy: potential(tanh(x));temperature: 1 ~ 4:14: noise would carry the state 'x' out",
        "energy: |;  a = 3;  b = x^2 ~ 3:1: no line of the energy begins with 'E ='",
        "energy: potential(x) ~ 3:9: expected an activation of a state",
      })
  void mistakesArePlaced(String lines, String message) {
    String text = "system: a\nstates: {x: 0}\n" + lines.replace(";", "\n") + "\n";
    SourceText file = SourceText.of("", text);
    InputException e = assertThrows(InputException.class, () -> SystemReader.read(file));
    String found =
        e.problems().stream()
            .map(each ->
                each.position().line() + ":" + each.position().column() + ": " + each.message())
            .collect(Collectors.joining("\n"));
    assertTrue(found.startsWith(message), found);
    assertEquals(1, e.problems().size(), found);
  }

  @Test
  void unitsOfTheDescentAreThoseOfTheState() {
    String file = "system: a\nstates: {x: 1 m}\nparameters: {k: 2 %s}\nenergy: k*x^2\n";
    read(file.formatted("1/s"));
    InputException e = assertThrows(InputException.class, () -> read(file.formatted("N/m")));
    assertTrue(e.getMessage().contains("the descent of 'x' has not its unit m"), e.getMessage());
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  /// A value for each variable, each element within the range of every activation.
  private static Map<String, Tensor> point(List<Variable> variables, RandomExpressions random) {
    Map<String, Tensor> point = new TreeMap<>();
    for (Variable variable : variables) {
      Tensor value = Tensor.zeros(variable.shape());
      for (int i = 0; i < value.elements().length; i++) {
        value.elements()[i] = random.between(0.1, 0.9) * (variable.name().equals("V") ? 0.4 : 1);
      }
      point.put(variable.name(), value);
    }
    return point;
  }

  private static double moved(
      Energy energy, Map<String, Tensor> at, Map<String, Tensor> along, double by) {
    PlainArithmetic on = PlainArithmetic.DOUBLE;
    Map<String, Tensor> moved = new HashMap<>();
    at.forEach((name, value) -> moved.put(name, on.fma(of(along, name), Tensor.scalar(by), value)));
    return value(energy.energy(), moved).elements()[0];
  }

  private static Tensor value(Expression e, Map<String, Tensor> at) {
    return Evaluation.evaluate(PlainArithmetic.DOUBLE, e, name -> of(at, name.text()));
  }

  private static double inner(Tensor a, Tensor b) {
    PlainArithmetic on = PlainArithmetic.DOUBLE;
    return on.sum(on.multiply(a, b)).elements()[0];
  }

  private static double distance(Tensor a, Tensor b) {
    PlainArithmetic on = PlainArithmetic.DOUBLE;
    Tensor difference = on.subtract(a, b);
    return Math.sqrt(inner(difference, difference));
  }

  private static <T> T of(Map<String, T> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
