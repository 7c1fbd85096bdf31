package org.homeostat.energy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Adjoint;
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

/// Backpropagation through the feed-forward network of a model's sizes, weights and activations:
/// what equilibrium propagation is held against.
///
/// Compiled once; immutable; may be shared by threads. Source: Rumelhart, Hinton and Williams
/// (1986), Learning representations by back-propagating errors, Nature 323, 533-536.
public final class Backpropagation {
  private static final String LOSS = "#loss";
  private static final String SCORE = "#score";

  private final Model model;
  private final BatchKernel forward;
  private final BatchKernel both;

  private Backpropagation(Model model, BatchKernel forward, BatchKernel both) {
    this.model = model;
    this.forward = forward;
    this.both = both;
  }

  /// @param lanes how many examples a batch has
  public static Backpropagation of(
      Model model, Precision precision, int lanes, Execution execution) {
    BatchKernel forward = BatchKernel.of(answers(model, precision).on.build(), lanes, execution);
    Answers answers = answers(model, precision);
    List<String> parameters = model.parameters().stream().map(Variable::name).toList();
    Set<String> own = new HashSet<>(model.own());
    LaneSum sum = new LaneSum(answers.on, answers.names, own, lanes);
    Adjoint.of(answers.loss, parameters, model.shapes())
        .forEach((parameter, gradient) ->
            answers.on.result(
                Contrast.GRADIENT + parameter,
                answers.on.divide(sum.of(gradient), answers.on.constant(lanes))));
    BatchKernel both = BatchKernel.of(answers.on.build(), lanes, execution);
    return new Backpropagation(model, forward, both);
  }

  /// A program under construction that leaves loss and scores.
  private record Answers(ProgramBuilder on, Map<String, Value> names, Expression loss) {}

  private static Answers answers(Model model, Precision precision) {
    ProgramBuilder on = new ProgramBuilder(precision);
    Map<String, Value> names = new LinkedHashMap<>();
    for (Variable parameter : model.parameters()) {
      names.put(parameter.name(), on.input(parameter.name(), parameter.shape(), Binding.RUN));
    }
    for (Variable clamped : List.of(model.input(), model.target())) {
      names.put(clamped.name(), on.input(clamped.name(), clamped.shape(), Binding.STEP));
    }
    Expression loss = FeedForward.loss(model);
    on.result(LOSS, value(on, loss, names));
    on.result(SCORE, value(on, FeedForward.score(model), names));
    return new Answers(on, names, loss);
  }

  private static Value value(ProgramBuilder on, Expression e, Map<String, Value> names) {
    return Evaluation.evaluate(on, e, name -> Objects.requireNonNull(names.get(name.text())));
  }

  /// A gradient to compute, with a memory of its own.
  public Gradient gradient() {
    return new Pass(both);
  }

  /// Answers without gradients.
  public Response response() {
    return new Pass(forward);
  }

  private final class Pass implements Gradient {
    private final BatchKernel kernel;
    private final BatchMemory memory;

    Pass(BatchKernel kernel) {
      this.kernel = kernel;
      this.memory = kernel.memory();
    }

    @Override
    public int lanes() {
      return memory.lanes();
    }

    @Override
    public Object input() {
      return memory.array(model.input().name());
    }

    @Override
    public Object target() {
      return memory.array(model.target().name());
    }

    @Override
    public void share(String parameter, Object array) {
      memory.share(parameter, array);
    }

    @Override
    public void compute(long number) {
      kernel.prepare(memory);
      kernel.run(memory);
    }

    @Override
    public Object of(String parameter) {
      return memory.array(Contrast.GRADIENT + parameter);
    }

    @Override
    public Object loss() {
      return memory.array(LOSS);
    }

    @Override
    public Object score() {
      return memory.array(SCORE);
    }

    @Override
    public Effort effort() {
      return Effort.NONE;
    }
  }
}
