package org.homeostat.energy;

import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;

/// What settled states say: the loss of each example, and a score for each class.
final class Readout {
  private static final String LOSS = "#loss";
  private static final String SCORE = "#score";

  private final BatchKernel kernel;

  private Readout(BatchKernel kernel) {
    this.kernel = kernel;
  }

  static Readout of(Model model, Precision precision, int lanes, Execution execution) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Names names = Names.of(on, model, Binding.STEP).read(model.states(), Binding.STEP);
    on.result(LOSS, names.value(model.energy().cost()));
    on.result(SCORE, names.value(model.score()));
    return new Readout(BatchKernel.of(on.build(), lanes, execution));
  }

  Reading reading() {
    return new Reading(kernel, kernel.memory());
  }

  /// The readout of one batch.
  record Reading(BatchKernel kernel, BatchMemory memory) {
    void share(String name, Object array) {
      memory.offer(name, array);
    }

    void read(Map<String, Object> states) {
      states.forEach(this::share);
      kernel.prepare(memory);
      kernel.run(memory);
    }

    Object loss() {
      return memory.array(LOSS);
    }

    Object score() {
      return memory.array(SCORE);
    }
  }
}
