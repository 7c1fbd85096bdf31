package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.solver.FixedStep;
import org.homeostat.system.Variable;

/// The header of a system: what it is, its equations, its state and its functions.
///
/// @param about lines that say what the numbers are
record Header(
    FixedStep step,
    String name,
    String upper,
    String real,
    String model,
    String crc,
    List<String> about) {

  /// @param members the identifiers of states and inputs
  String text(Map<String, String> members, Identifiers outputs) {
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
            "#define " + upper + "_MODEL " + crc,
            "",
            "/* The length of a step: " + step.length() + ". */",
            "#define " + upper + "_LENGTH " + Numbers.of(step.length(), Precision.DOUBLE),
            ""));
    state(lines, members);
    functions(lines);
    observed(lines, outputs);
    lines.addAll(List.of("#ifdef __cplusplus", "}", "#endif", "", "#endif"));
    return CCode.lines(lines);
  }

  private void introduction(List<String> lines) {
    lines.add("/*");
    if (!step.system().about().isEmpty()) {
      lines.add(" * " + comment(step.system().about()).replace("\n", " "));
      lines.add(" *");
    }
    lines.add(" * Made by Homeostat from these equations, for the method " + step.method().title());
    lines.add(
        " * with a step of " + step.length() + ". It allocates nothing and calls no library.");
    about.forEach(line -> lines.add(" * " + line));
    lines.add(" *");
    comment(model).lines().forEach(line -> lines.add((" *   " + line).stripTrailing()));
    lines.add(" */");
  }

  private void state(List<String> lines, Map<String, String> members) {
    lines.add("typedef struct {");
    for (Variable variable : step.system().states()) {
      lines.add(CCode.member(real, members.get(variable.name()) + "", variable.shape()));
    }
    if (!step.system().inputs().isEmpty()) {
      lines.add("  /* inputs, which may be set before each step */");
    }
    for (Variable variable : step.system().inputs()) {
      lines.add(CCode.member(real, members.get(variable.name()) + "", variable.shape()));
    }
    lines.add("  uint64_t seed;");
    lines.add("  uint64_t steps; /* taken so far */");
    lines.addAll(List.of("} " + name + ";", ""));
  }

  private void functions(List<String> lines) {
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
    return real.equals("int32_t") ? "stands at an end of its range" : "is not finite";
  }

  private void observed(List<String> lines, Identifiers outputs) {
    if (step.observed().isEmpty()) {
      return;
    }
    lines.add("typedef struct {");
    for (int i = 0; i < step.observed().size(); i++) {
      Shape shape = step.observe().result(FixedStep.value(i)).shape();
      lines.add(CCode.member(real, outputs.of(step.observed().get(i)), shape));
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
