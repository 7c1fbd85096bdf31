package org.homeostat.substrate.c;

import static java.util.stream.Collectors.joining;

<<<<<<< HEAD
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
=======
>>>>>>> main
import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.fixed.IntegerStep;

/// A system as a C99 source file and its header.
///
/// ```
/// FixedStep step = Simulation.of(system).method("shark").step(0.1).fixedStep();
/// CCode code = CCode.of(step);     // NAME_init, NAME_step, NAME_observe
/// ```
///
/// The state stands in a struct that the caller owns; free inputs are its members, which the caller
/// may change before each step. Parameters have become constants.
///
/// @param name of the files, the struct and the functions: an identifier
/// @param header the text of `name.h`
/// @param source the text of `name.c`
public record CCode(String name, String header, String source) {

  /// The code of a step, in the precision of its programs.
  public static CCode of(FixedStep step) {
    return new NumberWriter(step).write();
  }

<<<<<<< HEAD
  private static final class Writer {
    private final FixedStep step;
    private final String name;
    private final String model;
    private final Unit unit;
    private final Functions functions;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final List<History> past;
    private final Map<String, String> reads = new HashMap<>();
    private final Identifiers outputs = new Identifiers();

    Writer(FixedStep step) {
      this.step = step;
      this.name = new Identifiers().of(step.system().name());
      this.model = SystemText.print(step.system());
      this.unit = new Unit(step.advance().precision());
      this.functions = Functions.in(unit.precision());
      var identifiers = new Identifiers();
      step.system().states().forEach(v -> members.put(v.name(), identifiers.of(v.name())));
      step.system().inputs().forEach(v -> members.put(v.name(), identifiers.of(v.name())));
      this.past = History.of(step, identifiers);
      past.forEach(each -> reads.putAll(each.reads()));
    }

    CCode write() {
      String bodies = init() + draws() + advance() + observe();
      String source =
          """
          /* %s: see %1$s.h. */
          #include "%1$s.h"

          #if defined(__FAST_MATH__)
          #error "the arithmetic is exact as written: compile without -ffast-math"
          #endif
          #if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0
          #error "numbers must be rounded to their type: compile with -msse2 -mfpmath=sse"
          #endif

          """
              .formatted(name);
      return new CCode(name, header(), source + unit.text() + bodies);
    }

    private String header() {
      String upper = name.toUpperCase(Locale.ROOT);
      return new Header(step, name, upper, unit.real(), model, crc()).text(members, past, outputs);
    }

    /// Of the equations, values and settings from which the code is made.
    private String crc() {
      CRC32 crc = new CRC32();
      String all =
          model + step.values() + step.method().name() + step.start() + step.length() + unit.real();
      crc.update(all.getBytes(StandardCharsets.UTF_8));
      return "0x" + Long.toHexString(crc.getValue()) + "u";
    }

    private String init() {
      StringBuilder text = new StringBuilder();
      text.append("void ").append(name).append("_init(").append(name);
      text.append(" *s, uint64_t seed) {\n");
      members.forEach((variable, member) -> text.append(start(member, value(variable))));
      past.forEach(each -> text.append(each.clear()));
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
      if (draws(step.advance()) + draws(step.observe()) == 0) {
        return "";
      }
      unit.shared(Support.NORMALS);
      boolean areas = step.pairing() == Pairing.AREAS;
      StringBuilder text = new StringBuilder();
      text.append("static void normals(const ").append(name).append(" *s, ").append(unit.real());
      text.append(" *draw) {\n  double first, second;\n");
      int at = 0;
      for (Source source : step.sources()) {
        text.append("  /* ").append(Header.comment(source.name())).append(" */\n");
        text.append("  for (uint32_t e = 0; e < ").append(source.elements()).append("; e++) {\n");
        text.append("    pair(key(0x").append(Long.toHexString(source.hash())).append("u, e), ");
        text.append(areas ? "((uint64_t) 1 << 62) + s->steps" : "s->steps >> 1");
        text.append(", s->seed, &first, &second);\n");
        String cast = unit.real().equals("float") ? "(float) " : "";
        if (areas) {
          text.append("    draw[%s + 2 * e] = %sfirst;\n".formatted("" + at, cast));
          text.append("    draw[%s + 2 * e + 1] = %ssecond;\n".formatted("" + at, cast));
        } else {
          text.append(
              "    draw[%s + e] = %s(s->steps & 1 ? second : first);\n".formatted("" + at, cast));
        }
        text.append("  }\n");
        at += source.elements() * step.pairing().normals();
      }
      return text.append("}\n\n").toString();
    }

    private int draws(Program program) {
      return program.normals() == 0
          ? 0
          : step.sources().stream().mapToInt(Source::elements).sum() * step.pairing().normals();
    }

    private String drawing(Program program) {
      int count = draws(program);
      return count == 0 ? "" : "  " + unit.real() + " draw[" + count + "];\n  normals(s, draw);\n";
    }

    private String advance() {
      Body body = body(step.advance());
      Map<String, String> to = new HashMap<>();
      members.forEach((variable, member) -> to.put(variable, "s->" + member));
      past.forEach(each -> to.put(each.kept().now(), each.now()));
      body.assign(result -> to.getOrDefault(result, ""));
      return "int %s_step(%s *s) {\n%s%s%s  s->steps++;\n  return %s == 0;\n}\n"
          .formatted(
              name,
              name,
              drawing(step.advance()),
              body.text(),
              past.stream().map(History::begin).collect(joining()),
              body.result(FixedStep.HEALTH));
    }

    private String observe() {
      if (step.observed().isEmpty()) {
        return "";
      }
      Body body = body(step.observe());
      Map<String, String> to = new LinkedHashMap<>();
      for (int i = 0; i < step.observed().size(); i++) {
        to.put(FixedStep.value(i), "out->" + outputs.of(step.observed().get(i)));
      }
      body.assign(to::get);
      boolean reads = body.text().contains("s->") || draws(step.observe()) > 0;
      return "\nvoid %s_observe(const %s *s, %s_outputs *out) {\n%s%s%s}\n"
          .formatted(
              name, name, name, reads ? "" : "  (void) s;\n", drawing(step.observe()), body.text());
    }

    private Body body(Program program) {
      return Body.of(unit, program, Known.values(program, given()), functions, this::read);
    }

    /// What does not change: the length of the step, its start, and parameters.
    private Map<String, Tensor> given() {
      Map<String, Tensor> given = new LinkedHashMap<>();
      given.put(FixedStep.LENGTH, Tensor.scalar(step.length()));
      given.put(FixedStep.START, Tensor.scalar(step.start()));
      for (Variable parameter : step.system().parameters()) {
        given.put(parameter.name(), value(parameter.name()));
      }
      step.values().forEach((name, value) -> {
        if (name.startsWith("#")) {
          given.put(name, value);
        }
      });
      return given;
    }

    private Tensor value(String variable) {
      return Objects.requireNonNull(step.values().get(variable));
    }

    private String read(String input) {
      return input.equals(FixedStep.NUMBER)
          ? "(" + unit.real() + ") s->steps"
          : reads.getOrDefault(input, "s->" + members.get(input));
    }
=======
  /// The code of a step in integers.
  public static CCode of(IntegerStep integers) {
    return new IntegerWriter(integers).write();
>>>>>>> main
  }

  /// The declaration of a member of a struct.
  static String member(String real, String name, Shape shape) {
    return "  " + real + " " + name + (shape.isScalar() ? "" : "[" + shape.size() + "]") + ";";
  }

  /// Lines, each with an end.
  static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(joining());
  }
}
