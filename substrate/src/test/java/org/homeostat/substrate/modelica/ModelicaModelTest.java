package org.homeostat.substrate.modelica;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.c.RandomText;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What compilers of Modelica make of the text, held against the simulator.
final class ModelicaModelTest {
  /// Systems that ship, those with noise without it: name, step and length of the run.
  private static final String[][] SHIPPED = {
    {"acrobot", "0.01", "1"},
    {"cart-pole", "0.01", "0.5"},
    {"delayed-match", "0.05", "5"},
    {"double-well", "0.1", "10"},
    {"evolved-feedback", "0.1", "10"},
    {"fitzhugh-nagumo", "0.1", "40"},
    {"geometric-brownian-motion", "0.1", "1"},
    {"heated-room", "0.1", "30"},
    {"hodgkin-huxley", "1e-4", "0.02"},
    {"inverted-pendulum-linear", "0.01", "1"},
    {"kuramoto", "0.1", "10"},
    {"lif-neuron", "1e-4", "0.05"},
    {"lorenz", "0.01", "5"},
    {"lotka-volterra", "0.1", "20"},
    {"memory-network", "0.1", "10"},
    {"ornstein-uhlenbeck", "0.1", "5"},
    {"oscillator", "0.1", "10"},
    {"oscillator-sensed", "0.1", "10"},
    {"particle", "0.1", "10"},
    {"particle-as-published", "0.1", "10"},
    {"pendulum", "0.1", "10"},
    {"planar-quadrotor", "0.01", "1"},
    {"rate-network", "0.1", "10"},
    {"reaction-wheel-pendulum", "0.01", "1"},
    {"stirred-tank", "0.1", "5"},
    {"trained-rate-network", "0.1", "10"},
    {"two-link-arm", "0.01", "1"},
    {"upright-pendulum", "0.01", "1"},
    {"van-der-pol", "0.1", "20"},
    {"wilson-cowan", "0.1", "10"},
  };

  /// Neurons that rest after they fire, and one that never rests.
  private static final String NEURONS =
      """
      system: neurons
      states: {v: {shape: [3]}, w: {shape: [3]}, s: 0, q: 1}
      parameters: {I: [1.2, 1.7, 2.1], dead: 0.1, kick: 0.5}
      equations: |
        dv = (I - w - v)*dt
        dw = -w*dt + kick*dspike
        ds = (1 - s)*dt
        dq = -q*dt + dbeat
      events:
        spike: {when: v > 1, set: {v: 0}, refractory: dead}
        beat: {when: s > 0.7, set: {s: 0.1}}
      """;

  private static final String BALL =
      """
      system: ball
      states: {h: 1, v: 0}
      parameters: {e: 0.8}
      equations: |
        dh = v*dt
        dv = -9.81*dt
      events:
        bounce: {when: h < 0 and v < 0, set: {h: 0, v: -e*v}}
      """;

  private static final String NAMES =
      """
      system: model
      about: A "model" of names.
      states: {model: 1, x_: 2, x: 3, time: 4, sin: 5, sigmoid: 6}
      equations: |
        dmodel = -model*dt
        dx_ = -x_*dt
        dx = -2*x*dt
        dtime = time_2*dt
        dsin = -sin(sin)*dt
        dsigmoid = sigmoid(-sigmoid)*dt
        time_2 = -x*t*time/4
      outputs: {model: model, i: 2*model}
      """;

  /// Mackey and Glass (1977), whose delay is a definition.
  private static final String LATE =
      """
      system: late
      states: {x: 1.2}
      parameters: {beta: 0.2, gamma: 0.1, tau: 8.5}
      equations: |
        whole = 2*tau
        late = delay(x, whole)
        dx = (beta*late/(1 + late^10) - gamma*x)*dt
      outputs: {whole: whole}
      """;

  private static final int RANDOM = Integer.getInteger("homeostat.modelica.systems", 20);

  @TempDir private Path folder;

  /// Every state and output at every sample, within 1e-6 of the largest value.
  @Test
  void pathsAreThoseOfTheSimulator() throws Exception {
    var rumoca = new Rumoca(folder);
    List<Object[]> runs = new ArrayList<>();
    for (String[] each : SHIPPED) {
      runs.add(
          new Object[] {
            shipped(each[0]), Double.parseDouble(each[1]), Double.parseDouble(each[2])
          });
    }
    Stream.of(NEURONS, BALL, NAMES).forEach(text -> runs.add(new Object[] {read(text), 0.05, 2.0}));
    for (Object[] run : runs) {
      rumoca.add((DynamicalSystem) run[0], (double) run[1], (double) run[2]);
    }
    List<Rumoca.Run> found = rumoca.runs();
    assertEquals(runs.size(), found.size());
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Object[] run = runs.get(i);
      Rumoca.Run of = found.get(i);
      var model = new ModelRun((DynamicalSystem) run[0], (double) run[1], (double) run[2]);
      checks.add(() -> model.check(of, 1e-6));
    }
    assertAll(checks);
  }

  /// Drifts and outputs of random systems where they start, to rounding.
  @Test
  void formulasHaveTheValuesOfTheEquations() throws Exception {
    var rumoca = new Rumoca(folder);
    List<DynamicalSystem> systems =
        LongStream.range(0, RANDOM).mapToObj(seed -> quiet(RandomText.system(seed, true))).toList();
    for (DynamicalSystem system : systems) {
      rumoca.add(system, 1e-6, 1e-6);
    }
    List<Rumoca.Run> found = rumoca.runs();
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      DynamicalSystem system = systems.get(i);
      Rumoca.Run run = found.get(i);
      checks.add(() -> sameAtTheStart(system, run));
    }
    assertAll(checks);
  }

  private static void sameAtTheStart(DynamicalSystem system, Rumoca.Run run) {
    assertEquals(List.of(), run.refusal(), system.name());
    Map<String, Tensor> values = new HashMap<>();
    values.put("t", Tensor.scalar(0));
    system.variables().forEach(each -> values.put(each.name(), each.start()));
    system.definitions().forEach(each -> values.put(each.name(), plain(each.value(), values)));
    for (int i = 0; i < system.states().size(); i++) {
      Variable state = system.states().get(i);
      Tensor drift = plain(system.equations().get(i).drift(), values);
      for (int e = 0; e < state.shape().size(); e++) {
        double expected = drift.elements()[drift.elements().length == 1 ? 0 : e];
        double of = run.slope(i, Rumoca.index(state.shape(), e))[0];
        close(expected, of, system.name() + ": d" + state.name() + " " + e);
      }
    }
    for (Definition output : system.outputs()) {
      Tensor value = plain(output.value(), values);
      for (int e = 0; e < output.shape().size(); e++) {
        double of = run.of(output.name() + Rumoca.index(output.shape(), e))[0];
        close(value.elements()[e], of, system.name() + ": " + output.name() + " " + e);
      }
    }
  }

  private static Tensor plain(Expression e, Map<String, Tensor> values) {
    return Evaluation.evaluate(
        PlainArithmetic.DOUBLE, e, name -> Objects.requireNonNull(values.get(name.text())));
  }

  private static void close(double expected, double found, String where) {
    assertEquals(expected, found, 1e-12 * Math.max(1, Math.abs(expected)), where);
  }

  /// Rumoca reads its past from a straight line between its own steps, so that its solvers differ
  /// from each other by 3e-5.
  @Test
  void delaysAreThoseOfTheSimulator() throws Exception {
    var rumoca = new Rumoca(folder);
    DynamicalSystem system = read(LATE);
    rumoca.add(system, 1, 100);
    new ModelRun(system, 1, 100).check(rumoca.runs().getFirst(), 1e-4);
  }

  /// Another compiler, with a grammar of its own, reads the text.
  @Test
  void pymocaReadsWhatIsWritten() throws Exception {
    Tool.needPython("pymoca", "pymoca==0.12.0");
    List<String> files = new ArrayList<>();
    for (DynamicalSystem system :
        List.of(
            read(NEURONS),
            read(NAMES),
            shipped("mackey-glass"),
            shipped("kuramoto"),
            quiet(RandomText.system(1, true)))) {
      ModelicaModel model = ModelicaModel.of(system, Map.of(), 0.1, 1);
      files.add(model.name() + ".mo");
      Files.writeString(folder.resolve(files.getLast()), model.text());
    }
    Tool.copy(ModelicaModelTest.class, "parse.py", folder);
    List<String> command = new ArrayList<>(List.of("python3", "parse.py"));
    command.addAll(files);
    assertEquals(files, Tool.output(folder, command));
  }

  @Test
  void aModelReadsAsItsEquationsDo() {
    assertEquals(
        """
        model Neuron "A \\"leaky\\" neuron."
          // neuron, written by Homeostat; numbers are in SI base units
          parameter Real rest(unit = "V", displayUnit = "mV") = -0.07;
          parameter Real R(unit = "Ohm", displayUnit = "MOhm") = 1e7;
          parameter Real tau(unit = "s", displayUnit = "ms") = 0.01;
          parameter Real W[2, 2](each unit = "1/s") = {{1, 2}, {3, 4}};
          input Real I(start = 2e-9, unit = "A", displayUnit = "nA");
          Real v(start = -0.07, fixed = true, unit = "V", displayUnit = "mV");
          Real z[2](each start = 0, each fixed = true);
          output Integer spike(start = 0, fixed = true) "how often it happened";
          discrete Real spike_until(start = -1, fixed = true) "the end of its rest";
          Real drop;
          final parameter Real speed = 1/tau;
          output Real model_2 "model";
        equation
          drop = R*I;
          der(v) = if time < spike_until then 0 else speed*(rest + drop - v);
          der(z) = W*{max(z[i], 0) for i in 1:2};
          model_2 = -z[1]^2;
          when v > -0.055 then
            spike = pre(spike) + 1;
            spike_until = time + 0.002;
            reinit(v, rest);
          end when;
          annotation(experiment(StopTime = 0.1, Interval = 0.001, Tolerance = 1e-8));
        end Neuron;
        """,
        ModelicaModel.of(
                read(
                    """
                    system: neuron
                    about: A "leaky" neuron.
                    states: {v: -70 mV, z: {shape: [2]}}
                    inputs: {I: 2 nA}
                    parameters:
                      rest: -70 mV
                      R: 10 Mohm
                      tau: 10 ms
                      W: {shape: [2, 2], start: [[1, 2], [3, 4]], unit: 1/s}
                    equations: |
                      drop = R*I
                      speed = 1/tau
                      dv = speed*(rest + drop - v)*dt
                      dz = W@relu(z)*dt
                    events:
                      spike: {when: v > -55 mV, set: {v: rest}, refractory: 2 ms}
                    outputs: {spike: spike, model: "-z[0]^2"}
                    """),
                Map.of(),
                0.001,
                0.1)
            .text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "noise: [w]|dx = -x*dt + dw||the noise w has no counterpart",
        "noise: {}|dx = -x*dt|e: {rate: 3, set: {x: 0}}|the event e happens at random",
        "noise: {}|dx = -x*dt|e: {when: x < 1, set: {x: 2}}, f: {when: x < 0, set: {x: 3}}|two"
            + " events move x",
        "noise: {}|dx = -e*dt|e: {when: x < 1, set: {x: 2}}|an equation reads how often e happened",
        "noise: {}|dx = -x*dt + sum(de)|e: {when: y < 1}|the elements of e together",
        "noise: {}|dx = -sum(flatten(outer(y, y)))*dt||'flatten' of the equations",
      })
  void whatModelicaCannotSayIsRefused(String noise, String equation, String event, String said) {
    String events = event == null ? "" : "events: {" + event + "}\n";
    DynamicalSystem system =
        read(
            "system: s\nstates: {x: 1, y: {shape: [2], start: 3}}\n%s\nequations: |\n  %s\n  dy = -y*dt\n%s"
                .formatted(noise, equation, events));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ModelicaModel.of(system, Map.of(), 0.1, 1));
    assertTrue(refused.toString().contains(said), refused.toString());
  }

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("system", text));
  }

  private static DynamicalSystem shipped(String name) throws Exception {
    return quiet(SystemReader.read(Path.of("..", "systems", name + ".yaml")));
  }

  /// Without noise, so that there is something to export.
  private static DynamicalSystem quiet(DynamicalSystem system) {
    Map<String, Expression> none = new HashMap<>();
    system.noise().forEach(each -> none.put(each.name(), Literal.of(0)));
    return system
        .withNoise(List.of())
        .withLaws(
            system.definitions(),
            system.equations().stream()
                .map(e -> new Differential(e.state(), e.drift(), new TreeMap<>()))
                .toList(),
            system.outputs())
        .rewritten(e -> e.replace(none));
  }
}
