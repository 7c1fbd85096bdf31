package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// Many points of a state space that move side by side, each shaken by noise of its own.
///
/// Points of the seed s and number l have the noise of trajectory `s*2^32 + l` of sources whose
/// names begin with the label of the swarm, so that none shares a path with a simulation, or with a
/// swarm of another label.
final class Swarm {
  final int count;
  final int n;
  final double[][] states;
  private final DynamicalSystem system;
  private final String label;
  private final long[] seeds;
  private final Normals normals;
  private final double[] numbers;
  private final int perStep;
  private long step;

  /// @param label such as `particle`
  /// @param sensors how many numbers of sensors a step draws beside those of the system
  Swarm(String label, StateSpace space, DynamicalSystem system, int count, int sensors, long seed) {
    this.label = label;
    this.count = count;
    this.system = system;
    this.n = space.states().size();
    this.states = new double[n][count];
    this.seeds = new long[count];
    for (int l = 0; l < count; l++) {
      seeds[l] = (seed << 32) + l;
    }
    List<Source> sources = new ArrayList<>();
    for (NoiseSource source : system.drivers()) {
      sources.add(new Source(label + " " + source.name(), source.shape().size()));
    }
    if (sensors > 0) {
      sources.add(new Source(label, sensors));
    }
    this.normals = normals(sources);
    this.perStep = normals.perStep();
    this.numbers = new double[2 * perStep * count];
  }

  private static Normals normals(List<Source> sources) {
    return Execution.VECTOR.available()
        ? Normals.vector(sources, Pairing.STEPS)
        : Normals.plain(sources, Pairing.STEPS);
  }

  /// Draws the points from the law at the start.
  void start(StateSpace space, Map<String, Tensor> values) {
    Matrix root = Definite.root(space.covariance());
    Normals start = normals(List.of(new Source(label + " start", n)));
    double[] drawn = new double[n * count];
    start.fill(drawn, 0, 1, seeds, count);
    int i = 0;
    for (Variable x : system.states()) {
      for (double mean : values.getOrDefault(x.name(), x.start()).elements()) {
        for (int l = 0; l < count; l++) {
          double sum = mean;
          for (int j = 0; j < n; j++) {
            sum += root.at(i, j) * drawn[j * count + l];
          }
          states[i][l] = sum;
        }
        i++;
      }
    }
  }

  /// Where the numbers of the next step begin in [#numbers()]; each call is another step.
  int next() {
    if (perStep == 0) {
      return 0;
    }
    int half = (int) (step % 2);
    if (half == 0) {
      normals.fill(numbers, step, 2, seeds, count);
    }
    step++;
    return half * perStep * count;
  }

  double[] numbers() {
    return numbers;
  }

  /// A memory of a kernel with the parameters of the system.
  Memory memory(Kernel kernel, Map<String, Tensor> values) {
    Memory memory = kernel.memory(count);
    for (Variable variable : system.variables()) {
      if (memory.has(variable.name())) {
        memory.set(variable.name(), values.getOrDefault(variable.name(), variable.start()));
      }
    }
    kernel.prepare(memory);
    return memory;
  }

  /// Writes the points into a memory.
  void load(Memory memory) {
    int i = 0;
    for (Variable x : system.states()) {
      int offset = memory.has(x.name()) ? memory.offset(x.name()) : -1;
      for (int e = 0; e < x.shape().size(); e++, i++) {
        if (offset >= 0) {
          System.arraycopy(states[i], 0, memory.lanes(), offset + e * count, count);
        }
      }
    }
  }

  /// Reads the points from a memory.
  void store(Memory memory) {
    int i = 0;
    for (Variable x : system.states()) {
      int offset = memory.offset(x.name());
      for (int e = 0; e < x.shape().size(); e++, i++) {
        System.arraycopy(memory.lanes(), offset + e * count, states[i], 0, count);
      }
    }
  }
}
