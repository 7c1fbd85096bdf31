package org.homeostat.energy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.Variable;

/// The exact gradient at the free equilibrium, by differentiating what defines it.
///
/// At a fixed point `s = f(s, W)` of the step map, with the loss `C(s, W)`,
///
/// ```
/// dL/dW = dC/dW + (df/dW)' y,    y = dC/ds + (df/ds)' y
/// ```
///
/// The adjoint y is iterated from 0 until it stands still. After K steps it is what backpropagation
/// through the last K steps of settling gives at the equilibrium. Source: Almeida (1987), Pineda
/// (1987), Generalization of back-propagation to recurrent neural networks, Phys. Rev. Lett. 59,
/// 2229-2232.
public final class ImplicitGradient {
  private static final String ADJOINT = "#adjoint.";

  private final Model model;
  private final Settling settling;
  private final int adjointSteps;
  private final Relaxation relaxation;
  private final Readout readout;
  private final BatchKernel adjoint;
  private final BatchKernel sum;

  private ImplicitGradient(
      Model model, Settling settling, int adjointSteps, int lanes, Execution execution) {
    settling.refuseNoise();
    Precision precision = Precision.DOUBLE;
    this.model = model;
    this.settling = settling;
    this.adjointSteps = adjointSteps;
    this.relaxation =
        Relaxation.of(
            model,
            Form.real(model, settling.update()),
            settling.update(),
            precision,
            lanes,
            execution);
    this.readout = Readout.of(model, precision, lanes, execution);
    this.adjoint = BatchKernel.of(adjoint(model, settling.update()).build(), lanes, execution);
    this.sum = BatchKernel.of(sum(model, settling.update(), lanes).build(), lanes, execution);
  }

  /// In double precision.
  ///
  /// @param settling of the states; its free steps and tolerance count
  /// @param adjointSteps the most steps of the adjoint
  public static ImplicitGradient of(
      Model model, Settling settling, int adjointSteps, int lanes, Execution execution) {
    return new ImplicitGradient(model, settling, adjointSteps, lanes, execution);
  }

  /// Values of all names, adjoints included; what does not change from step to step of the adjoint
  /// is bound to `rest`.
  private static Names names(ProgramBuilder on, Model model, Binding rest) {
    Names names = Names.of(on, model, rest).read(model.states(), rest);
    model
        .states()
        .forEach(state -> names.read(ADJOINT + state.name(), state.shape(), Binding.STEP));
    return names;
  }

  private static ProgramBuilder adjoint(Model model, Update update) {
    ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    Names names = names(on, model, Binding.TRAJECTORY);
    List<String> states = model.states().stream().map(Variable::name).toList();
    gradients(model, update, states)
        .forEach((state, next) -> on.result(ADJOINT + state, names.value(next)));
    return on;
  }

  private static ProgramBuilder sum(Model model, Update update, int lanes) {
    ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    Set<String> own = new HashSet<>(model.own());
    model.states().forEach(state -> own.add(ADJOINT + state.name()));
    LaneSum overLanes = new LaneSum(names(on, model, Binding.STEP), own, lanes);
    List<String> parameters = model.parameters().stream().map(Variable::name).toList();
    gradients(model, update, parameters)
        .forEach((parameter, gradient) ->
            on.result(
                Contrast.GRADIENT + parameter,
                on.divide(overLanes.of(gradient), on.constant(lanes))));
    return on;
  }

  /// `dC/dz + (df/dz)' y` for each z.
  private static Map<String, Expression> gradients(Model model, Update update, List<String> by) {
    Map<String, Expression> sums = new LinkedHashMap<>(model.energy().costGradient(by));
    StepMap.of(model.descended(), update)
        .forEach((state, next) ->
            Adjoint.of(next, new Name(ADJOINT + state), by, name -> shape(model, name))
                .forEach((z, part) -> sums.merge(z, part, Algebra::add)));
    sums.replaceAll((z, sum) -> shaped(model, z, sum));
    return sums;
  }

  private static Shape shape(Model model, String name) {
    boolean isAdjoint = name.startsWith(ADJOINT);
    return model.shapes().apply(isAdjoint ? name.substring(ADJOINT.length()) : name);
  }

  /// A sum that is 0 has the shape of what it is the gradient by.
  private static Expression shaped(Model model, String name, Expression sum) {
    return sum.equals(Algebra.ZERO) && !model.shapes().apply(name).isScalar()
        ? Algebra.fill(sum, new Name(name))
        : sum;
  }

  public Gradient gradient() {
    return new Exact();
  }

  private final class Exact extends Settled implements Gradient {
    private final BatchMemory backward;
    private final BatchMemory gradients;

    Exact() {
      this(relaxation.batch(), adjoint.memory(), sum.memory());
    }

    private Exact(Relaxation.Batch batch, BatchMemory backward, BatchMemory gradients) {
      super(model, batch, readout.reading(), List.of(backward, gradients));
      this.backward = backward;
      this.gradients = gradients;
    }

    @Override
    public void compute(long number) {
      int steps = settleFree(settling);
      for (Variable state : model.states()) {
        String name = state.name();
        backward.fill(ADJOINT + name, 0);
        backward.copy(batch().array(name), name);
        gradients.copy(batch().array(name), name);
      }
      read(batch().states());
      adjoint.prepare(backward);
      for (int k = 0; k < adjointSteps; k++) {
        adjoint.run(backward);
      }
      for (Variable state : model.states()) {
        gradients.copy(backward.array(ADJOINT + state.name()), ADJOINT + state.name());
      }
      sum.prepare(gradients);
      sum.run(gradients);
      took(new Effort(steps, batch().residual(), batch().outcome()));
    }

    @Override
    public Object of(String parameter) {
      return gradients.array(Contrast.GRADIENT + parameter);
    }
  }
}
