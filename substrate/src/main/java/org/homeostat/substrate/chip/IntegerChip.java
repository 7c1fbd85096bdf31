package org.homeostat.substrate.chip;

import java.util.Arrays;
import java.util.List;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Variable;

/// A controller in integers. What is put out is what the step has recorded.
public final class IntegerChip implements Chip {
  private final IntegerStep step;
  private final FixedPoint format;
  private final List<Variable> inputs;
  private final List<String> outputs;
  private final IntegerRun run;
  private final int steps;

  /// @param inputs inputs, or states that hold, which samples go to
  /// @param steps between two samples
  /// @param seed of its noise
  public IntegerChip(IntegerStep step, List<Variable> inputs, int steps, long seed) {
    this.step = step;
    this.format = step.format();
    this.inputs = List.copyOf(inputs);
    this.outputs = step.observed();
    this.run = new IntegerRun(step, seed);
    this.steps = steps;
  }

  @Override
  public void sample(double[] values, double[] answer) {
    int at = 0;
    for (Variable input : inputs) {
      int size = input.shape().size();
      double unit = step.size(input.name());
      run.set(
          input.name(),
          Arrays.stream(values, at, at + size).mapToLong(x -> format.raw(x / unit)).toArray());
      at += size;
    }
    var observed = run.observe();
    int to = 0;
    for (int i = 0; i < outputs.size(); i++) {
      double unit = step.size(FixedStep.value(i));
      for (long raw : observed.getOrDefault(outputs.get(i), new long[0])) {
        answer[to++] = format.value(raw) * unit;
      }
    }
    for (int i = 0; i < steps; i++) {
      run.step();
    }
  }
}
