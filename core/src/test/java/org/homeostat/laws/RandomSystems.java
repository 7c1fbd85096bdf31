package org.homeostat.laws;

import static org.homeostat.expression.Algebra.add;
import static org.homeostat.expression.Algebra.call;
import static org.homeostat.expression.Algebra.multiply;
import static org.homeostat.expression.Algebra.subtract;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// Random systems over the names of [RandomExpressions#SHAPES]: the states `a`, `x` and `A`, the
/// definitions `b` and `y`, the input `plant.c`, the parameters `B` and `long`. Each tree is
/// wrapped so that it stays below 10 in magnitude whatever it computes, and each state leaks, so
/// that a path lives on and keeps depending on every bit. The same seed gives the same system.
final class RandomSystems {
  /// How many random trees stand in a noisy system.
  static final int TREES = 8;

  private static final Map<String, Shape> SHAPES = RandomExpressions.SHAPES;
  private static final double[] NUMBERS = {0, 1, 2, 3, 0.5, 10, 0.1, Math.PI, 1.0 / 3, -1, -2.5};
  private static final List<String> STATES = List.of("a", "x", "A");

  /// In which NaN becomes 1.
  private static final Expression GUARD = Parser.parse("piecewise(abs(tree) < 10, tree, 1)");

  private final RandomExpressions random;
  private final int depth;

  private RandomSystems(long seed) {
    this.random = new RandomExpressions(seed, NUMBERS);
    this.depth = 3 + random.below(2);
  }

  /// A system without noise.
  static DynamicalSystem still(long seed) {
    return new RandomSystems(seed).system(false);
  }

  /// A system whose every state has a noise that depends on anything.
  static DynamicalSystem noisy(long seed) {
    return new RandomSystems(seed).system(true);
  }

  private DynamicalSystem system(boolean noisy) {
    Expression wave = add(guarded("b"), call("sin", new Name("t")));
    return new DynamicalSystem(
        "random",
        "",
        Calculus.ITO,
        variables(STATES),
        variables(List.of("plant.c")),
        variables(List.of("B", "long")),
        noisy ? STATES.stream().map(RandomSystems::source).toList() : List.of(),
        List.of(definition("b", wave, "b", "y"), definition("y", guarded("y"), "y")),
        STATES.stream().map(state -> equation(state, noisy)).toList(),
        List.of(new Definition("length", Shape.SCALAR, call("norm", new Name("x")))));
  }

  private List<Variable> variables(List<String> names) {
    return names.stream()
        .map(name -> {
          Tensor start = Tensor.zeros(SHAPES.get(name));
          for (int e = 0; e < start.elements().length; e++) {
            start.elements()[e] = random.between(-2, 2);
          }
          return new Variable(name, start.shape(), start, Unit.FREE);
        })
        .toList();
  }

  /// A definition that uses states in the place of the definitions that are unknown to it.
  private static Definition definition(String name, Expression value, String... unknown) {
    Map<String, Expression> by = new TreeMap<>();
    for (String each : unknown) {
      by.put(each, new Name(SHAPES.get(each).isScalar() ? "a" : "x"));
    }
    return new Definition(name, SHAPES.get(name), value.replace(by));
  }

  private static NoiseSource source(String state) {
    return new NoiseSource("w_" + state, NoiseSource.Kind.WIENER, SHAPES.get(state));
  }

  private Differential equation(String state, boolean noisy) {
    SortedMap<String, Expression> noise = new TreeMap<>();
    if (noisy) {
      NoiseSource source = source(state);
      noise.put(source.name(), multiply(guarded(state), new Name(source.differential())));
    }
    return new Differential(state, subtract(guarded(state), new Name(state)), noise);
  }

  private Expression guarded(String shaped) {
    return GUARD.replace(Map.of("tree", random.of(SHAPES.get(shaped), depth)));
  }
}
