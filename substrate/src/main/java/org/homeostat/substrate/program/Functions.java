package org.homeostat.substrate.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.PoissonCount;

/// Elementary functions, found again among the primitives that they were written as, so that each
/// is written once and called.
///
/// A program makes the same assignment only once, and a function is always written as the same
/// primitives: a value is `f(x)` where its instruction, its arguments, theirs and so on down to x
/// are those of a program for f alone.
public final class Functions {
  private static final List<String> UNARY =
      List.of(
          "exp",
          "expm1",
          "log",
          "log1p",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "sinh",
          "cosh",
          "tanh",
          "sigmoid",
          "softplus",
          "erf",
          "floor",
          "sign");
  private static final List<String> BINARY = List.of("atan2", "pow");
  private static final int NONE = -1;

  /// The name of [PoissonCount].
  public static final String POISSON = "poisson";

  /// A function as a program of its arguments `x` and `y`.
  public record Function(String name, Program program) {
    /// The instruction that gives its value.
    public int root() {
      return program.results().getFirst().values().getFirst();
    }
  }

  /// A value that a function gives, of the values of these instructions.
  public record Call(Function function, List<Integer> arguments) {}

  private final List<Function> longestFirst;

  private Functions(List<Function> longestFirst) {
    this.longestFirst = longestFirst;
  }

  /// All functions in a precision.
  public static Functions in(Precision precision) {
    List<Function> all = new ArrayList<>();
    UNARY.forEach(name -> all.add(alone(name, precision, List.of("x"))));
    BINARY.forEach(name -> all.add(alone(name, precision, List.of("x", "y"))));
    all.sort(Comparator.comparingInt((Function f) -> -f.program().instructions().size()));
    return new Functions(all);
  }

  private static Function alone(String name, Precision precision, List<String> arguments) {
    return alone(
        name, precision, arguments, (on, values) -> Operators.function(name).value(on, values));
  }

  private static Function alone(
      String name,
      Precision precision,
      List<String> arguments,
      BiFunction<ProgramBuilder, List<Value>, Value> written) {
    var on = new ProgramBuilder(precision);
    List<Value> values =
        arguments.stream().map(each -> on.input(each, Shape.SCALAR, Binding.STEP)).toList();
    on.result("value", written.apply(on, values));
    return new Function(name, on.build());
  }

  /// These and the count of Poisson, as [#POISSON], of its mean and a normal number.
  public Functions withPoisson(Precision precision) {
    List<Function> all = new ArrayList<>();
    all.add(
        alone(
            POISSON,
            precision,
            List.of("x", "y"),
            (on, values) -> PoissonCount.of(on, values.get(0), values.get(1))));
    all.addAll(longestFirst);
    return new Functions(all);
  }

  /// Those of these names.
  public Functions only(Set<String> names) {
    return new Functions(longestFirst.stream().filter(f -> names.contains(f.name())).toList());
  }

  /// The functions that are shorter than this one, and so cannot be written with it.
  public Functions below(Function function) {
    int size = function.program().instructions().size();
    return new Functions(
        longestFirst.stream().filter(f -> f.program().instructions().size() < size).toList());
  }

  /// The values of a program that functions give, by instruction.
  public Map<Integer, Call> calls(Program program) {
    Map<Integer, Call> calls = new HashMap<>();
    for (int value = 0; value < program.instructions().size(); value++) {
      for (Function function : longestFirst) {
        Call call = call(function, program, value);
        if (!call.arguments().isEmpty()) {
          calls.put(value, call);
          break;
        }
      }
    }
    return calls;
  }

  private static Call call(Function function, Program program, int value) {
    List<Instruction> parts = function.program().instructions();
    int[] places = new int[parts.size()];
    Arrays.fill(places, NONE);
    boolean same = matches(parts, function.root(), program.instructions(), value, places);
    List<Integer> arguments = new ArrayList<>();
    for (int part = 0; same && part < places.length; part++) {
      if (parts.get(part).operation() instanceof Operation.Read) {
        arguments.add(places[part]);
      }
    }
    return new Call(function, arguments);
  }

  private static boolean matches(
      List<Instruction> parts, int part, List<Instruction> program, int value, int[] places) {
    if (places[part] != NONE) {
      return places[part] == value;
    }
    places[part] = value;
    Instruction own = parts.get(part);
    Instruction other = program.get(value);
    if (own.operation() instanceof Operation.Read) {
      return true;
    }
    if (!own.operation().equals(other.operation())) {
      return false;
    }
    for (int k = 0; k < own.arguments().size(); k++) {
      int next = other.arguments().get(k);
      if (!matches(parts, own.arguments().get(k), program, next, places)) {
        return false;
      }
    }
    return true;
  }
}
