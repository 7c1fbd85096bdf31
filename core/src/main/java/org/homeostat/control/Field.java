package org.homeostat.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Degree;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Unknown;
import org.homeostat.solver.Continuity;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Variable;

/// The right-hand sides of a system in the sense of Ito, with their symbolic derivatives.
final class Field {
  final DynamicalSystem system;
  final List<Element> states;
  final List<Element> inputs;
  final List<Element> noise;
  final List<Element> outputs;
  private final Motion motion;
  private final List<Quantity> drifts = new ArrayList<>();
  private final List<Quantity> observed = new ArrayList<>();

  /// A value with its derivative along the direction of the motion.
  private record Quantity(Expression value, Expression tangent, Shape shape) {}

  Field(DynamicalSystem given) {
    refusePoisson(given);
    refuseUnknown(given);
    system = given.with(Stratonovich.TO_ITO);
    motion = new Motion(system, "d");
    Continuity.require(system, "a linearisation");
    states = elements(system.states());
    inputs = elements(system.inputs());
    noise = system.drivers().stream().flatMap(w -> Element.of(w.name(), w.shape())).toList();
    outputs = system.outputs().stream().flatMap(y -> Element.of(y.name(), y.shape())).toList();
    Map<String, Shape> shapes = new HashMap<>();
    system.states().forEach(state -> shapes.put(state.name(), state.shape()));
    for (Differential equation : system.equations()) {
      drifts.add(quantity(equation.drift(), shapes.getOrDefault(equation.state(), Shape.SCALAR)));
    }
    for (Definition output : system.outputs()) {
      observed.add(quantity(output.value(), output.shape()));
    }
  }

  private static List<Element> elements(List<Variable> variables) {
    return variables.stream().flatMap(each -> Element.of(each.name(), each.shape())).toList();
  }

  private Quantity quantity(Expression value, Shape shape) {
    return new Quantity(value, motion.of(value), shape);
  }

  private static void refuseUnknown(DynamicalSystem system) {
    for (Unknown function : system.unknowns()) {
      throw new RefusedException(
          "the function " + function.name() + " of " + system.name() + " is not known yet",
          "fill it first");
    }
  }

  private static void refusePoisson(DynamicalSystem system) {
    for (NoiseSource source : system.noise()) {
      if (source.kind() == NoiseSource.Kind.POISSON) {
        throw new RefusedException(
            "the noise " + source.name() + " of " + system.name() + " is a Poisson process",
            "linear control takes Wiener noise only");
      }
    }
  }

  Matrix drift(OperatingPoint point) {
    return column(drifts, new Valuation(system, point));
  }

  Matrix output(OperatingPoint point) {
    return column(observed, new Valuation(system, point));
  }

  private static Matrix column(List<Quantity> quantities, Valuation valuation) {
    double[] all =
        quantities.stream()
            .flatMapToDouble(each -> Arrays.stream(valuation.value(each.value, each.shape)))
            .toArray();
    return new Matrix(all.length, 1, all);
  }

  /// The derivatives of all drifts by these elements.
  Matrix driftBy(List<Element> elements, OperatingPoint point) {
    return by(drifts, states.size(), elements, point);
  }

  /// The derivatives of all outputs by these elements.
  Matrix outputBy(List<Element> elements, OperatingPoint point) {
    return by(observed, outputs.size(), elements, point);
  }

  private Matrix by(
      List<Quantity> quantities, int rows, List<Element> elements, OperatingPoint point) {
    Valuation valuation = new Valuation(system, point);
    double[] all = new double[rows * elements.size()];
    for (int j = 0; j < elements.size(); j++) {
      motion.along(elements.get(j), valuation);
      int i = 0;
      for (Quantity quantity : quantities) {
        for (double rate : valuation.value(quantity.tangent, quantity.shape)) {
          all[i++ * elements.size() + j] = rate;
        }
      }
    }
    return new Matrix(rows, elements.size(), all);
  }

  /// What a unit increment of each element of the noise adds to each state.
  Matrix noise(OperatingPoint point) {
    Valuation valuation = new Valuation(system, point);
    double[] all = new double[states.size() * noise.size()];
    for (int j = 0; j < noise.size(); j++) {
      Element element = noise.get(j);
      valuation.put(NoiseSource.differential(element.variable()), Valuation.unit(element));
      int i = 0;
      for (int k = 0; k < drifts.size(); k++) {
        Expression term =
            system.equations().get(k).noise().getOrDefault(element.variable(), Algebra.ZERO);
        for (double effect : valuation.value(term, drifts.get(k).shape)) {
          all[i++ * noise.size() + j] = effect;
        }
      }
    }
    return new Matrix(states.size(), noise.size(), all);
  }

  /// Whether the drift is affine in states and inputs and the noise free of them, with coefficients
  /// that do not change in time. Decided on the expressions, so that yes is a proof.
  boolean isLinear() {
    Map<String, Integer> degrees = new HashMap<>();
    degrees.put("t", Degree.NONE);
    system.states().forEach(state -> degrees.put(state.name(), 1));
    system.inputs().forEach(input -> degrees.put(input.name(), 1));
    for (Definition definition : system.definitions()) {
      degrees.put(definition.name(), Degree.of(definition.value(), degrees));
    }
    return system.equations().stream().allMatch(equation -> isLinear(equation, degrees));
  }

  private static boolean isLinear(Differential equation, Map<String, Integer> degrees) {
    return Degree.of(equation.drift(), degrees) <= 1
        && equation.noise().values().stream().allMatch(term -> Degree.of(term, degrees) == 0);
  }

  /// Whether a drift changes in time by itself.
  boolean dependsOnTime() {
    Map<String, Integer> degrees = new HashMap<>(Map.of("t", 1));
    for (Definition definition : system.definitions()) {
      degrees.put(definition.name(), Degree.of(definition.value(), degrees));
    }
    return system.equations().stream().anyMatch(e -> Degree.of(e.drift(), degrees) > 0);
  }
}
