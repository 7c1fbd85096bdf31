package org.homeostat.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Complex;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Holomorphic;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// The equations of a nudged model: how its states step, and what its gradients are made of. States
/// and nudge are real or complex; a complex one is a pair of real ones, of the same step.
///
/// @param blocks the next values of the states, those of one block at once
/// @param gradients by parameter what is weighed and summed over phases and examples
/// @param nudges the names of the nudge's parts
/// @param held the states that may be held where they are put
record Form(
    List<Map<String, Expression>> blocks,
    Map<String, List<Weighed>> gradients,
    List<String> nudges,
    Set<String> held) {
  static final String WEIGHT = "weight";
  private static final String ROTATED = "rotated";

  /// A part of a gradient and the name of the number that it is weighed by.
  record Weighed(String weight, Expression gradient) {}

  /// How states step without a nudge, and nothing to learn from.
  static Form free(Model model, Update update) {
    return new Form(blocks(model.descended(), update), Map.of(), List.of(), Set.of());
  }

  private static List<Map<String, Expression>> blocks(
      Map<String, Energy> descended, Update update) {
    List<Map<String, Expression>> blocks = new ArrayList<>();
    StepMap.of(descended, update).forEach((state, next) -> blocks.add(Map.of(state, next)));
    return blocks;
  }

  static Form real(Model model, Update update) {
    List<Map<String, Expression>> blocks = blocks(model.descendedNudged(), update);
    Map<String, List<Weighed>> gradients = new LinkedHashMap<>();
    Adjoint.of(model.total(), parameters(model), model.shapes())
        .forEach((name, gradient) -> gradients.put(name, List.of(new Weighed(WEIGHT, gradient))));
    return new Form(blocks, gradients, List.of(Energy.BETA), Set.of());
  }

  /// The real form whose output may be held.
  ///
  /// @throws IllegalArgumentException if there is no state that is the output
  static Form clamped(Model model, Update update) {
    Form real = real(model, update);
    return new Form(real.blocks, real.gradients, real.nudges, Set.of(model.output()));
  }

  /// The analytic continuation; a gradient is the real part of its product with a complex weight.
  ///
  /// @throws IllegalArgumentException if something has none; the message names it
  static Form complex(Model model, Update update) {
    if (update instanceof Update.Integrated || update instanceof Update.Langevin) {
      throw new IllegalArgumentException("complex nudges settle without " + update);
    }
    List<String> names = new ArrayList<>(model.states().stream().map(Variable::name).toList());
    names.add(Energy.BETA);
    List<Map<String, Expression>> blocks = new ArrayList<>();
    StepMap.of(model.descendedNudged(), update)
        .forEach((state, next) -> {
          Complex value = Holomorphic.of(List.of(next), names, model.shapes()).getFirst();
          Map<String, Expression> block = new LinkedHashMap<>();
          block.put(Holomorphic.real(state), value.real());
          block.put(
              Holomorphic.imaginary(state), shaped(value.imaginary(), Holomorphic.real(state)));
          blocks.add(block);
        });
    Map<String, List<Weighed>> gradients = new LinkedHashMap<>();
    Adjoint.of(model.total(), parameters(model), model.shapes())
        .forEach((name, gradient) -> {
          Complex value = Holomorphic.of(List.of(gradient), names, model.shapes()).getFirst();
          Expression turned = Algebra.negate(value.imaginary());
          gradients.put(
              name, List.of(new Weighed(WEIGHT, value.real()), new Weighed(ROTATED, turned)));
        });
    return new Form(
        blocks,
        gradients,
        List.of(Holomorphic.real(Energy.BETA), Holomorphic.imaginary(Energy.BETA)),
        Set.of());
  }

  private static Expression shaped(Expression value, String like) {
    return value.equals(Algebra.ZERO) ? Algebra.fill(value, new Name(like)) : value;
  }

  private static List<String> parameters(Model model) {
    return model.parameters().stream().map(Variable::name).toList();
  }

  boolean isComplex() {
    return nudges.size() > 1;
  }

  /// The names of the weights of a phase.
  List<String> weights() {
    return isComplex() ? List.of(WEIGHT, ROTATED) : List.of(WEIGHT);
  }

  /// The states of the form with their shapes, each block after the other.
  Map<String, Shape> states(Model model) {
    Function<String, Shape> shapes = model.shapes();
    Map<String, Shape> states = new LinkedHashMap<>();
    for (Variable state : model.states()) {
      for (String part : parts(state.name())) {
        states.put(part, Objects.requireNonNull(shapes.apply(state.name())));
      }
    }
    return states;
  }

  /// The names of the parts of a state, the real one first.
  List<String> parts(String state) {
    return isComplex()
        ? List.of(Holomorphic.real(state), Holomorphic.imaginary(state))
        : List.of(state);
  }
}
