package org.homeostat.energy;

import java.util.List;
import java.util.Set;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Workload;
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
    ProgramBuilder on = new ProgramBuilder(precision);
    Names names = Names.of(on, model, Binding.STEP);
    Expression loss = FeedForward.loss(model);
    on.result(LOSS, names.value(loss));
    on.result(SCORE, names.value(FeedForward.score(model)));
    BatchKernel forward = BatchKernel.of(on.build(), lanes, execution);
    List<String> parameters = model.parameters().stream().map(Variable::name).toList();
    LaneSum sum = new LaneSum(names, Set.copyOf(model.own()), lanes);
    Adjoint.of(loss, parameters, model.shapes())
        .forEach((parameter, gradient) ->
            on.result(
                Contrast.GRADIENT + parameter, on.divide(sum.of(gradient), on.constant(lanes))));
    return new Backpropagation(model, forward, BatchKernel.of(on.build(), lanes, execution));
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

    @Override
    public List<Workload> workloads() {
      return List.of(memory.workload());
    }
  }
}
