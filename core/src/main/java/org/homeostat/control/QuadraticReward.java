package org.homeostat.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Degree;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Printer;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Reads the matrices of a cost off a reward, by its symbolic second derivatives.
final class QuadraticReward {
  private static final double ROUNDING = 1e-9;

  private final Expression reward;
  private final DynamicalSystem system;
  private final Linearisation plant;

  /// The states, then the inputs.
  private final List<Element> elements;

  QuadraticReward(Expression reward, DynamicalSystem system, Linearisation plant) {
    this.reward = reward;
    this.system = system;
    this.plant = plant;
    this.elements = Stream.concat(plant.states().stream(), plant.inputs().stream()).toList();
  }

  QuadraticCost cost() {
    checkDegree(written());
    return nearby();
  }

  /// As the reward bends at the point, whatever it does elsewhere.
  QuadraticCost nearby() {
    Expression written = written();
    checkNames(written);
    Motion first = new Motion(system, "d");
    Motion second = new Motion(system, "e");
    Expression slope = first.of(written);
    Expression bend = second.of(slope);
    Valuation valuation = new Valuation(system, plant.point());
    int size = elements.size();
    double[] gradient = new double[size];
    double[] hessian = new double[size * size];
    for (int i = 0; i < size; i++) {
      first.along(elements.get(i), valuation);
      gradient[i] = valuation.value(slope).elements()[0];
      for (int j = 0; j < size; j++) {
        second.along(elements.get(j), valuation);
        hessian[i * size + j] = valuation.value(bend).elements()[0];
      }
    }
    return cost(gradient, new Matrix(size, size, hessian));
  }

  private QuadraticCost cost(double[] gradient, Matrix hessian) {
    Matrix all = hessian.symmetric().times(-0.5);
    if (!all.isFinite()) {
      throw refused(
          "has second derivatives that are no numbers: " + hessian,
          "write a reward that is smooth where the plant rests");
    }
    int x = plant.states().size();
    int u = plant.inputs().size();
    Matrix q = all.part(0, 0, x, x);
    Matrix r = all.part(x, x, u, u);
    if (Dense.leastEigenvalue(all) < -1e-12 * all.norm() || Dense.cholesky(r).isEmpty()) {
      throw refused(
          "has no largest value that one input alone reaches: half its negative second derivatives"
              + " are "
              + all,
          "subtract squares: -x^2 - u^2, every input among them");
    }
    double scale = all.norm() * (1 + plant.target().norm() + plant.feed().norm());
    for (int i = 0; i < gradient.length; i++) {
      if (!(Math.abs(gradient[i]) <= ROUNDING * scale)) {
        throw refused(
            "is not largest at the point: it grows with " + elements.get(i),
            "linearise at the equilibrium where it is largest");
      }
    }
    return new QuadraticCost(q, r, all.part(0, x, x, u));
  }

  /// The reward in variables and parameters alone.
  private Expression written() {
    Map<String, Expression> meant = new HashMap<>();
    system.variables().forEach(each -> meant.put(each.name(), new Name(each.name())));
    for (Definition definition : system.definitions()) {
      meant.put(definition.name(), definition.value().replace(meant));
    }
    for (Definition output : system.outputs()) {
      meant.computeIfAbsent(output.name(), name -> output.value().replace(meant));
    }
    for (String name : reward.names()) {
      if (!meant.containsKey(name) && !name.equals("t")) {
        String near = Nearest.advice(name, meant.keySet());
        throw refused(
            "has the unknown name '" + name + "'",
            near.isEmpty()
                ? "known here: " + String.join(", ", meant.keySet().stream().sorted().toList())
                : near);
      }
    }
    return reward.replace(meant);
  }

  private void checkDegree(Expression written) {
    Map<String, Integer> degrees = new HashMap<>();
    degrees.put("t", Degree.NONE);
    Stream.of(system.states(), system.inputs())
        .flatMap(List::stream)
        .map(Variable::name)
        .forEach(name -> degrees.put(name, 1));
    if (Degree.of(written, degrees) > 2) {
      throw refused(
          "is not quadratic in states and inputs",
          "give the cost matrices instead: QuadraticCost.of(q, r)");
    }
  }

  /// What the linearisation leaves out does not count.
  private void checkNames(Expression written) {
    List<String> kept = elements.stream().map(Element::variable).toList();
    Stream.of(system.states(), system.inputs())
        .flatMap(List::stream)
        .map(Variable::name)
        .filter(name -> !kept.contains(name) && written.names().contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw refused(
              "depends on " + name + ", which the linearisation leaves out",
              "leave out only what costs nothing");
        });
  }

  private RefusedException refused(String message, String advice) {
    return new RefusedException("the reward " + Printer.print(reward) + " " + message, advice);
  }
}
