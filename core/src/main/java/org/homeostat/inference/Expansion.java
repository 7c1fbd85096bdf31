package org.homeostat.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.homeostat.control.Element;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.expression.Simplifier;
import org.homeostat.expression.Unknown;
import org.homeostat.solver.Continuity;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Variable;

/// The drift, noise and outputs of a system with their symbolic derivatives by the states, element
/// by element, as expressions in the names of the system. Derivatives are written without its
/// outputs; definitions stay names.
final class Expansion {
  final DynamicalSystem system;
  final List<Element> states;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Expression> written = new LinkedHashMap<>();

  /// @throws RefusedException if the system has noise that is not Wiener's, or unknown functions
  Expansion(DynamicalSystem given) {
    Continuity.require(given, "a filter");
    refuseOthers(given);
    system = given.with(Stratonovich.TO_ITO);
    states = system.states().stream().flatMap(x -> Element.of(x.name(), x.shape())).toList();
    shapes.put("t", Shape.SCALAR);
    system.outputs().forEach(each -> shapes.put(each.name(), each.shape()));
    system.definitions().forEach(each -> shapes.put(each.name(), each.shape()));
    system.variables().forEach(each -> shapes.put(each.name(), each.shape()));
    system.noise().forEach(each -> shapes.put(each.symbol(), each.shape()));
    for (Definition output : system.outputs()) {
      Expression value = output.value().replace(written);
      if (!value.equals(new Name(output.name()))) {
        written.put(output.name(), value);
      }
    }
  }

  private static void refuseOthers(DynamicalSystem system) {
    for (NoiseSource source : system.noise()) {
      if (source.kind() != NoiseSource.Kind.WIENER) {
        throw new RefusedException(
            "the noise " + source.name() + " of " + system.name() + " is not a Wiener process",
            "filters take Wiener noise in the equations, and the noise of sensors apart");
      }
    }
    for (Unknown function : system.unknowns()) {
      throw new RefusedException(
          "the function " + function.name() + " of " + system.name() + " is not known yet",
          "fill it first");
    }
  }

  Shape shape(String name) {
    return Objects.requireNonNull(shapes.get(name), name);
  }

  /// The value of an output in names that equations may use.
  ///
  /// @throws RefusedException if there is no such output
  Expression output(String name) {
    if (system.outputs().stream().noneMatch(each -> each.name().equals(name))) {
      List<String> known = system.outputs().stream().map(Definition::name).toList();
      String near = Nearest.advice(name, known);
      throw new RefusedException(
          system.name() + " has no output '" + name + "'",
          near.isEmpty() ? "its outputs are " + String.join(", ", known) : near);
    }
    return written.getOrDefault(name, new Name(name));
  }

  /// An expression in names that equations may use.
  ///
  /// @throws RefusedException if a name is not one of the system
  Expression written(Expression expression) {
    for (String name : expression.names()) {
      if (!shapes.containsKey(name)) {
        String near = Nearest.advice(name, shapes.keySet());
        throw new RefusedException(
            system.name() + " has no '" + name + "'",
            near.isEmpty() ? "it has " + String.join(", ", shapes.keySet()) : near);
      }
    }
    return expression.replace(written);
  }

  /// The derivatives of the drifts by the states: F, row by row.
  List<List<Expression>> jacobian() {
    return byStates(
        system.equations().stream().map(Differential::drift).toList(),
        system.states().stream().map(each -> each.shape()).toList());
  }

  /// The derivatives of outputs by the states: H, row by row.
  List<List<Expression>> jacobian(List<String> outputs) {
    return byStates(
        outputs.stream().map(this::output).toList(), outputs.stream().map(this::shape).toList());
  }

  private List<List<Expression>> byStates(List<Expression> values, List<Shape> whole) {
    List<List<Expression>> columns = new ArrayList<>();
    for (Element state : states) {
      Map<String, Expression> rates = rates(state);
      List<Expression> column = new ArrayList<>();
      for (int k = 0; k < values.size(); k++) {
        Expression along = Derivative.along(values.get(k), rates, this::shape);
        column.addAll(elements(along, whole.get(k)));
      }
      columns.add(column);
    }
    return transposed(columns);
  }

  /// How names move with one element of the states.
  private Map<String, Expression> rates(Element state) {
    return rates(
        Map.of(state.variable(), unit(state.shape().lengths(), state.index())), this::shape);
  }

  /// How names move when states do.
  private Map<String, Expression> rates(
      Map<String, Expression> states, Function<String, Shape> known) {
    Map<String, Expression> rates = new LinkedHashMap<>(states);
    for (Definition definition : system.definitions()) {
      Expression rate = Derivative.along(definition.value(), rates, known);
      if (!rate.equals(Algebra.ZERO)) {
        rates.put(definition.name(), rate);
      }
    }
    return rates;
  }

  /// `P*F'` for a symmetric matrix of a name, F the derivatives of the drifts: in each row, how
  /// they move along that row of the matrix. F itself is not built: what is 0 in it costs nothing.
  Expression carried(String matrix) {
    return along(
        system.equations().stream().map(Differential::drift).toList(),
        system.states().stream().map(each -> each.shape()).toList(),
        matrix);
  }

  /// `P*H'`, as [#carried], H the derivatives of outputs.
  Expression carried(String matrix, List<String> outputs) {
    return along(
        outputs.stream().map(this::output).toList(),
        outputs.stream().map(this::shape).toList(),
        matrix);
  }

  private Expression along(List<Expression> values, List<Shape> whole, String matrix) {
    int n = states.size();
    Function<String, Shape> known = name -> name.equals(matrix) ? Shape.of(n, n) : shape(name);
    List<Expression> rows = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      Map<String, Expression> direction = new LinkedHashMap<>();
      int from = 0;
      for (Variable x : system.states()) {
        direction.put(x.name(), part(matrix, j, from, x.shape()));
        from += x.shape().size();
      }
      Map<String, Expression> rates = rates(direction, known);
      rows.add(row(values, whole, rates, known));
    }
    return Algebra.stack(rows);
  }

  /// The part of a row that belongs to a state, in its shape.
  private static Expression part(String matrix, int row, int from, Shape shape) {
    Expression all = new Name(matrix);
    if (shape.isScalar()) {
      return Algebra.slice(all, Range.at(row), Range.at(from));
    }
    Expression part =
        Algebra.slice(all, Range.at(row), new Range(from, from + shape.size(), false));
    return shape.rank() == 1
        ? part
        : Parser.parse("reshape(part, " + Parts.lengths(shape) + ")").replace(Map.of("part", part));
  }

  /// How values move, as one vector; elements of an array share what is computed for the array.
  private static Expression row(
      List<Expression> values,
      List<Shape> whole,
      Map<String, Expression> rates,
      Function<String, Shape> known) {
    List<Expression> elements = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      Expression along = Derivative.along(values.get(k), rates, known);
      boolean one = whole.get(k).isScalar() || Shapes.of(along, known).isScalar();
      if (values.size() == 1 && !one && whole.get(k).rank() == 1) {
        return along;
      }
      for (int i = 0; i < whole.get(k).size(); i++) {
        elements.add(one ? along : Parts.at(along, whole.get(k), i));
      }
    }
    return Algebra.stack(elements);
  }

  /// What a unit of each noise adds to each state: G, row by row; no column where there is no
  /// noise.
  List<List<Expression>> noise() {
    List<List<Expression>> columns = new ArrayList<>();
    for (NoiseSource source : system.drivers()) {
      for (int i = 0; i < source.shape().size(); i++) {
        Map<String, Expression> unit =
            Map.of(source.differential(), unit(source.shape().lengths(), i));
        List<Expression> column = new ArrayList<>();
        for (Differential equation : system.equations()) {
          Expression term = equation.noise().getOrDefault(source.name(), Algebra.ZERO);
          column.addAll(elements(term.replace(unit), shape(equation.state())));
        }
        columns.add(column);
      }
    }
    return transposed(columns);
  }

  private List<List<Expression>> transposed(List<List<Expression>> columns) {
    if (columns.isEmpty()) {
      return List.of();
    }
    return IntStream.range(0, columns.getFirst().size())
        .mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
        .toList();
  }

  /// The elements of a value of a shape, row by row; a scalar counts for each of them.
  List<Expression> elements(Expression value, Shape shape) {
    Expression simple = Simplifier.simplify(value, this::shape);
    boolean one = shape.isScalar() || Shapes.of(simple, this::shape).isScalar();
    return IntStream.range(0, shape.size())
        .mapToObj(i -> one ? simple : Simplifier.simplify(Parts.at(simple, shape, i), this::shape))
        .toList();
  }

  /// A one at an element; at -1 only zeros.
  private static Expression unit(List<Integer> lengths, int at) {
    if (lengths.isEmpty()) {
      return at == 0 ? Algebra.ONE : Algebra.ZERO;
    }
    List<Integer> inner = lengths.subList(1, lengths.size());
    int size = new Shape(inner).size();
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < lengths.getFirst(); i++) {
      boolean here = at >= 0 && at / size == i;
      parts.add(unit(inner, here ? at % size : -1));
    }
    return Algebra.stack(parts);
  }
}
