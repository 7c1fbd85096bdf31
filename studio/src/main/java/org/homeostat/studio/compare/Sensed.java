package org.homeostat.studio.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// What an agent outside of the equations senses at a sample: definitions of the system that it was
/// taken out of, from the states of that system and what was last put out.
final class Sensed {
  private final FixedStep step;
  private final Kernel kernel;
  private final double interval;
  private final List<Variable> states;
  private final List<Variable> held;

  /// @param names of definitions or inputs, such as `agent.y`
  /// @param held inputs that are put out
  /// @param values of parameters, inputs and starts
  /// @throws RefusedException if the system has events, or sensors are noisy or late
  Sensed(
      DynamicalSystem system,
      List<String> names,
      List<String> held,
      Map<String, Tensor> values,
      double interval) {
    if (!system.events().isEmpty()) {
      throw new RefusedException(
          "the plant has events", "an agent outside of the equations senses without");
    }
    if (system.noise().stream().anyMatch(each -> each.kind() == NoiseSource.Kind.SAMPLED)) {
      throw new RefusedException(
          "a sensor has noise of its own", "an agent outside of the equations senses without");
    }
    var simulation = Simulation.of(system).step(interval);
    names.forEach(name -> simulation.record(name, new Name(name)));
    values.forEach(simulation::set);
    this.step = simulation.fixedStep();
    if (!step.kept().isEmpty()) {
      throw new RefusedException(
          "a sensor is late", "an agent outside of the equations senses without delay");
    }
    this.kernel = Kernel.of(step.observe(), Execution.INTERPRETED);
    this.interval = interval;
    this.states = system.states();
    this.held = system.inputs().stream().filter(each -> held.contains(each.name())).toList();
  }

  /// How many numbers are sensed.
  int size() {
    Memory memory = kernel.memory(1);
    return IntStream.range(0, step.observed().size())
        .map(i -> memory.shape(FixedStep.value(i)).size())
        .sum();
  }

  /// One that senses; it belongs to one thread.
  Eye eye() {
    return new Eye(this);
  }

  /// Senses for one trajectory after the other.
  static final class Eye {
    private final Sensed sensed;
    private final Memory memory;

    private Eye(Sensed sensed) {
      this.sensed = sensed;
      this.memory = sensed.kernel.memory(1);
      sensed.step.values().forEach(this::set);
      set(FixedStep.START, Tensor.scalar(sensed.step.start()));
      set(FixedStep.LENGTH, Tensor.scalar(sensed.step.length()));
    }

    private void set(String name, Tensor value) {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    }

    /// What is sensed.
    ///
    /// @param state the elements of the states
    /// @param output what was last put out
    /// @param seen where it goes
    void see(double time, double[] state, double[] output, double[] seen) {
      set(sensed.states, state);
      set(sensed.held, output);
      set(FixedStep.NUMBER, Tensor.scalar(Math.rint(time / sensed.interval)));
      sensed.kernel.prepare(memory);
      sensed.kernel.run(memory, new double[0], 0);
      int to = 0;
      for (int i = 0; i < sensed.step.observed().size(); i++) {
        for (double element : memory.get(FixedStep.value(i), 0).elements()) {
          seen[to++] = element;
        }
      }
    }

    private void set(List<Variable> variables, double[] values) {
      int at = 0;
      for (Variable each : variables) {
        double[] elements = new double[each.shape().size()];
        System.arraycopy(values, at, elements, 0, elements.length);
        at += elements.length;
        set(each.name(), new Tensor(each.shape(), elements));
      }
    }
  }
}
