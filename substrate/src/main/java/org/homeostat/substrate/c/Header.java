package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.solver.FixedStep;
import org.homeostat.system.Variable;

/// The header of a system: what it is, its equations, its state and its functions.
///
/// @param about lines that say what the numbers are
record Header(Heading heading, String model, String sum, List<String> about) {

  String text() {
    String upper = heading.name().toUpperCase(Locale.ROOT);
    List<String> lines = new ArrayList<>();
    introduction(lines);
    lines.addAll(
        List.of(
            "#ifndef " + upper + "_H",
            "#define " + upper + "_H",
            "",
            "#include <stdint.h>",
            "",
            "#ifdef __cplusplus",
            "extern \"C\" {",
            "#endif",
            "",
            "/* The CRC-32 of the equations, values and settings that this was made from. */",
            "#define " + upper + "_MODEL 0x" + sum + "u",
            "",
            "/* The length of a step: " + heading.step().length() + ". */",
            "#define " + upper + "_LENGTH " + Numbers.of(heading.step().length(), Precision.DOUBLE),
            ""));
    state(lines);
    functions(lines);
    observed(lines);
    lines.addAll(List.of("#ifdef __cplusplus", "}", "#endif", "", "#endif"));
    return CCode.lines(lines);
  }

  private void introduction(List<String> lines) {
    lines.add("/*");
    if (!heading.step().system().about().isEmpty()) {
      lines.add(" * " + comment(heading.step().system().about()).replace("\n", " "));
      lines.add(" *");
    }
    lines.add(
        " * Made by Homeostat from these equations, for the method "
            + heading.step().method().title());
    lines.add(
        " * with a step of "
            + heading.step().length()
            + ". It allocates nothing and calls no library.");
    about.forEach(line -> lines.add(" * " + line));
    lines.add(" *");
    comment(model).lines().forEach(line -> lines.add((" *   " + line).stripTrailing()));
    lines.add(" */");
  }

  private void state(List<String> lines) {
    lines.add("typedef struct {");
    members(lines, "", heading.step().system().states());
    members(lines, "inputs, which may be set before each step", heading.step().system().inputs());
    members(lines, "parameters, which may be set before each step", heading.tunable());
    for (History each : heading.past()) {
      String declared = heading.real() + " " + each.member() + "[" + each.size() + "];";
      lines.add("  " + declared + " /* earlier samples */");
    }
    lines.add("  uint64_t seed;");
    lines.add("  uint64_t steps; /* taken so far */");
    lines.addAll(List.of("} " + heading.name() + ";", ""));
  }

  private void members(List<String> lines, String what, List<Variable> variables) {
    if (!what.isEmpty() && !variables.isEmpty()) {
      lines.add("  /* " + what + " */");
    }
    for (Variable variable : variables) {
      String member = heading.members().get(variable.name()) + "";
      lines.add(CCode.member(heading.real(), member, variable.shape()));
    }
  }

  private void functions(List<String> lines) {
    String name = heading.name();
    lines.addAll(
        List.of(
            "/* Begins the trajectory of a seed. */",
            "void " + name + "_init(" + name + " *s, uint64_t seed);",
            "",
            "/* Takes one step. Returns 1, or 0 once a state " + outside() + ". */",
            "int " + name + "_step(" + name + " *s);",
            ""));
  }

  private String outside() {
    return heading.real().equals("int32_t") ? "stands at an end of its range" : "is not finite";
  }

  private void observed(List<String> lines) {
    String name = heading.name();
    if (heading.step().observed().isEmpty()) {
      return;
    }
    lines.add("typedef struct {");
    for (int i = 0; i < heading.step().observed().size(); i++) {
      Shape shape = heading.step().observe().result(FixedStep.value(i)).shape();
      String member = heading.outputs().get(heading.step().observed().get(i)) + "";
      lines.add(CCode.member(heading.real(), member, shape));
    }
    lines.addAll(
        List.of(
            "} " + name + "_outputs;",
            "",
            "/* The outputs as they are before the next step. */",
            "void " + name + "_observe(const " + name + " *s, " + name + "_outputs *out);",
            ""));
  }

  /// Text that may stand in a comment.
  static String comment(String text) {
    return text.replace("*/", "* /").replace("/*", "/ *").replace("??", "? ?");
  }
}
