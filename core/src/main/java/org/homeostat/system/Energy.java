package org.homeostat.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;

/// A system that is given by its energy: a function of its states, whose descent is the dynamics.
///
/// All functions and definitions are written out: the energy, the cost and the temperature are
/// scalar expressions over `t`, the states, inputs and parameters.
///
/// @param cost what the energy is nudged by, or the literal 0
/// @param temperature that of Langevin dynamics, free of states, or the literal 0
/// @param outputs what is recorded besides the energy and the cost
public record Energy(
    String name,
    String about,
    List<Variable> states,
    List<Variable> inputs,
    List<Variable> parameters,
    Expression energy,
    Expression cost,
    Expression temperature,
    List<Definition> outputs) {

  /// The parameter by which the cost pulls in [#nudged].
  public static final String BETA = "beta";

  public Energy {
    states = List.copyOf(states);
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /// The energy of a file with the key `energy`.
  ///
  /// @throws InputException with every mistake of the file
  public static Energy read(SourceText file) {
    return SystemReader.readEnergy(file);
  }

  /// Whether a file gives an energy.
  public static boolean isEnergy(SourceText file) {
    return file.text().lines().anyMatch(line -> line.startsWith("energy:"));
  }

  /// The states, inputs and parameters.
  public List<Variable> variables() {
    return Stream.of(states, inputs, parameters).flatMap(List::stream).toList();
  }

  /// The shapes of the variables and of `t`.
  public Function<String, Shape> shapes() {
    Map<String, Shape> shapes = new HashMap<>();
    shapes.put("t", Shape.SCALAR);
    shapes.put(BETA, Shape.SCALAR);
    variables().forEach(each -> shapes.put(each.name(), each.shape()));
    return name -> Objects.requireNonNull(shapes.get(name), name);
  }

  public boolean hasCost() {
    return !cost.equals(Algebra.ZERO);
  }

  public boolean hasTemperature() {
    return !temperature.equals(Algebra.ZERO);
  }

  /// The gradients dE/dx of the energy by variables, each in the shape of its variable; the literal
  /// 0 for one that the energy does not depend on.
  public Map<String, Expression> gradient(Collection<String> by) {
    return Adjoint.of(energy, by, shapes());
  }

  /// The gradients of the cost by variables, as [#gradient].
  public Map<String, Expression> costGradient(Collection<String> by) {
    return Adjoint.of(cost, by, shapes());
  }

  /// -dE/dW for each parameter W of which the energy depends: what its synapses see of the states.
  /// Equilibrium propagation moves W by the difference of this at two equilibria, over the nudge.
  public Map<String, Expression> localRule() {
    List<String> names = parameters.stream().map(Variable::name).toList();
    Map<String, Expression> rule = new LinkedHashMap<>();
    Adjoint.of(Algebra.negate(energy), names, shapes())
        .forEach((name, value) -> {
          if (!value.equals(Algebra.ZERO)) {
            rule.put(name, value);
          }
        });
    return rule;
  }

  /// How the state is set by what drives it, so that the energy is least in it: `s = rho(drive)`.
  ///
  /// @throws InputException if the energy has no convex self-energy of the state
  public SelfEnergy selfEnergy(String state) {
    return SelfEnergy.of(energy, state, shapes())
        .orElseThrow(() -> {
          Problems problems = new Problems();
          problems.add(
              Labelled.problem(
                  SourceText.of("energy of " + name, state),
                  "the energy has no term that holds the state '" + state + "' by itself",
                  "add sum(potential(rho(%s))) or sum(%s^2)/2".formatted(state, state)));
          return new InputException(problems.found());
        });
  }

  /// The dynamics that descend the energy: `ds = -dE/ds*dt`, with `sqrt(2*T)` of noise at the
  /// temperature T. A state whose self-energy is a `potential(rho(s))` relaxes as `ds = (rho(drive)
  /// - s)*dt`: that descends too (rho rises) and stays within the range of rho, at whose ends the
  ///   gradient is infinite.
  ///
  /// Its outputs are those of this energy, `energy`, and `cost` if there is one.
  public DynamicalSystem flow() {
    return new EnergyFlow(this).system();
  }

  /// As [#flow] of the energy nudged by the cost, `E + beta*C`, with a parameter `beta` that is 0.
  ///
  /// @throws InputException if there is something called `beta` already, or no cost
  public DynamicalSystem nudged() {
    Problems problems = new Problems();
    SourceText place = SourceText.of("energy of " + name, BETA);
    if (variables().stream().anyMatch(each -> each.name().equals(BETA))) {
      problems.add(
          Labelled.problem(place, "the energy has something called 'beta' already", "rename it"));
    }
    if (!hasCost()) {
      problems.add(
          Labelled.problem(place, "there is no cost to nudge by", "write cost: expression"));
    }
    problems.throwIfAny();
    List<Variable> all = new ArrayList<>(parameters);
    all.add(Variable.scalar(BETA, 0));
    Expression sum = Algebra.add(energy, Algebra.multiply(new Name(BETA), cost));
    return new Energy(name, about, states, inputs, all, sum, cost, temperature, outputs).flow();
  }
}
