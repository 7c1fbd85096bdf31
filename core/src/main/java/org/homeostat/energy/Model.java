package org.homeostat.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Position;
import org.homeostat.expression.Problem;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// An energy with what learning needs to know of it: which input is clamped to an example and which
/// is the target that the cost compares with.
///
/// @param input the input that the energy depends on
/// @param target the input that the cost alone depends on
/// @param feedback the parameters that stand for others where a later state drives an earlier one,
///   by the name of the other; empty where all states descend one energy
public record Model(Energy energy, Variable input, Variable target, Map<String, String> feedback) {
  private static final String BACK = "_back";

  public Model {
    feedback = Map.copyOf(feedback);
  }

  public Model(Energy energy, Variable input, Variable target) {
    this(energy, input, target, Map.of());
  }

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

  /// The same with feedback weights of their own: each parameter W in a term of the energy that
  /// holds several states has a twin `W_back`, a parameter that learns by itself. W drives the
  /// state of the term that is declared last, `W_back` the others. The states then descend no
  /// common energy; see [EquilibriumPropagation].
  ///
  /// @throws InputException if the energy has something of such a name
  public Model asymmetric() {
    Map<String, String> twins = new LinkedHashMap<>();
    List<Variable> all = new ArrayList<>(energy.parameters());
    for (Variable parameter : energy.parameters()) {
      if (connects(parameter.name())) {
        String twin = parameter.name() + BACK;
        refuseTaken(twin);
        twins.put(parameter.name(), twin);
        all.add(new Variable(twin, parameter.shape(), parameter.start(), parameter.unit()));
      }
    }
    Energy wider = with(energy, all, energy.energy());
    return new Model(wider, input, target, twins);
  }

  private boolean connects(String parameter) {
    return Terms.of(energy.energy(), List.of()).stream()
        .map(term -> term.core().names())
        .anyMatch(names -> names.contains(parameter) && heldStates(names).size() > 1);
  }

  /// The states among names, in the order of their declaration.
  private List<String> heldStates(Set<String> names) {
    return names(states()).stream().filter(names::contains).toList();
  }

  private void refuseTaken(String name) {
    if (energy.variables().stream().anyMatch(each -> each.name().equals(name))) {
      SourceText place = SourceText.of("energy of " + energy.name(), name);
      String message = "the energy has something called '" + name + "' already";
      throw new InputException(
          List.of(new Problem(place.position(0), name.length(), message, "rename it")));
    }
  }

  public boolean isAsymmetric() {
    return !feedback.isEmpty();
  }

  /// The energy that each state descends.
  Map<String, Energy> descended() {
    return descended(energy);
  }

  /// The same of the energy nudged by the parameter beta.
  Map<String, Energy> descendedNudged() {
    return descended(nudged());
  }

  private Map<String, Energy> descended(Energy whole) {
    Map<String, Energy> descended = new LinkedHashMap<>();
    for (Variable state : states()) {
      descended.put(state.name(), isAsymmetric() ? seenBy(state.name(), whole) : whole);
    }
    return descended;
  }

  private Energy seenBy(String state, Energy whole) {
    Map<String, Expression> twins = new LinkedHashMap<>();
    feedback.forEach((forward, back) -> twins.put(forward, new Name(back)));
    Expression sum = Algebra.ZERO;
    for (Terms.Term term : Terms.of(whole.energy(), List.of())) {
      List<String> held = heldStates(term.core().names());
      boolean isForward = held.size() < 2 || held.getLast().equals(state);
      Expression core = isForward ? term.core() : term.core().replace(twins);
      sum = Algebra.add(sum, Algebra.multiply(term.scale(), core));
    }
    return with(whole, whole.parameters(), sum);
  }

  private static Energy with(Energy of, List<Variable> parameters, Expression energy) {
    return new Energy(
        of.name(),
        of.about(),
        of.states(),
        of.inputs(),
        parameters,
        energy,
        of.cost(),
        of.temperature(),
        of.outputs());
  }

  public List<Variable> states() {
    return energy.states();
  }

  /// The parameters that energy or cost depend on: what is learned.
  public List<Variable> parameters() {
    Set<String> used = new HashSet<>(total().names());
    used.addAll(feedback.values());
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
    return with(energy, parameters, total());
  }

  /// The flow of the nudged states without noise.
  ///
  /// @throws IllegalArgumentException if the states descend no common energy
  DynamicalSystem nudgedFlow() {
    if (isAsymmetric()) {
      throw new IllegalArgumentException(
          "a method of the solver follows an energy, found feedback weights of their own");
    }
    DynamicalSystem flow = nudged().flow();
    List<Differential> equations =
        flow.equations().stream()
            .map(each -> new Differential(each.state(), each.drift(), new TreeMap<>()))
            .toList();
    return new DynamicalSystem(
        flow.name(),
        flow.about(),
        flow.calculus(),
        flow.states(),
        flow.inputs(),
        flow.parameters(),
        List.of(),
        List.of(),
        equations,
        List.of());
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

  /// The state that the cost compares with the target.
  ///
  /// @throws IllegalArgumentException if the cost is not least where one state is the target
  String output() {
    List<String> compared = heldStates(energy.cost().names());
    if (compared.size() == 1 && meets(compared.getFirst())) {
      return compared.getFirst();
    }
    throw new IllegalArgumentException(
        "an output can be held at a target where the cost is least when one state is the target, as"
            + " sum((o - target)^2)/2; found states "
            + compared
            + " in the cost");
  }

  /// Whether the slope of the cost by a state is 0 where the state is the target, tried with
  /// numbers.
  private boolean meets(String state) {
    Shape shape = target.shape();
    if (!shapes().apply(state).equals(shape)) {
      return false;
    }
    Expression slope = energy.costGradient(List.of(state)).getOrDefault(state, Algebra.ZERO);
    Expression met = slope.replace(Map.of(state, new Name(target.name())));
    double[] numbers =
        Evaluation.evaluate(PlainArithmetic.DOUBLE, met, name -> numbers(name.text())).elements();
    return !slope.equals(Algebra.ZERO) && Arrays.stream(numbers).allMatch(each -> each == 0);
  }

  private Tensor numbers(String name) {
    double[] elements = new double[shapes().apply(name).size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = 0.3 + 0.1 * (i % 7);
    }
    return new Tensor(shapes().apply(name), elements);
  }

  /// The names of what each example has of its own: states and inputs.
  List<String> own() {
    List<String> own = new ArrayList<>(names(states()));
    own.add(input.name());
    own.add(target.name());
    return own;
  }
}
