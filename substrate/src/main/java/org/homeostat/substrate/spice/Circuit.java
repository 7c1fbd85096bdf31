package org.homeostat.substrate.spice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.substrate.program.RightHandSide;
import org.homeostat.substrate.program.ScalarProgram;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Variable;

/// A system as the netlist of a circuit, for ngspice.
///
/// Noise is white up to half the rate of its samples, one each step. What a circuit makes of such
/// noise is the integral of Stratonovich (Wong and Zakai 1965, Annals of Mathematical Statistics
/// 36, 1560-1564), so a system in the sense of Ito is read in that sense first.
///
/// @param netlist the text of the file
/// @param nodes the nodes whose voltages are the elements of states and outputs, by their names
public record Circuit(String netlist, Map<String, String> nodes) {
  public Circuit {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }

  /// @param values of states at the start, inputs and parameters; the system's own where not given
  /// @param step the longest step, and the time between samples of noise
  /// @param until the length of the run
  /// @throws org.homeostat.solver.RefusedException if a function or noise has no counterpart
  public static Circuit of(
      DynamicalSystem system, Map<String, Tensor> values, double step, double until) {
    return new Writing(system.with(Stratonovich.FROM_ITO), values).circuit(step, until);
  }

  private static final class Writing {
    private final DynamicalSystem system;
    private final Map<String, Tensor> values;
    private final Identifiers nodes = Identifiers.inSpice();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final ScalarProgram program;

    Writing(DynamicalSystem system, Map<String, Tensor> values) {
      this.system = system;
      this.values = values;
      this.program = RightHandSide.of(system, values);
    }

    Circuit circuit(double step, double until) {
      system.states().forEach(state -> name(state.name(), state.shape().size()));
      lines.add("* " + system.name() + ": " + system.about().replaceAll("\\s+", " "));
      lines.add("* states are voltages, 1 s is a unit of time");
      system.inputs().forEach(this::input);
      system.drivers().forEach(source -> noise(source, step));
      var formulas = new Formulas(program, nodes, this::read);
      lines.addAll(formulas.nodes());
      system.states().forEach(state -> state(state, formulas));
      system.outputs().forEach(output -> output(output, formulas));
      lines.add(".options reltol=1e-5 abstol=1e-9 vntol=1e-9");
      lines.add(".tran " + step + " " + until + " 0 " + step + " uic");
      lines.add(
          ".print tran "
              + String.join(" ", shown.values().stream().map(v -> "v(" + v + ")").toList()));
      lines.add(".end");
      return new Circuit(String.join("\n", lines) + "\n", shown);
    }

    private void name(String name, int size) {
      for (int i = 0; i < size; i++) {
        shown.put(element(name, i, size), nodes.of(element(name, i, size)));
      }
    }

    private static String element(String name, int i, int size) {
      return size == 1 ? name : name + "[" + i + "]";
    }

    private String node(String name, int i, int size) {
      return nodes.of(element(name, i, size));
    }

    private Tensor value(Variable variable) {
      return values.getOrDefault(variable.name(), variable.start());
    }

    private String read(String name, int element) {
      if (name.equals(RightHandSide.TIME)) {
        return "time";
      }
      int size =
          system.variables().stream()
              .filter(each -> each.name().equals(name))
              .mapToInt(each -> each.shape().size())
              .findFirst()
              .orElseThrow();
      return "v(" + node(name, element, size) + ")";
    }

    private void input(Variable input) {
      int size = input.shape().size();
      for (int i = 0; i < size; i++) {
        String node = node(input.name(), i, size);
        lines.add("V" + node + " " + node + " 0 " + value(input).elements()[i]);
      }
    }

    private void noise(NoiseSource source, double step) {
      int size = source.shape().size();
      for (int i = 0; i < size; i++) {
        String node = node(source.differential(), i, size);
        lines.add(
            "V"
                + node
                + " "
                + node
                + " 0 DC 0 TRNOISE("
                + 1 / Math.sqrt(step)
                + " "
                + step
                + " 0 0)");
      }
    }

    private void state(Variable state, Formulas formulas) {
      int size = state.shape().size();
      for (int i = 0; i < size; i++) {
        String node = node(state.name(), i, size);
        lines.add("C" + node + " " + node + " 0 1 IC=" + value(state).elements()[i]);
        lines.add("B" + node + " 0 " + node + " I=" + current(state, i, formulas));
      }
    }

    /// The drift, and each noise times its factor.
    private String current(Variable state, int i, Formulas formulas) {
      List<String> terms = new ArrayList<>();
      of(RightHandSide.drift(state.name()), i, formulas, terms, "");
      for (NoiseSource source : system.drivers()) {
        int size = source.shape().size();
        for (int k = 0; k < size; k++) {
          String noise = "*v(" + node(source.differential(), k, size) + ")";
          of(RightHandSide.noise(source, k, state.name()), i, formulas, terms, noise);
        }
      }
      return terms.isEmpty() ? "0" : String.join("+", terms);
    }

    private void of(String result, int i, Formulas formulas, List<String> terms, String times) {
      List<Integer> places = program.results().getOrDefault(result, List.of());
      if (!places.isEmpty()) {
        String factor = formulas.at(places.get(places.size() == 1 ? 0 : i));
        if (!factor.equals("0.0")) {
          terms.add(factor + times);
        }
      }
    }

    private void output(Definition output, Formulas formulas) {
      int size = output.shape().size();
      if (shown.containsKey(element(output.name(), 0, size))) {
        return;
      }
      List<Integer> places =
          program.results().getOrDefault(RightHandSide.output(output.name()), List.of());
      for (int i = 0; i < size; i++) {
        String node = node(output.name(), i, size);
        shown.put(element(output.name(), i, size), node);
        if (!isInput(output.name())) {
          lines.add("B" + node + " " + node + " 0 V=" + formulas.at(places.get(i)));
        }
      }
    }

    /// Whether an output of this name is an input, whose node has its source.
    private boolean isInput(String name) {
      return system.inputs().stream().anyMatch(each -> each.name().equals(name));
    }
  }
}
