package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A kernel with a memory whose rows are the elements of the states.
final class Batch {
  private static final double[] NO_NORMALS = {};
  private static final int NOWHERE = -1;

  final int lanes;
  private final Kernel kernel;
  private final Memory memory;
  private final double[] words;
  private final int[] states;
  private final int[] along;
  private final int time;
  private final int length;

  /// @param values of parameters and inputs
  Batch(Kernel kernel, int lanes, DynamicalSystem system, Map<String, Tensor> values) {
    this.kernel = kernel;
    this.lanes = lanes;
    this.memory = kernel.memory(lanes);
    this.words = memory.lanes();
    List<Variable> variables = system.states();
    this.states = rows(variables.stream().map(Variable::name).toList(), variables);
    this.along =
        rows(variables.stream().map(x -> StateKernels.along(x.name())).toList(), variables);
    this.time = row(StateKernels.TIME);
    this.length = row(StateKernels.LENGTH);
    for (Variable variable : system.variables()) {
      set(variable.name(), values.getOrDefault(variable.name(), variable.start()));
    }
    kernel.prepare(memory);
  }

  /// Gives a parameter or an input a value; [#prepare] comes after the last parameter.
  void set(String name, Tensor value) {
    if (memory.has(name)) {
      memory.set(name, value);
    }
  }

  void prepare() {
    kernel.prepare(memory);
  }

  private int[] rows(List<String> names, List<Variable> variables) {
    int[] rows = new int[variables.stream().mapToInt(x -> x.shape().size()).sum()];
    int next = 0;
    for (int k = 0; k < names.size(); k++) {
      for (int e = 0; e < variables.get(k).shape().size(); e++) {
        int start = row(names.get(k));
        rows[next++] = start == NOWHERE ? NOWHERE : start + e * lanes;
      }
    }
    return rows;
  }

  private int row(String name) {
    return memory.has(name) ? memory.offset(name) : NOWHERE;
  }

  /// Where the elements of a result start; the next element stands `lanes` further.
  int result(String name) {
    return memory.offset(name);
  }

  double[] words() {
    return words;
  }

  void time(int lane, double t, double h) {
    put(time, lane, t);
    put(length, lane, h);
  }

  void state(int lane, int element, double value) {
    put(states[element], lane, value);
  }

  double state(int lane, int element) {
    return words[states[element] + lane];
  }

  void along(int lane, int element, double value) {
    put(along[element], lane, value);
  }

  double along(int lane, int element) {
    return words[along[element] + lane];
  }

  private void put(int row, int lane, double value) {
    if (row != NOWHERE) {
      words[row + lane] = value;
    }
  }

  void run() {
    kernel.run(memory, NO_NORMALS, 0);
  }
}
