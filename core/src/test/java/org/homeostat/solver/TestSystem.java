package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// Builds systems in code: `new TestSystem().state("x", 1, "-x").noise("x", "w",
/// "0.5*dw").build()`.
final class TestSystem {
  private Calculus calculus = Calculus.ITO;
  private final List<Variable> states = new ArrayList<>();
  private final List<Expression> drifts = new ArrayList<>();
  private final List<SortedMap<String, Expression>> terms = new ArrayList<>();
  private final List<Variable> parameters = new ArrayList<>();
  private final List<NoiseSource> noise = new ArrayList<>();
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Definition> outputs = new ArrayList<>();

  static Expression parse(String text) {
    return Parser.parse(SourceText.of("test", text)).expression();
  }

  TestSystem stratonovich() {
    calculus = Calculus.STRATONOVICH;
    return this;
  }

  TestSystem state(String name, double start, String drift) {
    return state(name, Tensor.scalar(start), drift);
  }

  TestSystem state(String name, Tensor start, String drift) {
    states.add(new Variable(name, start.shape(), start, Unit.BARE));
    drifts.add(parse(drift));
    terms.add(new TreeMap<>());
    return this;
  }

  TestSystem source(String name, NoiseSource.Kind kind, Shape shape) {
    noise.add(new NoiseSource(name, kind, shape));
    return this;
  }

  /// Adds a Wiener process to the last state.
  TestSystem wiener(String name, String term) {
    return wiener(name, Shape.SCALAR, term);
  }

  TestSystem wiener(String name, Shape shape, String term) {
    if (noise.stream().noneMatch(source -> source.name().equals(name))) {
      source(name, NoiseSource.Kind.WIENER, shape);
    }
    terms.getLast().put(name, parse(term));
    return this;
  }

  TestSystem parameter(String name, double value) {
    parameters.add(new Variable(name, Shape.SCALAR, Tensor.scalar(value), Unit.BARE));
    return this;
  }

  TestSystem definition(String name, String value) {
    definitions.add(new Definition(name, Shape.SCALAR, parse(value)));
    return this;
  }

  TestSystem output(String name, String value) {
    outputs.add(new Definition(name, Shape.SCALAR, parse(value)));
    return this;
  }

  DynamicalSystem build() {
    List<Differential> equations = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      equations.add(new Differential(states.get(i).name(), drifts.get(i), terms.get(i)));
    }
    return new DynamicalSystem(
        "test",
        "",
        calculus,
        states,
        List.of(),
        parameters,
        noise,
        definitions,
        equations,
        outputs);
  }

  static DynamicalSystem ornsteinUhlenbeck() {
    return new TestSystem()
        .parameter("rate", 1.5)
        .parameter("shake", 0.7)
        .state("x", 1, "-rate*x")
        .wiener("w", "shake*dw")
        .build();
  }

  static DynamicalSystem geometricBrownianMotion() {
    return new TestSystem()
        .parameter("mu", 0.3)
        .parameter("sigma", 0.5)
        .state("x", 1, "mu*x")
        .wiener("w", "sigma*x*dw")
        .build();
  }
}
