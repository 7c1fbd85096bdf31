package org.homeostat.inference;

import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;

/// One of the [ParticleKernels], with a memory for the points of a swarm.
final class Mover {
  private final Swarm swarm;
  private final Kernel kernel;
  private final Memory memory;

  Mover(Swarm swarm, Kernel kernel, Map<String, Tensor> values) {
    this.swarm = swarm;
    this.kernel = kernel;
    this.memory = swarm.memory(kernel, values);
  }

  /// Gives what is the same for all points another value; nothing where the kernel does not read
  /// it.
  void hold(String name, double value) {
    if (memory.has(name)) {
      memory.set(name, value);
    }
  }

  /// Holds the inputs of a row of a record.
  void hold(Measurements record, int row) {
    for (int i = 0; i < record.inputs().size(); i++) {
      hold(record.inputs().get(i), record.held()[row][i]);
    }
  }

  /// Moves the points by a step of length h from the time t, with the next numbers.
  void move(double t, double h) {
    hold("#t", t);
    hold("#h", h);
    swarm.load(memory);
    kernel.run(memory, swarm.numbers(), swarm.next());
    swarm.store(memory);
  }

  /// Looks at the points where they are at the time t.
  void look(double t) {
    hold("#t", t);
    swarm.load(memory);
    kernel.run(memory, swarm.numbers(), 0);
  }

  /// Writes a number of each point, if the kernel reads it.
  void load(String name, double[] from) {
    if (memory.has(name)) {
      System.arraycopy(from, 0, memory.lanes(), memory.offset(name), from.length);
    }
  }

  /// Reads a number of each point, if the kernel leaves it.
  void store(String name, double[] to) {
    if (memory.has(name)) {
      System.arraycopy(memory.lanes(), memory.offset(name), to, 0, to.length);
    }
  }
}
