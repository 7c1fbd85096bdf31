package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.program.Identifiers;

/// What the formulas of one model share: the names, the functions that are written out, and parts
/// of formulas that had to get a name.
final class Scope {
  private static final List<String> INDICES = List.of("i", "j", "k", "l");

  /// More text than tools read with patience.
  private static final int MOST_TEXT = 2_000_000;

  private final Identifiers names = Identifiers.inModelica();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> signals = new HashSet<>();
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Map<Expression, String> parts = new HashMap<>();
  private final List<String> declarations = new ArrayList<>();
  private final List<String> equations = new ArrayList<>();
  private final List<String> indices = new ArrayList<>();

  /// A quantity of the system, by its name.
  ///
  /// @return its identifier
  String declare(String name, Shape shape) {
    shapes.put(name, shape);
    return names.of(name);
  }

  /// How often an event happened: read by nothing, since it is not 0 at instants alone.
  void declareSignal(String event, Shape shape) {
    declare(event, shape);
    signals.add(event);
  }

  /// Says that a quantity does not change during a run.
  void keep(String name) {
    constants.add(name);
  }

  /// Whether an expression is made of what does not change.
  boolean stays(Expression e) {
    return constants.containsAll(e.names());
  }

  /// An identifier beside those of quantities.
  String another(String name) {
    return names.another(name);
  }

  void reserve(String identifier) {
    names.reserve(identifier);
  }

  /// The identifier of a quantity.
  String identifier(String name) {
    return name.equals("t") ? "time" : names.of(name);
  }

  /// The identifier of a quantity in a formula.
  ///
  /// @throws RefusedException if it is how often an event happened
  String read(String name) {
    if (signals.contains(name)) {
      throw new RefusedException(
          "an equation reads how often " + name + " happened at an instant",
          "let the event set or kick a state, or export this system to c");
    }
    return identifier(name);
  }

  /// The shapes of an expression and of its parts.
  Map<Expression, Shape> shapes(Expression e) {
    return Shapes.all(e, name -> shapes.getOrDefault(name, Shape.SCALAR));
  }

  /// Whether a quantity has this name.
  boolean knows(String name) {
    return shapes.containsKey(name);
  }

  /// The identifier of a function that is written out.
  String function(String name) {
    return functions.computeIfAbsent(name, names::another);
  }

  /// The name of an index.
  String index(int axis) {
    while (indices.size() <= axis) {
      indices.add(names.another(INDICES.get(indices.size())));
    }
    return indices.get(axis);
  }

  /// The identifier of a variable that has the value of an expression.
  String part(Expression e, Shape shape) {
    String known = parts.get(e);
    if (known != null) {
      return known;
    }
    String name = names.another("part");
    parts.put(e, name);
    String formula = Formula.of(e, this);
    if (stays(e)) {
      declarations.add("  final parameter Real " + name + lengths(shape) + " = " + formula + ";\n");
    } else {
      equations.add("  " + name + " = " + formula + ";\n");
      declarations.add("  Real " + name + lengths(shape) + ";\n");
    }
    return name;
  }

  /// What follows the name of an array where it is declared.
  static String lengths(Shape shape) {
    return shape.isScalar() ? "" : shape.toString();
  }

  Collection<String> functions() {
    return functions.entrySet().stream()
        .map(each -> Lacking.text(each.getKey(), each.getValue()))
        .toList();
  }

  List<String> declarations() {
    return declarations;
  }

  List<String> equations() {
    return equations;
  }

  /// A text that is not too long.
  ///
  /// @throws RefusedException if it is
  static String held(String text) {
    if (text.length() > MOST_TEXT) {
      throw new RefusedException(
          "the equations are too long to be written out as formulas", "export this system to c");
    }
    return text;
  }
}
