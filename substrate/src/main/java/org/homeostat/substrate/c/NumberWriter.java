package org.homeostat.substrate.c;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Known;

/// Writes a step in doubles or floats as C99.
final class NumberWriter {
  /// Refuses compilers that do not keep the arithmetic.
  static final String GUARDS =
      """
      #if defined(__FAST_MATH__)
      #error "the arithmetic is exact as written: compile without -ffast-math"
      #endif
      #if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0
      #error "numbers must be rounded to their type: compile with -msse2 -mfpmath=sse"
      #endif

      """;

  private final FixedStep step;
  private final Unit unit;
  private final Functions functions;
  private final Heading heading;
  private final String name;
  private final Map<String, String> members;
  private final Map<String, String> reads = new HashMap<>();

  /// @param tunable the names of parameters that are members
  NumberWriter(FixedStep step, List<String> tunable) {
    this.step = step;
    this.unit = new Unit(step.advance().precision());
    this.functions = Functions.in(unit.precision());
    this.heading = Heading.of(step, unit.real(), unit.real(), tunable);
    this.name = heading.name();
    this.members = heading.members();
    heading.past().forEach(each -> reads.putAll(each.reads()));
  }

  CCode write() {
    String bodies = init() + draws() + advance() + observe();
    List<String> about =
        List.of("The same seed gives the same path as Homeostat, to the last bit.");
    return heading.code(about, heading.opening() + GUARDS + unit.text() + bodies);
  }

  private String init() {
    StringBuilder text = new StringBuilder();
    text.append("void ").append(name).append("_init(").append(name);
    text.append(" *s, uint64_t seed) {\n");
    members.forEach((variable, member) -> text.append(start(member, value(variable))));
    heading.past().forEach(each -> text.append(each.clear()));
    return text.append("  s->seed = seed;\n  s->steps = 0;\n}\n\n").toString();
  }

  private String start(String member, Tensor value) {
    if (value.shape().isScalar()) {
      return "  s->" + member + " = " + Numbers.of(value.elements()[0], unit.precision()) + ";\n";
    }
    double first = value.elements()[0];
    boolean same = java.util.Arrays.stream(value.elements()).allMatch(each -> each == first);
    String from = same ? Numbers.of(first, unit.precision()) : unit.table(value) + "[i]";
    return "  for (int i = 0; i < %s; i++) s->%s[i] = %s;\n"
        .formatted("" + value.elements().length, member, from);
  }

  /// The function that draws the normals of a step.
  private String draws() {
    if (step.advance().normals() + step.observe().normals() == 0) {
      return "";
    }
    unit.shared(Support.NORMALS);
    return heading.normals("double", unit.real().equals("float") ? "(float) " : "");
  }

  private String drawing(Program program) {
    return program.normals() == 0 ? "" : heading.drawing(unit.real());
  }

  private String advance() {
    Body body = body(step.advance());
    Map<String, String> to = new HashMap<>();
    members.forEach((variable, member) -> to.put(variable, "s->" + member));
    heading.past().forEach(each -> to.put(each.kept().now(), each.now()));
    body.assign(result -> to.getOrDefault(result, ""));
    String statements =
        body.text()
            + heading.past().stream().map(History::begin).collect(joining())
            + "  s->steps++;\n  return "
            + body.result(FixedStep.HEALTH)
            + " == 0;\n}\n";
    if (step.advance().normals() == 0) {
      return "int %1$s_step(%1$s *s) {\n".formatted(name) + statements;
    }
    return Heading.APART
        + "static APART int advance(%s *s, const %s *draw) {\n".formatted(name, unit.real())
        + statements
        + "\nint %1$s_step(%1$s *s) {\n".formatted(name)
        + drawing(step.advance())
        + "  return advance(s, draw);\n}\n";
  }

  private String observe() {
    if (step.observed().isEmpty()) {
      return "";
    }
    Body body = body(step.observe());
    Map<String, String> to = new LinkedHashMap<>();
    for (int i = 0; i < step.observed().size(); i++) {
      to.put(FixedStep.value(i), "out->" + heading.outputs().get(step.observed().get(i)));
    }
    body.assign(to::get);
    boolean reads = body.text().contains("s->") || step.observe().normals() > 0;
    return "\nvoid %s_observe(const %s *s, %s_outputs *out) {\n%s%s%s}\n"
        .formatted(
            name, name, name, reads ? "" : "  (void) s;\n", drawing(step.observe()), body.text());
  }

  private Body body(Program program) {
    Map<String, Tensor> given = new LinkedHashMap<>(step.constants());
    heading.tunable().forEach(parameter -> given.remove(parameter.name()));
    return Body.of(unit, program, Known.values(program, given), functions, this::read);
  }

  private Tensor value(String variable) {
    return Objects.requireNonNull(step.values().get(variable));
  }

  private String read(String input) {
    return input.equals(FixedStep.NUMBER)
        ? "(" + unit.real() + ") s->steps"
        : reads.getOrDefault(input, "s->" + members.get(input));
  }
}
