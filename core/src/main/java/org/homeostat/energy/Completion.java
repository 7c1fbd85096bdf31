package org.homeostat.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Activation;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Potential;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// The hidden part of an input, completed by letting it settle with the states while the rest is
/// clamped. With a mask m that is 1 where the input x is hidden, the energy E(x, s) becomes
///
/// ```
/// E(x + m*(z - x), s) + sum(z^2)/2,    0 <= z <= 1
/// ```
///
/// with a state z more: as each hidden element is held by a parabola and pulled by the states that
/// it drives, it settles at `z = clip(-dE/dx, 0, 1)`. A model answers in return what the completed
/// input makes it say.
///
/// ```
/// Completion.Batch batch = Completion.of(model, Output.FREE, settling, FLOAT, 1, PLAIN).batch();
/// batch.hide(rightHalf);
/// // share the parameters, fill the input
/// batch.compute(0);
/// batch.completed();
/// ```
///
/// Compiled once; immutable. Source of completion by descent of an energy: Hopfield (1982), Neural
/// networks and physical systems with emergent collective computational abilities, PNAS 79,
/// 2554-2558; of bounded elements held by parabolas: Scellier and Bengio (2017).
public final class Completion {

  /// What the output does meanwhile.
  public enum Output {
    /// It settles with the rest.
    FREE,
    /// It is held at the target.
    HELD
  }

  private final Model model;
  private final Output output;
  private final Settling settling;
  private final Relaxation relaxation;
  private final Readout readout;

  private Completion(
      Model model, Output output, Settling settling, Relaxation relaxation, Readout readout) {
    this.model = model;
    this.output = output;
    this.settling = settling;
    this.relaxation = relaxation;
    this.readout = readout;
  }

  /// @param settling whose free steps and tolerance count
  /// @param lanes how many examples a batch has
  /// @throws org.homeostat.expression.InputException if the energy does not allow the settling
  /// @throws IllegalArgumentException if there is noise, or an output to hold that the cost does
  ///   not tell
  public static Completion of(
      Model model,
      Output output,
      Settling settling,
      Precision precision,
      int lanes,
      Execution execution) {
    settling.refuseNoise();
    Model wider = wider(model);
    Settling.Update update = settling.update();
    Form form = output == Output.HELD ? Form.clamped(wider, update) : Form.real(wider, update);
    return new Completion(
        wider,
        output,
        settling,
        Relaxation.of(wider, form, update, precision, lanes, execution),
        Readout.of(wider, precision, lanes, execution));
  }

  private static String filled(Model model) {
    return model.input().name() + ".filled";
  }

  private static String mask(Model model) {
    return model.input().name() + ".hidden";
  }

  /// The model with the state z, declared first, and the mask as a parameter.
  private static Model wider(Model model) {
    Energy energy = model.energy();
    Shape shape = model.input().shape();
    Tensor zeros = new Tensor(shape, new double[shape.size()]);
    Name x = new Name(model.input().name());
    Name z = new Name(filled(model));
    Expression moved = Algebra.multiply(new Name(mask(model)), Algebra.subtract(z, x));
    Map<String, Expression> seen = Map.of(x.text(), Algebra.add(x, moved));
    Expression bounded = Apply.of(new Potential(Activation.clip(0, 1)), z);
    List<Variable> states = new ArrayList<>();
    states.add(new Variable(z.text(), shape, zeros, model.input().unit()));
    states.addAll(energy.states());
    List<Variable> parameters = new ArrayList<>(energy.parameters());
    parameters.add(new Variable(mask(model), shape, zeros, model.input().unit()));
    Energy wider =
        new Energy(
            energy.name(),
            energy.about(),
            states,
            energy.inputs(),
            parameters,
            Algebra.add(Algebra.sum(bounded), energy.energy().replace(seen)),
            energy.cost().replace(seen),
            energy.temperature(),
            List.of());
    return new Model(wider, model.input(), model.target(), model.feedback());
  }

  /// Inputs to complete, with a memory of their own; nothing is hidden yet.
  public Batch batch() {
    return new Batch(this);
  }

  /// Inputs that are completed together. Loss and scores are those of the completed inputs.
  public static final class Batch extends Settled {
    private final Completion of;
    private final Object mask;
    private final Object completed;

    private Batch(Completion of) {
      super(of.model, of.relaxation.batch(), of.readout.reading(), List.of());
      this.of = of;
      this.mask = BatchMemory.copyOf(batch().array(mask()));
      this.completed = BatchMemory.copyOf(input());
      share(mask(), mask);
    }

    private String mask() {
      return of.model.parameters().getLast().name();
    }

    /// Hides elements of all inputs from now on.
    ///
    /// @param elements whether each element is hidden, in the order of an input
    /// @throws IllegalArgumentException if that is not as many as an input has
    public void hide(boolean[] elements) {
      if (elements.length != BatchMemory.length(mask)) {
        throw new IllegalArgumentException(
            "an input has %s elements, found %s to hide or to show"
                .formatted(BatchMemory.length(mask), elements.length));
      }
      for (int i = 0; i < elements.length; i++) {
        BatchMemory.set(mask, i, elements[i] ? 1 : 0);
      }
    }

    @Override
    public void compute(long number) {
      batch().prepare();
      batch().restart();
      batch().hold(of.output == Output.HELD ? 1 : 0, target());
      int steps = batch().settle(Nudge.Point.ORIGIN, of.settling.free(), of.settling.tolerance());
      read(batch().states());
      took(new Effort(steps, batch().residual(), batch().outcome()));
      Object filled = batch().array(of.model.states().getFirst().name());
      int size = BatchMemory.length(mask);
      for (int i = 0; i < BatchMemory.length(completed); i++) {
        boolean hidden = BatchMemory.get(mask, i % size) == 1;
        BatchMemory.set(completed, i, BatchMemory.get(hidden ? filled : input(), i));
      }
    }

    /// The inputs with their hidden elements as they settled, example after example; until the next
    /// [#compute].
    public Object completed() {
      return completed;
    }
  }
}
