package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Flow;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Known;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// A system in continuous time as C99, in doubles, beside the [CCode] of its step, whose struct it
/// reads: how fast states move, what indicates events, what they do, and outputs at any time.
///
/// @param name of the files: an identifier
/// @param header the text of `name.h`
/// @param source the text of `name.c`
/// @param moving how many elements move; they stand first in the struct, without gaps
/// @param indicators how many elements indicate events
public record FlowCode(String name, String header, String source, int moving, int indicators) {

  /// The code of the flow of a step's system.
  ///
  /// @param tunable the names of parameters that are members of the struct
  /// @throws org.homeostat.solver.RefusedException if there is no flow
  public static FlowCode of(FixedStep step, List<String> tunable) {
    return new Writing(step, tunable).write();
  }

  private static final class Writing {
    private final FixedStep step;
    private final Flow flow;
    private final Unit unit;
    private final Functions functions;
    private final Heading heading;
    private final String name;
    private final List<String> declared = new ArrayList<>();

    Writing(FixedStep step, List<String> tunable) {
      this.step = step;
      this.flow = Flow.of(step);
      this.unit = new Unit(step.advance().precision());
      this.functions = Functions.in(unit.precision());
      this.heading = Heading.of(step, unit.real(), unit.real(), tunable);
      this.name = heading.name();
    }

    FlowCode write() {
      Map<String, String> slopes = new LinkedHashMap<>();
      int moving = 0;
      for (Variable state : flow.moving()) {
        slopes.put(Flow.slope(state.name()), place("slope", moving, state.shape().isScalar()));
        moving += state.shape().size();
      }
      Map<String, String> indicators = new LinkedHashMap<>();
      int looks = 0;
      for (Event event : step.system().events()) {
        indicators.put(
            Flow.indicator(event.name()), place("look", looks, event.shape().isScalar()));
        looks += event.shape().size();
      }
      Map<String, String> states = new HashMap<>();
      heading.members().forEach((variable, member) -> states.put(variable, "s->" + member));
      Map<String, String> outputs = new LinkedHashMap<>();
      for (int i = 0; i < step.observed().size(); i++) {
        String observed = step.observed().get(i);
        outputs.put(FixedStep.value(i), "out->" + heading.outputs().get(observed));
      }
      String real = unit.real();
      String zeros =
          moving == 0 ? "" : "  for (int i = 0; i < %s; i++) slope[i] = 0;\n".formatted(moving);
      String text =
          function(
                  "slope",
                  "const %s *s".formatted(name),
                  real + " *slope",
                  zeros,
                  flow.slope(),
                  slopes)
              + function(
                  "look",
                  "const %s *s".formatted(name),
                  real + " *look",
                  "",
                  flow.look(),
                  indicators)
              + function("settle", "%s *s".formatted(name), "", "", flow.settle(), states)
              + (outputs.isEmpty()
                  ? ""
                  : function(
                      "at",
                      "const %s *s".formatted(name),
                      name + "_outputs *out",
                      "",
                      flow.observe(),
                      outputs))
              + next()
              + pending(moving);
      String file = name + "_flow";
      String opening =
          "/* %1$s in continuous time. */\n#include <string.h>\n\n#include \"%2$s.h\"\n\n"
              .formatted(name, file);
      return new FlowCode(file, header(file), opening + unit.text() + text, moving, looks);
    }

    private static String place(String array, int first, boolean scalar) {
      return scalar ? array + "[" + first + "]" : "(" + array + " + " + first + ")";
    }

    /// A function of the struct and the time that leaves the results of a program.
    private String function(
        String verb,
        String struct,
        String other,
        String before,
        Program program,
        Map<String, String> to) {
      Map<String, Tensor> given = new LinkedHashMap<>(step.constants());
      heading.tunable().forEach(parameter -> given.remove(parameter.name()));
      Body body = Body.of(unit, program, Known.values(program, given), functions, this::read);
      body.assign(result -> to.getOrDefault(result, ""));
      String declaration =
          "void %s_%s(%s, double t%s)"
              .formatted(name, verb, struct, other.isEmpty() ? "" : ", " + other);
      declared.add(declaration + ";");
      String unused = other.isEmpty() ? "" : ", (void) " + other.substring(other.indexOf('*') + 1);
      return declaration
          + " {\n  (void) s, (void) t"
          + unused
          + ";\n"
          + before
          + body.text()
          + "}\n\n";
    }

    private String read(String input) {
      return input.equals(Flow.TIME) ? "t" : "s->" + heading.members().get(input);
    }

    /// The function that tells when the next rest ends, after those that end about now have ended.
    private String next() {
      String declaration = "double %1$s_next(%1$s *s, double t)".formatted(name);
      declared.add(declaration + ";");
      StringBuilder text = new StringBuilder(declaration);
      text.append(" {\n  double next = 1e300, soon = t + 1e-9 * (1 + (t < 0 ? -t : t));\n");
      text.append("  (void) s, (void) soon;\n");
      for (String end : flow.ends()) {
        Variable state =
            step.system().states().stream()
                .filter(v -> v.name().equals(end))
                .findFirst()
                .orElseThrow();
        String member = "s->" + heading.members().get(end);
        text.append("  for (int i = 0; i < ").append(state.shape().size()).append("; i++) {\n");
        text.append(
            """
                double *end = &%1$s;
                if (*end > t && *end <= soon) *end = t;
                if (*end > t && *end < next) next = *end;
              }
            """
                .formatted(state.shape().isScalar() ? member : member + "[i]"));
      }
      return text.append("  return next;\n}\n").toString();
    }

    /// The function that tells whether an instant is due: conditions have begun to hold, or ceased.
    private String pending(int moving) {
      String declaration = "int %1$s_pending(const %1$s *s, double t)".formatted(name);
      declared.add(declaration + ";");
      StringBuilder text = new StringBuilder("\n").append(declaration).append(" {\n");
      text.append("  %1$s after = *s;\n  %1$s_settle(&after, t);\n".formatted(name));
      text.append(
          "  if (memcmp(s, &after, %s * sizeof(double))) return 1;\n".formatted("" + moving));
      for (String past : flow.pasts()) {
        String member = heading.members().get(past);
        text.append(
            "  if (memcmp(&s->%1$s, &after.%1$s, sizeof s->%1$s)) return 1;\n".formatted(member));
      }
      return text.append("  return 0;\n}\n").toString();
    }

    private String header(String file) {
      String guard = file.toUpperCase(java.util.Locale.ROOT) + "_H";
      return "#ifndef %1$s\n#define %1$s\n\n#include \"%2$s.h\"\n\n".formatted(guard, name)
          + """
          /* How fast states move, what indicates events (above 0 or not), the states after the events of an
             instant, outputs at any time, when the next rest of an event ends (1e300 for never), and whether an
          instant is due. */
          """
          + CCode.lines(declared)
          + "\n#endif\n";
    }
  }
}
