package org.homeostat.substrate.chip;

import java.util.List;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.solver.FixedStep;
import org.homeostat.system.Variable;

/// A controller in floating point. What is put out is what the step has recorded.
public final class NumberChip implements Chip {
  private final Model model;
  private final int steps;
  private final long[] seed;
  private final Memory state;
  private final Memory observed;
  private final double[] normals;
  private long number;

  /// What chips of one kind share.
  public static final class Model {
    private final FixedStep step;
    private final List<Variable> inputs;
    private final Kernel advance;
    private final Kernel observe;
    private final Normals noise;

    /// @param step with what is put out recorded
    /// @param inputs inputs, or states that hold, which samples go to
    /// @throws IllegalArgumentException if it has delays
    public Model(FixedStep step, List<Variable> inputs) {
      if (!step.kept().isEmpty()) {
        throw new IllegalArgumentException(step.system().name() + " has delays");
      }
      this.step = step;
      this.inputs = List.copyOf(inputs);
      this.advance = Kernel.of(step.advance(), Execution.PLAIN);
      this.observe = Kernel.of(step.observe(), Execution.INTERPRETED);
      this.noise = Normals.plain(step.sources(), step.pairing());
    }
  }

  /// @param steps between two samples
  /// @param seed of its noise
  public NumberChip(Model model, int steps, long seed) {
    this.model = model;
    this.steps = steps;
    this.seed = new long[] {seed};
    this.state = memory(model.advance);
    this.observed = memory(model.observe);
    this.normals = new double[Math.max(1, model.noise.perStep())];
  }

  private Memory memory(Kernel kernel) {
    Memory memory = kernel.memory(1);
    model.step.values().forEach((name, value) -> set(memory, name, value));
    set(memory, FixedStep.START, Tensor.scalar(model.step.start()));
    set(memory, FixedStep.LENGTH, Tensor.scalar(model.step.length()));
    return memory;
  }

  private static void set(Memory memory, String name, Tensor value) {
    if (memory.has(name)) {
      memory.set(name, value);
    }
  }

  @Override
  public void sample(double[] inputs, double[] outputs) {
    int at = 0;
    for (Variable input : model.inputs) {
      double[] elements = new double[input.shape().size()];
      System.arraycopy(inputs, at, elements, 0, elements.length);
      at += elements.length;
      Tensor value = new Tensor(input.shape(), elements);
      set(state, input.name(), value);
      set(observed, input.name(), value);
    }
    model.step.system().states().forEach(each -> copy(each.name()));
    set(observed, FixedStep.NUMBER, Tensor.scalar((double) number));
    model.observe.prepare(observed);
    model.observe.run(observed, normals, 0);
    int to = 0;
    for (int i = 0; i < model.step.observed().size(); i++) {
      for (double element : observed.get(FixedStep.value(i), 0).elements()) {
        outputs[to++] = element;
      }
    }
    model.advance.prepare(state);
    for (int i = 0; i < steps; i++) {
      model.noise.fill(normals, number, 1, seed, 1);
      set(state, FixedStep.NUMBER, Tensor.scalar((double) number));
      model.advance.run(state, normals, 0);
      number++;
    }
  }

  private void copy(String name) {
    if (observed.has(name) && state.has(name)) {
      observed.set(name, state.get(name, 0));
    }
  }
}
