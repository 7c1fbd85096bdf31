package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Slice;
import org.homeostat.solver.RefusedException;

/// Writes an expression as a formula of Modelica, with arrays whole where its operators take them.
///
/// What Modelica has for numbers alone, such as `max` of two, is written for one element within
/// `{... for i in 1:n}`: there a formula reads elements of arrays, and what is no matter of
/// elements, such as a product of matrices, gets a name.
final class Formula {
  private static final int CHOICE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int RELATION = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int POWER = 7;
  private static final int PRIMARY = 8;

  /// More parts than a formula that is read by anyone.
  private static final int MOST_PARTS = 100_000;

  private static final Set<String> SAME =
      Set.of(
          "exp", "log", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh",
          "cosh", "tanh", "abs", "sign", "floor");

  /// What takes numbers, or arrays in some tools alone.
  private static final Set<String> OF_NUMBERS =
      Set.of(
          "atan2",
          "floor",
          "piecewise",
          "min",
          "max",
          "clip",
          "relu",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "and",
          "or",
          "not");

  /// A formula, and how tightly its outermost operator binds.
  private record Text(String text, int binding) {
    String in(int needed) {
      return binding < needed ? "(" + text + ")" : text;
    }
  }

  private final Scope scope;
  private final Map<Expression, Shape> shapes;

  /// What picks the element of an array, such as `[i]`; empty for whole arrays.
  private final String index;

  private Formula(Scope scope, Map<Expression, Shape> shapes, String index) {
    this.scope = scope;
    this.shapes = shapes;
    this.index = index;
  }

  /// @throws RefusedException if an operator has no counterpart in Modelica
  static String of(Expression e, Scope scope) {
    limited(e);
    return Scope.held(new Formula(scope, scope.shapes(e), "").text(e).in(CHOICE));
  }

  /// The formula of an element.
  ///
  /// @param index what picks it, such as `[i]`
  static String element(Expression e, String index, Scope scope) {
    limited(e);
    return Scope.held(new Formula(scope, scope.shapes(e), index).text(e).in(CHOICE));
  }

  /// The formula of a condition: of an element, or of a number where the index is empty.
  static String condition(Expression e, String index, Scope scope) {
    limited(e);
    return Scope.held(new Formula(scope, scope.shapes(e), index).condition(e).in(CHOICE));
  }

  private static void limited(Expression e) {
    if (parts(e, new IdentityHashMap<>()) > MOST_PARTS) {
      throw new RefusedException(
          "the equations are too long to be written out as formulas", "export this system to c");
    }
  }

  /// How many parts a formula has: a shared one is written as often as it occurs.
  private static double parts(Expression e, Map<Expression, Double> known) {
    Double before = known.get(e);
    if (before != null) {
      return before;
    }
    double parts =
        e instanceof Apply(Operator _, List<Expression> arguments)
            ? 1 + arguments.stream().mapToDouble(each -> parts(each, known)).sum()
            : 1;
    known.put(e, parts);
    return parts;
  }

  private Shape shape(Expression e) {
    return Objects.requireNonNull(shapes.get(e));
  }

  private boolean isArray(Expression e) {
    return index.isEmpty() && !shape(e).isScalar();
  }

  private Text text(Expression e) {
    return switch (e) {
      case Literal literal -> number(literal.si());
      case Name(String name) -> new Text(scope.read(name) + picked(e), PRIMARY);
      case Apply apply -> apply(apply);
    };
  }

  private String picked(Expression e) {
    return shape(e).isScalar() ? "" : index;
  }

  private static Text number(double value) {
    String text = ValueText.number(value);
    return new Text(text, text.startsWith("-") ? SUM : PRIMARY);
  }

  private Text apply(Apply e) {
    if (!index.isEmpty() && !e.operator().isElementwise()) {
      return new Text(scope.part(e, shape(e)) + picked(e), PRIMARY);
    }
    String name = e.operator().name();
    if (isArray(e) && OF_NUMBERS.contains(name)) {
      return comprehension(e);
    }
    List<Expression> a = e.arguments();
    if (SAME.contains(name)) {
      return call(name, a);
    }
    if (Lacking.has(name)) {
      return call(scope.function(name), a);
    }
    return switch (name) {
      case "+" -> sum("+", a.getFirst(), a.getLast());
      case "-" -> a.size() == 1 ? negated(a.getFirst()) : sum("-", a.getFirst(), a.getLast());
      case "*" -> product(isArray(a.getFirst()) && isArray(a.getLast()) ? " .* " : "*", a);
      case "/" -> product(isArray(a.getLast()) ? " ./ " : "/", a);
      case "@", "dot" -> product("*", a);
      case "^" -> power(a.getFirst(), a.getLast());
      case "<", "<=", ">", ">=", "==", "!=", "and", "or", "not" ->
          new Text("if " + condition(e).in(OR) + " then 1 else 0", CHOICE);
      case "piecewise" -> piecewise(a);
      case "min", "max" -> call(name, a);
      case "clip" ->
          new Text(
              "min(" + call("max", a.subList(0, 2)).text + ", " + in(a.getLast(), CHOICE) + ")",
              PRIMARY);
      case "relu" -> new Text("max(" + in(a.getFirst(), CHOICE) + ", 0)", PRIMARY);
      case "delay" -> call("delay", a);
      default -> ofArrays(e, name, a);
    };
  }

  /// What takes arrays as a whole.
  private Text ofArrays(Apply e, String name, List<Expression> a) {
    Expression first = a.getFirst();
    return switch (name) {
      case "'" -> shape(first).rank() < 2 ? text(first) : call("transpose", a);
      case "[" -> new Text("{" + list(a) + "}", PRIMARY);
      case "[]" -> new Text(named(first) + ranges(((Slice) e.operator()).ranges()), PRIMARY);
      case "sum" -> shape(first).isScalar() ? text(first) : call("sum", a);
      case "norm" ->
          new Text(
              shape(first).rank() == 1
                  ? "sqrt(" + in(first, POWER) + "*" + in(first, POWER) + ")"
                  : "sqrt(sum(" + in(first, PRIMARY) + " .^ 2))",
              PRIMARY);
      case "fill" -> isArray(e) && shape(first).isScalar() ? filled(first, shape(e)) : text(first);
      case "outer" -> call("outerProduct", a);
      default ->
          throw new RefusedException(
              "'" + name + "' of the equations has no counterpart in Modelica",
              "export this system to c");
    };
  }

  private Text filled(Expression value, Shape shape) {
    return new Text(fill(in(value, CHOICE), shape), PRIMARY);
  }

  /// The formula of an array that is one number throughout.
  static String fill(String value, Shape shape) {
    String lengths =
        shape.lengths().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "fill(" + value + ", " + lengths + ")";
  }

  private Text comprehension(Apply e) {
    int rank = shape(e).rank();
    List<String> indices = IntStream.range(0, rank).mapToObj(scope::index).toList();
    String picks = "[" + String.join(", ", indices) + "]";
    String text = new Formula(scope, shapes, picks).text(e).in(CHOICE);
    for (int axis = rank - 1; axis >= 0; axis--) {
      text = "{" + text + " for " + indices.get(axis) + " in 1:" + shape(e).length(axis) + "}";
    }
    return new Text(text, PRIMARY);
  }

  private String in(Expression e, int needed) {
    return text(e).in(needed);
  }

  private String list(List<Expression> arguments) {
    return arguments.stream().map(each -> in(each, CHOICE)).collect(Collectors.joining(", "));
  }

  private Text call(String function, List<Expression> arguments) {
    return new Text(function + "(" + list(arguments) + ")", PRIMARY);
  }

  /// Modelica has a sign only at the beginning of a sum.
  private Text negated(Expression e) {
    return new Text("-" + in(e, PRODUCT), SUM);
  }

  private Text sum(String sign, Expression left, Expression right) {
    boolean spread = isArray(left) != isArray(right);
    String between = spread ? " ." + sign + " " : " " + sign + " ";
    return new Text(in(left, SUM) + between + in(right, PRODUCT), SUM);
  }

  private Text product(String sign, List<Expression> a) {
    Text left = text(a.getFirst());
    // -a*b is -(a*b), which has the same value.
    int binding =
        left.text.startsWith("-") && left.binding == SUM && isSigned(a.getFirst()) ? SUM : PRODUCT;
    return new Text(left.in(binding) + sign + in(a.getLast(), POWER), binding);
  }

  private static boolean isSigned(Expression e) {
    return e instanceof Literal
        || (e instanceof Apply(Operator sign, List<Expression> a)
            && a.size() == 1
            && sign.name().equals("-"));
  }

  private Text power(Expression base, Expression exponent) {
    String sign = isArray(base) || isArray(exponent) ? " .^ " : "^";
    return new Text(in(base, PRIMARY) + sign + in(exponent, PRIMARY), POWER);
  }

  private Text piecewise(List<Expression> a) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < a.size(); i += 2) {
      text.append(i == 0 ? "if " : " elseif ").append(condition(a.get(i)).in(OR));
      text.append(" then ").append(in(a.get(i + 1), OR));
    }
    return new Text(text + " else " + in(a.getLast(), OR), CHOICE);
  }

  /// Numbers are compared outside of functions by order alone (specification, section 3.5).
  private Text condition(Expression e) {
    if (e instanceof Apply(Operator operator, List<Expression> a)) {
      switch (operator.name()) {
        case "<", "<=", ">", ">=" -> {
          return relation(operator.name(), a);
        }
        case "==" -> {
          return new Text(
              "not " + unequal(in(a.getFirst(), SUM), in(a.getLast(), SUM)).in(PRIMARY), NOT);
        }
        case "!=" -> {
          return unequal(in(a.getFirst(), SUM), in(a.getLast(), SUM));
        }
        case "and" -> {
          return joined(" and ", AND, NOT, a);
        }
        case "or" -> {
          return joined(" or ", OR, AND, a);
        }
        case "not" -> {
          return new Text("not " + condition(a.getFirst()).in(PRIMARY), NOT);
        }
        default -> {}
      }
    }
    return unequal(in(e, SUM), "0");
  }

  private Text relation(String sign, List<Expression> a) {
    return new Text(in(a.getFirst(), SUM) + " " + sign + " " + in(a.getLast(), SUM), RELATION);
  }

  private static Text unequal(String a, String b) {
    return new Text(a + " < " + b + " or " + a + " > " + b, OR);
  }

  private Text joined(String word, int binding, int needed, List<Expression> a) {
    String left = condition(a.getFirst()).in(binding);
    return new Text(left + word + condition(a.getLast()).in(needed), binding);
  }

  /// An index follows a name alone.
  private String named(Expression e) {
    return e instanceof Name(String name) ? scope.read(name) : scope.part(e, shape(e));
  }

  private static String ranges(List<Range> ranges) {
    List<String> texts = new ArrayList<>();
    for (Range range : ranges) {
      int from = range.from() + 1;
      boolean all = range.to() == Range.END;
      texts.add(
          range.index()
              ? "" + from
              : all && from == 1 ? ":" : from + ":" + (all ? "end" : "" + range.to()));
    }
    return "[" + String.join(", ", texts) + "]";
  }
}
