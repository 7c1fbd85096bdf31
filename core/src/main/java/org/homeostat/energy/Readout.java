package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Variable;

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
    Map<String, Value> names = new LinkedHashMap<>();
    for (Variable parameter : model.parameters()) {
      names.put(parameter.name(), on.input(parameter.name(), parameter.shape(), Binding.RUN));
    }
    for (List<Variable> own : List.of(model.states(), List.of(model.input(), model.target()))) {
      own.forEach(
          each -> names.put(each.name(), on.input(each.name(), each.shape(), Binding.STEP)));
    }
    on.result(LOSS, value(on, model.energy().cost(), names));
    on.result(SCORE, value(on, model.score(), names));
    return new Readout(BatchKernel.of(on.build(), lanes, execution));
  }

  private static Value value(ProgramBuilder on, Expression e, Map<String, Value> names) {
    return Evaluation.evaluate(on, e, name -> Objects.requireNonNull(names.get(name.text())));
  }

  Reading reading() {
    return new Reading(kernel, kernel.memory());
  }

  /// The readout of one batch.
  record Reading(BatchKernel kernel, BatchMemory memory) {
    void share(String name, Object array) {
      if (memory.has(name)) {
        memory.share(name, array);
      }
    }

    Object array(String name) {
      return memory.array(name);
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
