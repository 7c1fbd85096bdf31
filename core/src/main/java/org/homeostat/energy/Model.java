package org.homeostat.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// An energy with what learning needs to know of it: which input is clamped to an example and which
/// is the target that the cost compares with.
///
/// @param input the input that the energy depends on
/// @param target the input that the cost alone depends on
public record Model(Energy energy, Variable input, Variable target) {

  /// An energy whose inputs show by where they occur what they are.
  ///
  /// @throws InputException if that is not one input of the energy and one of the cost alone
  public static Model of(Energy energy) {
    Set<String> held = energy.energy().names();
    Set<String> compared = energy.cost().names();
    List<Variable> inputs =
        energy.inputs().stream().filter(each -> held.contains(each.name())).toList();
    List<Variable> targets =
        energy.inputs().stream()
            .filter(each -> compared.contains(each.name()) && !held.contains(each.name()))
            .toList();
    if (inputs.size() != 1 || targets.size() != 1) {
      String message =
          "learning needs one input of the energy and one of the cost alone, found "
              + names(inputs)
              + " and "
              + names(targets);
      SourceText place = SourceText.of("energy of " + energy.name(), energy.name());
      Position position = place.position(0);
      String advice = "write inputs: {x: {shape: [784]}, target: {shape: [10]}}";
      throw new InputException(
          List.of(new Problem(position, energy.name().length(), message, advice)));
    }
    return new Model(energy, inputs.getFirst(), targets.getFirst());
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  public List<Variable> states() {
    return energy.states();
  }

  /// The parameters that energy or cost depend on: what is learned.
  public List<Variable> parameters() {
    Set<String> used = total().names();
    return energy.parameters().stream().filter(each -> used.contains(each.name())).toList();
  }

  /// `E + beta*C`
  Expression total() {
    return Algebra.add(energy.energy(), Algebra.multiply(new Name(Energy.BETA), energy.cost()));
  }

  /// The energy that is nudged by the parameter beta.
  Energy nudged() {
    List<Variable> parameters = new ArrayList<>(energy.parameters());
    parameters.add(Variable.scalar(Energy.BETA, 0));
    return new Energy(
        energy.name(),
        energy.about(),
        energy.states(),
        energy.inputs(),
        parameters,
        total(),
        energy.cost(),
        energy.temperature(),
        energy.outputs());
  }

  Function<String, Shape> shapes() {
    return energy.shapes();
  }

  /// What the model answers for each class: `-dC/dtarget` at the target 0, which is the output for
  /// a squared error and the logarithm of the probabilities for a cross-entropy.
  Expression score() {
    Expression gradient =
        Adjoint.of(Algebra.negate(energy.cost()), List.of(target.name()), shapes())
            .getOrDefault(target.name(), Algebra.ZERO);
    Expression nothing = Algebra.fill(Algebra.ZERO, new Name(target.name()));
    return gradient.replace(Map.of(target.name(), nothing));
  }

  /// The names of what each example has of its own: states and inputs.
  List<String> own() {
    List<String> own = new ArrayList<>(names(states()));
    own.add(input.name());
    own.add(target.name());
    return own;
  }
}
