package org.homeostat.substrate.chip;

import java.util.List;
import org.homeostat.system.Variable;

/// A controller in floating point. What is put out is what the step has recorded.
public final class NumberChip implements Chip {
  private final NumberRun run;
  private final List<Variable> inputs;
  private final int steps;

  /// @param model of a step with what is put out recorded
  /// @param inputs inputs, or states that hold, which samples go to
  /// @param steps between two samples
  /// @param seed of its noise
  public NumberChip(NumberRun.Model model, List<Variable> inputs, int steps, long seed) {
    this.run = new NumberRun(model, seed);
    this.inputs = List.copyOf(inputs);
    this.steps = steps;
  }

  @Override
  public void sample(double[] values, double[] answer) {
    run.set(inputs, values);
    run.observe(answer);
    run.advance(steps);
  }
}
