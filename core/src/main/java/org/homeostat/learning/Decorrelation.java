package org.homeostat.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Lateral connections between the signals that neurons receive, which unlearn what the signals
/// have in common: where a system has `W@x` with a learned W, it gets `W@apart` with
///
/// ```
/// apart    = lateral@x                                     lateral(0) = 1
/// dlateral = -rate*(apart*apart' - diag(apart^2))@lateral*dt
/// ```
///
/// At rest the signals `apart` are uncorrelated, so that a rule which perturbs neurons or weights
/// and then learns has less to tell apart. Any rule may follow; `learn.decorrelation` is the rate.
/// Parameters that weigh no signals, as biases, are left alone.
///
/// Source: Dalm, Offergeld, Ahmad and van Gerven (2023), Efficient deep learning with decorrelated
/// backpropagation and effective learning with node perturbation in deep neural networks, arXiv
/// 2310.00965, whose batches are here the flow of time.
///
/// @param parameters the names of the learned parameters, in the system's own words
public record Decorrelation(List<String> parameters, double rate) implements Transformation {
  private static final String RATE = "learn.decorrelation";

  public Decorrelation {
    parameters = List.copyOf(parameters);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    DynamicalSystem ito = system.with(Stratonovich.TO_ITO);
    List<Junction.Weights> all =
        ito.parameters().stream()
            .filter(each -> parameters.contains(each.name()))
            .map(each -> Junction.of(each, ito))
            .flatMap(Optional::stream)
            .filter(Junction.Weights.class::isInstance)
            .map(Junction.Weights.class::cast)
            .toList();
    Map<Expression, Expression> apart = new HashMap<>();
    all.forEach(each -> apart.put(each.drive(), each.drive(name(each, "apart"))));
    Replacement replacement = new Replacement(apart);
    DynamicalSystem before = ito.rewritten(replacement);
    List<Variable> states = new ArrayList<>(before.states());
    List<Variable> constants = new ArrayList<>(before.parameters());
    List<Definition> definitions = new ArrayList<>(before.definitions());
    List<Differential> equations = new ArrayList<>(before.equations());
    for (Junction.Weights each : all) {
      int n = each.inputs().length(0);
      states.add(square(each, "lateral", n, 1, 0));
      constants.add(square(each, "others", n, 0, 1));
      Map<String, Expression> names =
          Map.of(
              "lateral", name(each, "lateral"),
              "others", name(each, "others"),
              "apart", name(each, "apart"),
              "x", replacement.apply(each.received()));
      Name signals = name(each, "apart");
      Expression value = Parser.parse("lateral@x").replace(names);
      definitions.add(new Definition(signals.text(), each.inputs(), value));
      Expression drift =
          Parser.parse("-" + RATE + "*((others*outer(apart, apart))@lateral)").replace(names);
      equations.add(new Differential(name(each, "lateral").text(), drift, new TreeMap<>()));
    }
    constants.add(new Variable(RATE, Shape.SCALAR, Tensor.scalar(rate), Unit.FREE));
    return new DynamicalSystem(
        before.name(),
        before.about(),
        Calculus.ITO,
        states,
        before.inputs(),
        constants,
        before.noise(),
        Ordered.definitions(definitions),
        equations,
        before.outputs(),
        before.events());
  }

  private static Name name(Junction junction, String own) {
    return new Name(junction.parameter().name() + "." + own);
  }

  /// A matrix of one number on the diagonal and another beside it.
  private static Variable square(Junction at, String own, int n, double diagonal, double other) {
    double[] elements = new double[n * n];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = i % (n + 1) == 0 ? diagonal : other;
    }
    Shape shape = Shape.of(n, n);
    return new Variable(name(at, own).text(), shape, new Tensor(shape, elements), Unit.FREE);
  }
}
