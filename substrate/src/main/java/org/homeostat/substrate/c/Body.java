package org.homeostat.substrate.c;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.substrate.program.Elements;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Functions.Call;
import org.homeostat.substrate.program.Known;

/// The statements that compute a program: `v7` is the value of instruction 7, `e7` an element of it
/// inside the loop that computes it.
final class Body {
  private final Unit unit;
  private final Schedule schedule;
  private final Functions functions;
  private final Function<String, String> reads;
  private final Function<String, String> inPlace;
  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, String> places = new HashMap<>();
  private final List<Schedule.Group> groups;
  private final Workspace workspace;
  private Set<Integer> inside = Set.of();

  /// @param functions those that may be called
  /// @param reads the C expression of an input
  private Body(
      Unit unit,
      Program program,
      Map<Integer, Tensor> known,
      Functions functions,
      Function<String, String> reads,
      Function<String, String> inPlace) {
    this.unit = unit;
    this.inPlace = inPlace;
    this.schedule = new Schedule(program, known, functions.calls(program));
    this.functions = functions;
    this.reads = reads;
    this.groups = schedule.groups();
    this.workspace = Workspace.of(schedule, groups);
  }

  /// A function of numbers, as the text of a C function.
  static String function(Unit unit, String name, Functions.Function function, Functions shorter) {
    List<String> arguments = new ArrayList<>();
    for (Instruction in : function.program().instructions()) {
      if (in.operation() instanceof Operation.Read(var input)) {
        arguments.add(input.name());
      }
    }
    var known = Known.values(function.program(), Map.of());
    var body = new Body(unit, function.program(), known, shorter, input -> input, _ -> "");
    body.compute();
    return "static %s %s(%s) {\n%s  return %s;\n}\n"
        .formatted(
            unit.real(),
            name,
            arguments.stream().map(each -> unit.real() + " " + each).collect(joining(", ")),
            body.out,
            body.element(function.root(), "0"));
  }

  /// The statements that leave the results of a program.
  ///
  /// @param reads the C expression of an input
  static Body of(
      Unit unit,
      Program program,
      Map<Integer, Tensor> known,
      Functions functions,
      Function<String, String> reads) {
    return of(unit, program, known, functions, reads, _ -> "");
  }

  /// The same where some results take the places of inputs, element by element as they are
  /// computed; where that cannot be, [#assign] copies them.
  ///
  /// @param inPlace the input whose place a result takes; empty for one that takes none
  static Body of(
      Unit unit,
      Program program,
      Map<Integer, Tensor> known,
      Functions functions,
      Function<String, String> reads,
      Function<String, String> inPlace) {
    var body = new Body(unit, program, known, functions, reads, inPlace);
    body.compute();
    return body;
  }

  String text() {
    String work =
        workspace.size() == 0 ? "" : "  " + unit.real() + " work[" + workspace.size() + "];\n";
    return work + out;
  }

  /// Assigns results to places that nothing reads from then on.
  ///
  /// @param to the C expression that a result is assigned to; empty for one that is not
  void assign(Function<String, String> to) {
    List<Runnable> assignments = new ArrayList<>();
    for (var result : schedule.program().results()) {
      String target = to.apply(result.name());
      int value = result.values().getFirst();
      if (!target.isEmpty()) {
        if (result.shape().isScalar()) {
          assignments.add(() -> line(target + " = " + element(value, "0") + ";"));
        } else if (!target.equals(base(value))) {
          String from = base(value).contains("s->") ? copied(value) : base(value);
          assignments.add(() -> copy(from + "[i]", target, 0, result.shape().size()));
        }
      }
    }
    assignments.forEach(Runnable::run);
  }

  /// The C expression of a scalar result.
  String result(String name) {
    return element(schedule.program().result(name).values().getFirst(), "0");
  }

  /// The C expression of an element of a result.
  String element(String result, String i) {
    return element(schedule.program().result(result).values().getFirst(), i);
  }

  private String copied(int value) {
    String copy = "old" + value;
    line(unit.real() + " " + copy + "[" + size(value) + "];");
    copy(base(value) + "[i]", copy, 0, size(value));
    return copy;
  }

  private void compute() {
    Set<Integer> stored = schedule.stored(groups);
    for (int g = 0; g < groups.size(); g++) {
      Schedule.Group group = groups.get(g);
      if (group.loop()) {
        loop(group.members(), stored);
      } else {
        whole(group.members().getFirst());
      }
      workspace.end(g);
    }
  }

  private void loop(List<Integer> members, Set<Integer> stored) {
    int size = size(members.getFirst());
    members.forEach(member -> replaced(member).ifPresent(to -> places.put(member, to)));
    members.stream()
        .filter(member -> stored.contains(member) && !places.containsKey(member))
        .forEach(this::declare);
    boolean outer = members.stream().anyMatch(schedule::isOuter);
    if (outer) {
      Shape shape = shape(members.getFirst());
      line("for (int r = 0, i = 0; r < " + shape.length(0) + "; r++)");
      line("for (int c = 0; c < " + shape.length(1) + "; c++, i++) {");
    } else {
      line("for (int i = 0; i < " + size + "; i++) {");
    }
    inside = new HashSet<>();
    for (int member : members) {
      boolean used = members.stream().anyMatch(m -> schedule.arguments(m).contains(member));
      String value = value(member, "i");
      if (used) {
        line("  const " + unit.real() + " e" + member + " = " + value + ";");
        inside.add(member);
        value = "e" + member;
      }
      if (stored.contains(member)) {
        line("  " + places.getOrDefault(member, "v" + member) + "[i] = " + value + ";");
      }
    }
    inside = Set.of();
    line("}");
  }

  /// Where a value stands that is a result in the place of an input which nothing else reads.
  private Optional<String> replaced(int value) {
    return schedule.program().results().stream()
        .filter(result -> result.values().getFirst() == value)
        .map(result -> inPlace.apply(result.name()))
        .filter(input -> !input.isEmpty() && readers(input).allMatch(reader -> reader == value))
        .map(reads)
        .findFirst();
  }

  private IntStream readers(String input) {
    List<Instruction> all = schedule.program().instructions();
    return IntStream.range(0, all.size())
        .filter(i ->
            all.get(i).arguments().stream()
                .anyMatch(a ->
                    all.get(a).operation() instanceof Operation.Read(var read)
                        && read.name().equals(input)));
  }

  private void whole(int index) {
    Instruction in = instruction(index);
    List<Integer> arguments = in.arguments();
    switch (in.operation()) {
      case Operation.Read(var input) -> {
        if (in.shape().isScalar()) {
          scalar(index, reads.apply(input.name()));
        } else {
          places.put(index, reads.apply(input.name()));
        }
      }
      case Operation.Normal(int first) -> places.put(index, "(draw + " + first + ")");
      case Operation.Elementwise _ -> scalar(index, value(index, "0"));
      case Operation.Product _ -> product(index, arguments);
      case Operation.Transpose _ ->
          take(index, arguments.getFirst(), Elements.transposed(shape(arguments.getFirst())));
      case Operation.Slice slice ->
          take(
              index,
              arguments.getFirst(),
              Elements.sliced(shape(arguments.getFirst()), slice.ranges()));
      case Operation.Gather(var map) -> take(index, arguments.getFirst(), Elements.of(map));
      case Operation.Scatter(var map) -> scatter(index, arguments.getFirst(), Elements.of(map));
      case Operation.Sum _ -> sum(index, arguments.getFirst());
      case Operation.Stack _ -> {
        declare(index);
        int part = in.shape().size() / arguments.size();
        for (int k = 0; k < arguments.size(); k++) {
          copy(element(arguments.get(k), "i"), "v" + index, k * part, part);
        }
      }
      case Operation.Constant _ -> throw new IllegalStateException("a constant is known: " + in);
      case Operation.ReadElement _, Operation.OverLanes _, Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("not part of a step: " + in.operation());
    }
  }

  /// A matrix of weights that multiplies a vector stands column by column, so that a product goes
  /// through it as it lies.
  private void product(int index, List<Integer> factors) {
    Shape a = shape(factors.get(0));
    Shape b = shape(factors.get(1));
    boolean scalar = shape(index).isScalar();
    if (scalar) {
      line(unit.real() + " v" + index + ";");
    } else {
      declare(index);
    }
    Tensor weights = schedule.known().get(factors.get(0));
    String call =
        weights != null && a.rank() == 2 && b.rank() == 1
            ? call(
                base(factors.get(1)),
                unit.table(Elements.transposed(weights)),
                1,
                a.length(1),
                a.length(0))
            : call(
                base(factors.get(0)),
                base(factors.get(1)),
                a.rank() == 2 ? a.length(0) : 1,
                a.length(a.rank() - 1),
                b.rank() == 2 ? b.length(1) : 1);
    line(call.replace("TO", (scalar ? "&" : "") + "v" + index));
    unit.support(Support.FUSED);
  }

  private String call(String a, String b, int rows, int inner, int columns) {
    return "%s(%s, %s, TO, %s, %s, %s);"
        .formatted(unit.support(Support.PRODUCT), a, b, "" + rows, "" + inner, "" + columns);
  }

  private void sum(int index, int of) {
    line(unit.real() + " v" + index + " = 0;");
    line(
        "for (int i = 0; i < "
            + size(of)
            + "; i++) v"
            + index
            + " = v"
            + index
            + " + "
            + element(of, "i")
            + ";");
  }

  /// Elements of an array as an array of their own: a part of it where they follow each other.
  private void take(int index, int from, int[] elements) {
    boolean row = IntStream.range(0, elements.length).allMatch(i -> elements[i] == elements[0] + i);
    if (shape(index).isScalar() && elements[0] >= 0) {
      scalar(index, element(from, "" + elements[0]));
    } else if (row && elements[0] >= 0) {
      places.put(
          index, elements[0] == 0 ? base(from) : "(" + base(from) + " + " + elements[0] + ")");
    } else {
      declare(index);
      String table = unit.table(elements);
      String taken = element(from, table + "[i]");
      boolean gaps = Arrays.stream(elements).anyMatch(e -> e < 0);
      copy(gaps ? table + "[i] < 0 ? 0 : " + taken : taken, "v" + index, 0, elements.length);
    }
  }

  private void scatter(int index, int from, int[] elements) {
    boolean scalar = shape(index).isScalar();
    String table = unit.table(elements);
    String to = scalar ? "v" + index : "v" + index + "[" + table + "[i]]";
    if (scalar) {
      line(unit.real() + " v" + index + " = 0;");
    } else {
      declare(index);
      copy("0", "v" + index, 0, size(index));
    }
    line("for (int i = 0; i < " + elements.length + "; i++) {");
    line("  if (" + table + "[i] >= 0) " + to + " = " + to + " + " + element(from, "i") + ";");
    line("}");
  }

  private void scalar(int index, String value) {
    line("const " + unit.real() + " v" + index + " = " + value + ";");
  }

  private void declare(int index) {
    int place = workspace.place(index, size(index));
    line(unit.real() + " *const v" + index + " = work + " + place + ";");
  }

  private void copy(String from, String to, int first, int count) {
    String at = first == 0 ? "i" : first + " + i";
    line("for (int i = 0; i < " + count + "; i++) " + to + "[" + at + "] = " + from + ";");
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  /// What an element-wise instruction computes.
  private String value(int index, String i) {
    List<String> a = schedule.arguments(index).stream().map(each -> element(each, i)).toList();
    Call call = schedule.calls().get(index);
    if (call != null) {
      Functions shorter = functions.below(call.function());
      return unit.function(call.function(), shorter) + "(" + String.join(", ", a) + ")";
    }
    if (schedule.isOuter(index)) {
      return support(
          Support.FUSED,
          List.of(element(argument(index, 0), "r"), element(argument(index, 1), "c"), "0"));
    }
    Primitive primitive = ((Operation.Elementwise) instruction(index).operation()).primitive();
    return switch (primitive) {
      case ADD -> a.get(0) + " + " + a.get(1);
      case SUBTRACT -> a.get(0) + " - " + a.get(1);
      case MULTIPLY -> a.get(0) + " * " + a.get(1);
      case DIVIDE -> a.get(0) + " / " + a.get(1);
      case NEGATE -> "-" + a.get(0);
      case FMA -> support(Support.FUSED, a);
      case ABSOLUTE -> support(Support.MAGNITUDE, a);
      case MINIMUM -> support(Support.LEAST, a);
      case MAXIMUM -> support(Support.MOST, a);
      case POWER2 -> support(Support.POWER2, a);
      case EXPONENT -> support(Support.EXPONENT, a);
      case MANTISSA -> support(Support.MANTISSA, a);
      case SQUARE_ROOT -> root(a.get(0));
      case WHERE_LESS -> where(a, " < ");
      case WHERE_LESS_OR_EQUAL -> where(a, " <= ");
      case WHERE_EQUAL -> where(a, " == ");
    };
  }

  private String support(Support function, List<String> arguments) {
    return unit.support(function) + "(" + String.join(", ", arguments) + ")";
  }

  /// The root of a float is that of the double, rounded (Figueroa 1995, When is double rounding
  /// innocuous?).
  private String root(String a) {
    unit.shared(Support.ROOT);
    return unit.real().equals("float") ? "(float) root(" + a + ")" : "root(" + a + ")";
  }

  private static String where(List<String> a, String relation) {
    return a.get(0) + relation + a.get(1) + " ? " + a.get(2) + " : " + a.get(3);
  }

  /// An element of a value; a scalar is the same for each.
  private String element(int index, String i) {
    Tensor known = schedule.known().get(index);
    if (shape(index).isScalar()) {
      if (known != null) {
        return Numbers.of(known.elements()[0], unit.precision());
      }
      return places.containsKey(index) ? places.get(index) + "[0]" : "v" + index;
    }
    return inside.contains(index) ? "e" + index : base(index) + "[" + i + "]";
  }

  /// Where the elements of an array stand.
  private String base(int index) {
    Tensor known = schedule.known().get(index);
    return known != null ? unit.table(known) : places.getOrDefault(index, "v" + index);
  }

  private int argument(int index, int number) {
    return schedule.arguments(index).get(number);
  }

  private Instruction instruction(int index) {
    return schedule.program().instructions().get(index);
  }

  private Shape shape(int index) {
    return instruction(index).shape();
  }

  private int size(int index) {
    return shape(index).size();
  }
}
