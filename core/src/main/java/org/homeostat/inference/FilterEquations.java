package org.homeostat.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// The equations of a [KalmanBucyFilter], as text where a person would write text.
final class FilterEquations {
  private static final String P = "filter.P";
  private static final String GAIN = "filter.L";
  private static final String SURPRISE = "filter.innovation";
  private static final String MEASURED = "measured.";

  private final KalmanBucyFilter filter;
  private final Expansion expansion;
  private final DynamicalSystem system;
  private final int n;
  private final int p;
  private final Map<String, Expression> atMean = new LinkedHashMap<>();
  private final List<Definition> moved = new ArrayList<>();

  FilterEquations(KalmanBucyFilter filter, Expansion expansion) {
    this.filter = filter;
    this.expansion = expansion;
    this.system = expansion.system;
    this.n = expansion.states.size();
    this.p =
        filter.measured().stream()
            .peek(expansion::output)
            .mapToInt(name -> expansion.shape(name).size())
            .sum();
    check(filter.density(), p, "measured elements", "the density");
    check(filter.covariance(), n, "elements of the states", "the covariance");
    system.states().forEach(x -> atMean.put(x.name(), new Name(mean(x.name()))));
    for (Definition definition : system.definitions()) {
      if (definition.value().names().stream().anyMatch(atMean::containsKey)) {
        moved.add(
            new Definition(
                mean(definition.name()), definition.shape(), definition.value().replace(atMean)));
        atMean.put(definition.name(), new Name(mean(definition.name())));
      }
    }
    refuseTaken();
  }

  private static void check(Matrix matrix, int size, String what, String name) {
    if (matrix.rows() != size) {
      throw new RefusedException(
          name + " has " + matrix.rows() + " rows, there are " + size + " " + what,
          "give it a row and a column for each");
    }
  }

  private void refuseTaken() {
    Set<String> taken = new LinkedHashSet<>();
    system.variables().forEach(each -> taken.add(each.name()));
    Stream.of(system.definitions(), system.outputs())
        .flatMap(List::stream)
        .forEach(each -> taken.add(each.name()));
    Stream<String> added =
        Stream.concat(
            system.states().stream().map(Variable::name),
            system.definitions().stream().map(Definition::name));
    Stream.concat(added.map(FilterEquations::mean), Stream.of(P, GAIN, SURPRISE))
        .filter(taken::contains)
        .findFirst()
        .ifPresent(name -> {
          throw new RefusedException(
              "the system has something called '" + name + "' already", "rename it");
        });
  }

  private static String mean(String name) {
    return name + ".mean";
  }

  DynamicalSystem together() {
    List<Variable> states = new ArrayList<>(system.states());
    states.addAll(states());
    List<NoiseSource> noise = new ArrayList<>(system.noise());
    noise.add(new NoiseSource("filter.v", NoiseSource.Kind.WIENER, Shape.of(p)));
    List<Definition> definitions = new ArrayList<>(system.definitions());
    definitions.addAll(definitions(expansion::output));
    List<Differential> equations = new ArrayList<>(system.equations());
    equations.addAll(equations(true));
    List<Definition> outputs = new ArrayList<>(system.outputs());
    outputs.addAll(outputs());
    List<Variable> parameters = new ArrayList<>(system.parameters());
    parameters.addAll(parameters());
    Matrix blur = Definite.root(filter.density());
    parameters.add(matrix("filter.blur", blur));
    return system(states, system.inputs(), parameters, noise, definitions, equations, outputs);
  }

  DynamicalSystem alone() {
    List<Variable> inputs = new ArrayList<>(system.inputs());
    for (String name : filter.measured()) {
      Shape shape = expansion.shape(name);
      inputs.add(new Variable(MEASURED + name, shape, Tensor.zeros(shape), Unit.FREE));
    }
    List<Definition> definitions =
        new ArrayList<>(
            system.definitions().stream()
                .filter(each -> !atMean.containsKey(each.name()))
                .toList());
    definitions.addAll(definitions(name -> new Name(MEASURED + name)));
    List<Variable> parameters = new ArrayList<>(system.parameters());
    parameters.addAll(parameters());
    return system(
        states(), inputs, parameters, List.of(), definitions, equations(false), outputs());
  }

  private DynamicalSystem system(
      List<Variable> states,
      List<Variable> inputs,
      List<Variable> parameters,
      List<NoiseSource> noise,
      List<Definition> definitions,
      List<Differential> equations,
      List<Definition> outputs) {
    return new DynamicalSystem(
        system.name() + " filtered",
        system.about(),
        Calculus.ITO,
        states,
        inputs,
        parameters,
        noise,
        definitions,
        equations,
        outputs);
  }

  private List<Variable> states() {
    List<Variable> states = new ArrayList<>();
    for (Variable x : system.states()) {
      states.add(new Variable(mean(x.name()), x.shape(), x.start(), x.unit()));
    }
    states.add(matrix(P, filter.covariance()));
    return states;
  }

  private List<Variable> parameters() {
    return List.of(matrix("filter.precision", Definite.inverse(filter.density())));
  }

  private static Variable matrix(String name, Matrix matrix) {
    Tensor tensor = matrix.tensor();
    return new Variable(name, tensor.shape(), tensor, Unit.FREE);
  }

  private interface Seen {
    Expression value(String output);
  }

  private List<Definition> definitions(Seen seen) {
    List<Definition> definitions = new ArrayList<>(moved);
    definitions.add(defined("filter.F", n, n, expansion.jacobian()));
    definitions.add(defined("filter.H", p, n, expansion.jacobian(filter.measured())));
    List<List<Expression>> g = expansion.noise();
    Expression q;
    if (g.isEmpty()) {
      q = Algebra.fill(Algebra.ZERO, new Name(P));
    } else {
      definitions.add(defined("filter.G", n, g.getFirst().size(), g));
      q = Parser.parse("filter.G@filter.G'");
    }
    definitions.add(new Definition("filter.Q", Shape.of(n, n), q));
    // P is symmetric: P*F' and P*H' are how drifts and outputs move along its rows
    Expression carried = expansion.carried(P).replace(atMean);
    definitions.add(new Definition("filter.PF", Shape.of(n, n), carried));
    Expression shown = expansion.carried(P, filter.measured()).replace(atMean);
    definitions.add(new Definition("filter.PH", Shape.of(n, p), shown));
    Expression gain = Parser.parse("filter.PH@filter.precision");
    definitions.add(new Definition(GAIN, Shape.of(n, p), gain));
    List<Expression> surprise = new ArrayList<>();
    for (String name : filter.measured()) {
      Expression expected = expansion.output(name).replace(atMean);
      Expression difference = Algebra.subtract(seen.value(name), expected);
      surprise.addAll(surprise(difference, name));
    }
    definitions.add(new Definition(SURPRISE, Shape.of(p), Algebra.stack(surprise)));
    return definitions;
  }

  private List<Expression> surprise(Expression difference, String name) {
    Shape shape = expansion.shape(name);
    return shape.isScalar() ? List.of(difference) : Parts.of(difference, shape);
  }

  private Definition defined(String name, int rows, int columns, List<List<Expression>> values) {
    Expression matrix =
        Algebra.stack(
            values.stream()
                .map(row -> Algebra.stack(row.stream().map(e -> e.replace(atMean)).toList()))
                .toList());
    return new Definition(name, Shape.of(rows, columns), matrix);
  }

  private List<Differential> equations(boolean noisy) {
    List<Differential> equations = new ArrayList<>();
    int row = 0;
    for (Differential equation : system.equations()) {
      Shape shape = expansion.shape(equation.state());
      Expression drift = equation.drift().replace(atMean);
      Expression correction = Parser.parse(rows(shape, row, SURPRISE));
      TreeMap<String, Expression> noise = new TreeMap<>();
      if (noisy) {
        noise.put("filter.v", Parser.parse(rows(shape, row, "(filter.blur@filter.dv)")));
      }
      equations.add(
          new Differential(mean(equation.state()), Algebra.add(drift, correction), noise));
      row += shape.size();
    }
    String riccati = "filter.PF + filter.PF' + filter.Q - filter.L@filter.PH'";
    equations.add(new Differential(P, Parser.parse(riccati), new TreeMap<>()));
    return equations;
  }

  /// The rows of the gain that belong to a state, times a vector.
  private static String rows(Shape shape, int row, String vector) {
    String rows = shape.isScalar() ? "" + row : row + ":" + (row + shape.size());
    String product = "filter.L[" + rows + ",:]@" + vector;
    return shape.rank() < 2 ? product : "reshape(" + product + ", " + Parts.lengths(shape) + ")";
  }

  private List<Definition> outputs() {
    List<Definition> outputs = new ArrayList<>();
    for (Variable x : system.states()) {
      outputs.add(new Definition(mean(x.name()), x.shape(), new Name(mean(x.name()))));
    }
    outputs.add(new Definition(P, Shape.of(n, n), new Name(P)));
    outputs.add(new Definition(SURPRISE, Shape.of(p), new Name(SURPRISE)));
    return outputs;
  }
}
