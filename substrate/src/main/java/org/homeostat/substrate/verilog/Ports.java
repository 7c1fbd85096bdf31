package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.Variable;

/// The names of the ports, element by element: `x_2` is the third element of x.
///
/// @param inputs those of the system
/// @param states the states after the last step
/// @param outputs what was observed before it
record Ports(List<String> inputs, List<String> states, List<String> outputs) {
  static Ports of(IntegerStep integers) {
    Identifiers names = Identifiers.inVerilog();
    Module.names().forEach(names::reserve);
    FixedStep step = integers.step();
    List<String> states = new ArrayList<>();
    step.system().states().forEach(each -> add(states, each.name(), size(integers, each), names));
    List<String> inputs = new ArrayList<>();
    step.system().inputs().forEach(each -> add(inputs, each.name(), size(integers, each), names));
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < step.observed().size(); i++) {
      int elements = integers.observe().result(FixedStep.value(i)).size();
      add(outputs, "out " + step.observed().get(i), elements, names);
    }
    return new Ports(inputs, states, outputs);
  }

  private static int size(IntegerStep integers, Variable variable) {
    return Objects.requireNonNull(integers.start().get(variable.name())).length;
  }

  private static void add(List<String> ports, String name, int size, Identifiers names) {
    for (int e = 0; e < size; e++) {
      ports.add(names.of(size == 1 ? name : name + "[" + e + "]"));
    }
  }
}
