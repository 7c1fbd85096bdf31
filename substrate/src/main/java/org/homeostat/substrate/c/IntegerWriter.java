package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerFunction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.fixed.NormalPair;

/// Writes a step in integers as C99, which needs no floating point.
final class IntegerWriter {
  private final IntegerStep integers;
  private final FixedStep step;
  private final FixedPoint format;
  private final Heading heading;
  private final Arithmetic arithmetic = new Arithmetic();

  IntegerWriter(IntegerStep integers) {
    this.integers = integers;
    this.step = integers.step();
    this.format = integers.format();
    this.heading = Heading.of(step, "int32_t", integers.format().toString(), integers.tunable());
  }

  CCode write() {
    boolean noisy = draws(integers.advance()) || draws(integers.observe());
    StringBuilder source = new StringBuilder();
    functions().forEach(each -> source.append(IntegerBody.function(each, arithmetic)));
    if (noisy) {
      source.append(pair()).append(heading.normals("int32_t", ""));
    }
    source.append(init()).append(advance()).append(observe());
    String support =
        Support.text(noisy ? Set.of(Support.INTEGERS, Support.PHILOX) : Set.of(Support.INTEGERS));
    return heading.code(
        about(), heading.opening() + Heading.APART + support + arithmetic.text() + source);
  }

  String sum() {
    return heading.sum();
  }

  private Set<IntegerFunction> functions() {
    Set<IntegerFunction> all = new LinkedHashSet<>(integers.advance().functions());
    all.addAll(integers.observe().functions());
    return all;
  }

  private List<String> about() {
    List<String> lines = new ArrayList<>();
    if (!integers.legend().isEmpty()) {
      lines.add(Header.comment(integers.legend()));
    }
    lines.addAll(
        List.of(
            "Numbers are integers: x stands for x / 2^" + format.fraction() + " (" + format + ").",
            "What would leave the range stands at its end. The same seed gives the same path",
            "as Homeostat's model in integers, to the last bit."));
    return lines;
  }

  /// Two normal numbers of a counter.
  private String pair() {
    IntegerProgram program = integers.normals();
    var body = new IntegerBody(program.instructions(), IntegerOperation.Read::name, arithmetic);
    return """
    static APART void gauss(int32_t w, int32_t f, int32_t *along, int32_t *across) {
    %s  *along = %s;
      *across = %s;
    }

    static APART void pair(uint64_t key, uint64_t index, uint64_t seed, int32_t *first, int32_t *second) {
      uint64_t x, y;
      int32_t along, across;
      random_bits(key, index, seed, &x, &y);
      gauss((int32_t) (x >> 34 << 1 | 1), (int32_t) (y >> 34) - 536870912, &along, &across);
      if (y & 1) {
        along = -along;
        across = -across;
      }
      *first = y & 2 ? across : along;
      *second = y & 2 ? along : across;
    }

    """
        .formatted(
            body.statements(),
            body.value(program.result(NormalPair.ALONG).getFirst()),
            body.value(program.result(NormalPair.ACROSS).getFirst()));
  }

  private String init() {
    StringBuilder text = new StringBuilder();
    text.append("void %1$s_init(%1$s *s, uint64_t seed) {\n".formatted(heading.name()));
    integers.start().forEach((name, raw) -> text.append(start(name, raw)));
    heading.past().forEach(each -> text.append(each.clear()));
    return text.append("  s->seed = seed;\n  s->steps = 0;\n}\n\n").toString();
  }

  private String start(String name, long[] raw) {
    String member = place(name);
    if (isScalar(name)) {
      return "  " + member + " = " + IntegerBody.number(raw[0]) + ";\n";
    }
    if (raw.length > 1 && Arrays.stream(raw).allMatch(each -> each == raw[0])) {
      return "  for (int e = 0; e < %s; e++) %s[e] = %s;\n"
          .formatted("" + raw.length, member, IntegerBody.number(raw[0]));
    }
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < raw.length; e++) {
      text.append("  ").append(member).append("[").append(e).append("] = ");
      text.append(IntegerBody.number(raw[e])).append(";\n");
    }
    return text.toString();
  }

  private boolean isScalar(String name) {
    for (History each : heading.past()) {
      if (each.has(name)) {
        return each.shape().isScalar();
      }
    }
    return Objects.requireNonNull(step.values().get(name)).shape().isScalar();
  }

  private String advance() {
    IntegerProgram program = integers.advance();
    RolledBody body = body(program);
    StringBuilder text = new StringBuilder(body.statements());
    program
        .results()
        .forEach((name, values) -> text.append(body.assign(place(name), values, isScalar(name))));
    heading.past().forEach(each -> text.append(each.begin()));
    text.append("  s->steps++;\n  return ").append(within()).append(";\n}\n");
    String step = "int %1$s_step(%1$s *s) {\n".formatted(heading.name());
    if (!body.works()) {
      return step + text;
    }
    return "static APART int advance(%s *s, int32_t *w) {\n".formatted(heading.name())
        + text
        + "\n"
        + step
        + body.work()
        + "  return advance(s, w);\n}\n";
  }

  private String within() {
    return step.system().states().stream()
        .map(state ->
            "inside(%ss->%s, %s, %s)"
                .formatted(
                    state.shape().isScalar() ? "&" : "",
                    heading.members().get(state.name()),
                    "" + state.shape().size(),
                    "" + format.top()))
        .collect(Collectors.joining("\n      && "));
  }

  private String observe() {
    if (step.observed().isEmpty()) {
      return "";
    }
    IntegerProgram program = integers.observe();
    RolledBody body = body(program);
    StringBuilder text = new StringBuilder();
    String statements = body.work() + body.statements();
    text.append(
        "\nvoid %1$s_observe(const %1$s *s, %1$s_outputs *out) {\n".formatted(heading.name()));
    text.append(statements.contains("s->") || statements.contains("(s, ") ? "" : "  (void) s;\n");
    text.append(statements);
    for (int i = 0; i < step.observed().size(); i++) {
      String to = "out->" + heading.outputs().get(step.observed().get(i));
      boolean scalar = step.observe().result(FixedStep.value(i)).shape().isScalar();
      text.append(body.assign(to, program.result(FixedStep.value(i)), scalar));
    }
    return text.append("}\n").toString();
  }

  private RolledBody body(IntegerProgram program) {
    return new RolledBody(program, step.normals(), this::place, this::read, arithmetic);
  }

  private String read(IntegerOperation.Read read) {
    String place = place(read.name());
    return isScalar(read.name()) ? place : place + "[" + read.element() + "]";
  }

  /// The C expression of what a program reads or leaves under a name.
  private String place(String name) {
    for (History each : heading.past()) {
      if (each.has(name)) {
        return each.place(name);
      }
    }
    return "s->" + heading.members().get(name);
  }

  private static boolean draws(IntegerProgram program) {
    return program.instructions().stream()
        .anyMatch(in -> in.operation() instanceof IntegerOperation.Normal);
  }
}
