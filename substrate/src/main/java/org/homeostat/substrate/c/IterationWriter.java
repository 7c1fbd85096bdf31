package org.homeostat.substrate.c;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Hoisting;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.substrate.program.Known;

/// Writes an iteration of one input and one result, whose largest element is asked for, as C99:
/// constants are tables, what the input fixes is computed once, and everything that moves stands on
/// the stack.
final class IterationWriter {
  private final Iteration iteration;
  private final Input input;
  private final Result result;
  private final String about;
  private final Unit unit;
  private final String real;
  private final Functions functions;
  private final Identifiers identifiers = Identifiers.inC();
  private final String name;
  private final Map<String, String> members = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  /// @param about what it is, for people
  IterationWriter(Iteration iteration, String name, String about) {
    this.iteration = iteration;
    this.input = input(iteration);
    this.result = iteration.read().results().getFirst();
    this.about = about;
    this.unit = new Unit(iteration.read().precision());
    this.real = unit.real();
    this.functions = Functions.in(unit.precision());
    this.name = Identifiers.inC().of(name);
  }

  private static Input input(Iteration iteration) {
    List<Program> programs = List.of(iteration.step(), iteration.read());
    return programs.stream()
        .flatMap(program -> program.inputs().stream())
        .filter(each -> !iteration.constants().containsKey(each.name()))
        .filter(each -> !iteration.start().containsKey(each.name()))
        .findFirst()
        .orElseThrow();
  }

  CCode write() {
    iteration.start().forEach((state, value) -> member(state, value.shape()));
    StringBuilder bodies = new StringBuilder();
    if (iteration.moves()) {
      bodies.append(settling());
    }
    bodies.append(predict());
    String source =
        "/* %1$s: see %1$s.h. */\n#include \"%1$s.h\"\n\n".formatted(name)
            + NumberWriter.GUARDS
            + unit.text()
            + bodies;
    return new CCode(name, header(), source, sum(), Map.of(), Map.of());
  }

  private void member(String variable, Shape shape) {
    members.put(variable, identifiers.of(variable));
    shapes.put(variable, shape);
  }

  /// The struct of what moves and what the input fixes, and the functions that work on it.
  private String settling() {
    Program step = iteration.step();
    Map<Integer, Tensor> known = Known.values(step, iteration.constants());
    Hoisting hoisting = Hoisting.of(step, known.keySet());
    hoisting.kept().forEach(this::member);
    String fix = fix(hoisting.once());
    String advance = advance(hoisting.each());
    StringBuilder text = new StringBuilder("/* What moves, and what the input fixes. */\n");
    text.append("typedef struct {\n");
    members.forEach((variable, member) ->
        text.append(CCode.member(real, member, shape(variable))).append('\n'));
    return text.append("} settling;\n\n").append(fix).append(advance).toString();
  }

  private Shape shape(String variable) {
    return Objects.requireNonNull(shapes.get(variable));
  }

  private String fix(Program once) {
    if (once.results().isEmpty()) {
      return "";
    }
    Body body = body(once);
    body.assign(this::place);
    return "static void fix(settling *s, const %s *x) {\n%s}\n\n".formatted(real, body.text());
  }

  /// One step; gives whether something has moved by more than the tolerance.
  private String advance(Program each) {
    Body body = body(each);
    StringBuilder moves = new StringBuilder("  int moves = %s;\n".formatted(all() ? "1" : "0"));
    for (String state : all() ? List.<String>of() : iteration.watched()) {
      String tolerance = Numbers.of(iteration.tolerance(), unit.precision());
      moves.append(moves(unit, shape(state), body.element(state, "i"), place(state), tolerance));
    }
    String computed = body.text();
    body.assign(this::place);
    String assigned = body.text().substring(computed.length());
    return "static int advance(settling *s) {\n"
        + computed
        + moves
        + assigned
        + "  return moves;\n}\n\n";
  }

  private boolean all() {
    return iteration.tolerance() == 0;
  }

  /// The statement that notes whether a state has moved by more than a tolerance.
  ///
  /// @param next the C expression of an element after the step
  static String moves(Unit unit, Shape shape, String next, String place, String tolerance) {
    String i = shape.isScalar() ? "" : "[i]";
    return "  for (int i = 0; i < %s; i++) moves |= !(%s(%s - %s%s) <= %s);\n"
        .formatted("" + shape.size(), unit.support(Support.MAGNITUDE), next, place, i, tolerance);
  }

  private String predict() {
    StringBuilder text = new StringBuilder();
    text.append("int %1$s_predict(const %2$s *x, %2$s *scores) {\n".formatted(name, real));
    text.append("  int best = 0;\n");
    if (iteration.moves()) {
      text.append("  settling all, *s = &all;\n");
      iteration.start().forEach((state, value) -> text.append(begin(unit, place(state), value)));
      text.append(
          members.keySet().stream().anyMatch(each -> !isStart(each)) ? "  fix(s, x);\n" : "");
      text.append(
          "  for (int k = 0; k < %s && advance(s); k++) {\n  }\n".formatted("" + iteration.most()));
    }
    Body body = body(iteration.read());
    body.assign(_ -> "scores");
    text.append(body.text());
    text.append(
        """
          for (int i = 1; i < CLASSES; i++) {
            if (scores[i] > scores[best]) best = i;
          }
          return best;
        }
        """
            .replace("CLASSES", "" + result.shape().size()));
    return text.toString();
  }

  private boolean isStart(String member) {
    return iteration.start().containsKey(member);
  }

  /// The statement that brings something to its start.
  static String begin(Unit unit, String place, Tensor value) {
    double first = value.elements()[0];
    boolean same = Arrays.stream(value.elements()).allMatch(each -> each == first);
    String from = same ? Numbers.of(first, unit.precision()) : unit.table(value) + "[i]";
    return value.shape().isScalar()
        ? "  " + place + " = " + from + ";\n"
        : "  for (int i = 0; i < %s; i++) %s[i] = %s;\n"
            .formatted("" + value.elements().length, place, from);
  }

  private Body body(Program program) {
    Map<Integer, Tensor> known = Known.values(program, iteration.constants());
    return Body.of(unit, program, known, functions, this::read);
  }

  private String read(String variable) {
    return variable.equals(input.name()) ? "x" : place(variable);
  }

  private String place(String variable) {
    return "s->" + members.get(variable);
  }

  private String sum() {
    CRC32 crc = new CRC32();
    String all = about + iteration.most() + " " + iteration.tolerance() + " " + real;
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    for (Tensor each : iteration.constants().values()) {
      for (double element : each.elements()) {
        crc.update(Double.toHexString(element).getBytes(StandardCharsets.UTF_8));
      }
    }
    return Long.toHexString(crc.getValue());
  }

  private String header() {
    String text =
        """
        /* Gives the class of %s numbers, and a score for each of %s classes. */
        int %s_predict(const %s *x, %s *scores);
        """
            .formatted("" + input.shape().size(), "" + result.shape().size(), name, real, real);
    return header(name, about, sum(), text);
  }

  /// The header of functions.
  static String header(String name, String about, String sum, String functions) {
    String upper = name.toUpperCase(Locale.ROOT);
    List<String> lines = new ArrayList<>(List.of("/*"));
    Header.comment(about).lines().forEach(line -> lines.add((" * " + line).stripTrailing()));
    lines.addAll(
        List.of(
            " *",
            " * Made by Homeostat. It allocates nothing and calls no library.",
            " */",
            "#ifndef " + upper + "_H",
            "#define " + upper + "_H",
            "",
            "#include <stdint.h>",
            "",
            "#ifdef __cplusplus",
            "extern \"C\" {",
            "#endif",
            "",
            "/* The CRC-32 of the equations, weights and settings that this was made from. */",
            "#define " + upper + "_MODEL 0x" + sum + "u",
            ""));
    functions.lines().forEach(lines::add);
    lines.addAll(List.of("", "#ifdef __cplusplus", "}", "#endif", "", "#endif"));
    return CCode.lines(lines);
  }
}
