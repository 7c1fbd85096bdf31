package org.homeostat.substrate.chip;

import java.util.List;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.solver.FixedStep;
import org.homeostat.system.Variable;

/// A step of fixed length at work in floating point, along one trajectory.
public final class NumberRun {
  private final Model model;
  private final Memory state;
  private final Memory observed;
  private final double[] normals;
  private final long[] seed = new long[1];
  private long number;

  /// What runs of one kind share.
  public static final class Model {
    private final FixedStep step;
    private final Kernel advance;
    private final Kernel observe;
    private final Normals noise;

    /// @throws IllegalArgumentException if the step has delays
    public Model(FixedStep step) {
      if (!step.kept().isEmpty()) {
        throw new IllegalArgumentException(step.system().name() + " has delays");
      }
      this.step = step;
      this.advance = Kernel.of(step.advance(), Execution.PLAIN);
      this.observe = Kernel.of(step.observe(), Execution.INTERPRETED);
      this.noise = Normals.plain(step.sources(), step.pairing());
    }
  }

  /// A run at its beginning.
  ///
  /// @param seed of its noise
  public NumberRun(Model model, long seed) {
    this.model = model;
    this.state = model.advance.memory(1);
    this.observed = model.observe.memory(1);
    this.normals = new double[Math.max(1, model.noise.perStep())];
    begin(seed, model.step.start());
  }

  /// Begins anew, with the values of the step.
  ///
  /// @param time of its step 0
  public void begin(long seed, double time) {
    this.seed[0] = seed;
    number = 0;
    model.step.values().forEach(this::set);
    set(FixedStep.START, Tensor.scalar(time));
    set(FixedStep.LENGTH, Tensor.scalar(model.step.length()));
  }

  /// The number of the step that is next, from 0.
  public long number() {
    return number;
  }

  /// Gives a value to what is computed from it, if anything is.
  public void set(String name, Tensor value) {
    for (Memory memory : List.of(state, observed)) {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    }
  }

  /// Gives variables their elements, one variable after the other.
  public void set(List<Variable> variables, double[] values) {
    int at = 0;
    for (Variable each : variables) {
      double[] elements = new double[each.shape().size()];
      System.arraycopy(values, at, elements, 0, elements.length);
      at += elements.length;
      set(each.name(), new Tensor(each.shape(), elements));
    }
  }

  /// What the step has recorded, as it is now.
  ///
  /// @param outputs where the elements go, one quantity after the other
  public void observe(double[] outputs) {
    model.step.system().states().forEach(each -> copy(each.name()));
    tellNumber(observed);
    model.observe.prepare(observed);
    model.observe.run(observed, normals, 0);
    int to = 0;
    for (int i = 0; i < model.step.observed().size(); i++) {
      for (double element : observed.get(FixedStep.value(i), 0).elements()) {
        outputs[to++] = element;
      }
    }
  }

  /// Goes on by so many steps.
  public void advance(long steps) {
    model.advance.prepare(state);
    for (long i = 0; i < steps; i++) {
      model.noise.fill(normals, number, 1, seed, 1);
      tellNumber(state);
      model.advance.run(state, normals, 0);
      number++;
    }
  }

  private void tellNumber(Memory memory) {
    if (memory.has(FixedStep.NUMBER)) {
      memory.set(FixedStep.NUMBER, (double) number);
    }
  }

  private void copy(String name) {
    if (observed.has(name) && state.has(name)) {
      observed.set(name, state.get(name, 0));
    }
  }
}
