package org.homeostat.substrate.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.substrate.program.Functions;

/// Counts what a program does each time it runs: what is bound earlier than a step is computed
/// once, and only read here.
final class Instructions {
  /// For work that serves several components.
  static final String SHARED = "shared";

  private final Program program;
  private final Activity activity;
  private final Map<Integer, Set<String>> serves = new HashMap<>();
  private final Map<Integer, Integer> functionOf = new HashMap<>();
  private final Set<Integer> calls = new HashSet<>();
  private final Set<Integer> used = new HashSet<>();

  Instructions(Program program, Activity activity) {
    this.program = program;
    this.activity = activity;
    serve();
    Map<Integer, Functions.Call> found = Functions.in(program.precision()).calls(program);
    for (int value = program.instructions().size() - 1; value >= 0; value--) {
      Functions.Call call = found.get(value);
      if (call != null && !functionOf.containsKey(value)) {
        calls.add(value);
        mark(value, value, new HashSet<>(call.arguments()));
      }
    }
  }

  /// The work of each component of a composed system, by its name: that of states `plant.x` is
  /// plant.
  Map<String, Work> byComponent() {
    Map<String, Work> work = new TreeMap<>();
    for (int i = 0; i < program.instructions().size(); i++) {
      Set<String> served = serves.getOrDefault(i, Set.of());
      String component = served.size() == 1 ? served.iterator().next() : SHARED;
      work.merge(component, work(i), Work::plus);
    }
    for (Result result : program.results()) {
      if (isState(result)) {
        work.merge(component(result), Work.words(result.shape().size()), Work::plus);
      }
    }
    work.values().removeIf(Work.NONE::equals);
    return work;
  }

  private boolean isState(Result result) {
    return program.inputs().stream().anyMatch(input -> input.name().equals(result.name()));
  }

  private void serve() {
    for (Result result : program.results()) {
      if (isState(result)) {
        List<Integer> open = new ArrayList<>(result.values());
        Set<Integer> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
          int value = open.removeLast();
          serves.computeIfAbsent(value, _ -> new TreeSet<>()).add(component(result));
          for (int argument : program.instructions().get(value).arguments()) {
            if (seen.add(argument)) {
              open.add(argument);
            }
          }
        }
      }
    }
  }

  /// What a name says before its first point; a lone system is its own component.
  static String component(Result result) {
    int point = result.name().indexOf('.');
    return point < 1 ? "system" : result.name().substring(0, point);
  }

  private void mark(int value, int function, Set<Integer> arguments) {
    if (arguments.contains(value)
        || !program.instructions().get(value).binding().byStep()
        || functionOf.putIfAbsent(value, function) != null) {
      return;
    }
    program.instructions().get(value).arguments().forEach(each -> mark(each, function, arguments));
  }

  private Work work(int index) {
    Instruction in = program.instructions().get(index);
    if (isRead(index)) {
      return Work.words(in.shape().size());
    }
    if (!in.binding().byStep() || !serves.containsKey(index)) {
      return Work.NONE;
    }
    Counts own = counts(index, in);
    if (functionOf.containsKey(index)) {
      Counts call =
          calls.contains(index) ? Counts.of(Kind.TRANSCENDENTAL, in.shape().size()) : Counts.NONE;
      return new Work(call, own, 0, 0);
    }
    return new Work(own, Counts.NONE, 0, activity.effective(index));
  }

  /// Whether a step reads the value from memory: an input, or an array or number that was computed
  /// earlier.
  private boolean isRead(int index) {
    Instruction in = program.instructions().get(index);
    if (in.operation() instanceof Operation.Constant) {
      return false;
    }
    boolean used = usedByStep().contains(index) && serves.containsKey(index);
    return used && (in.operation().source().isPresent() || !in.binding().byStep());
  }

  private Set<Integer> usedByStep() {
    if (used.isEmpty()) {
      for (Instruction in : program.instructions()) {
        if (in.binding().byStep()) {
          used.addAll(in.arguments());
        }
      }
    }
    return used;
  }

  private Counts counts(int index, Instruction in) {
    return switch (in.operation()) {
      case Operation.Product _, Operation.ProductOverLanes _ -> product(index, in);
      default -> plain(in, in.arguments().isEmpty() ? in.shape() : shape(in, 0));
    };
  }

  /// What an instruction other than a matrix product counts as.
  ///
  /// @param first the shape of its first argument
  static Counts plain(Instruction in, Shape first) {
    long size = in.shape().size();
    return switch (in.operation()) {
      case Operation.Elementwise(Primitive primitive) -> Counts.of(kind(primitive), (double) size);
      case Operation.Sum _ -> Counts.of(Kind.AC, first.size() - 1);
      case Operation.OverLanes _ -> Counts.of(Kind.AC, (double) size);
      case Operation.Scatter(IndexMap map) -> Counts.of(Kind.AC, map.size());
      case Operation.Normal _ -> Counts.of(Kind.NORMAL, (double) size);
      case Operation.Product _,
          Operation.ProductOverLanes _,
          Operation.Constant _,
          Operation.Read _,
          Operation.ReadElement _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Stack _,
          Operation.Gather _ ->
          Counts.NONE;
    };
  }

  private Counts product(int index, Instruction in) {
    Kind kind = activity.isTernary(index) ? Kind.AC : Kind.MAC;
    return Counts.of(kind, (double) dense(shape(in, 0), shape(in, 1)));
  }

  /// The multiply-accumulates of a matrix product.
  static long dense(Shape a, Shape b) {
    long inner = a.length(a.rank() - 1);
    return (long) a.size() * (b.size() / inner);
  }

  private Shape shape(Instruction in, int argument) {
    return program.instructions().get(in.arguments().get(argument)).shape();
  }

  private static Kind kind(Primitive primitive) {
    return switch (primitive) {
      case ADD, SUBTRACT -> Kind.AC;
      case MULTIPLY -> Kind.MULTIPLICATION;
      case FMA -> Kind.MAC;
      case DIVIDE, SQUARE_ROOT -> Kind.DIVISION;
      case NEGATE,
          ABSOLUTE,
          MINIMUM,
          MAXIMUM,
          WHERE_LESS,
          WHERE_LESS_OR_EQUAL,
          WHERE_EQUAL,
          POWER2,
          EXPONENT,
          MANTISSA ->
          Kind.COMPARISON;
    };
  }
}
