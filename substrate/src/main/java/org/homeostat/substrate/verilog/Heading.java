package org.homeostat.substrate.verilog;

import java.util.List;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.SystemText;

/// The comment that a file begins with: what the module is, how it is used, its equations.
final class Heading {
  private Heading() {}

  static String of(IntegerStep integers, boolean noisy) {
    FixedStep step = integers.step();
    StringBuilder text = new StringBuilder();
    line(text, step.system().about());
    line(text, "");
    line(
        text,
        "Made by Homeostat from the equations below, for the method "
            + step.method().title()
            + " with a step of "
            + step.length()
            + ".");
    line(
        text,
        "Model "
            + CCode.sum(integers)
            + " (CRC-32). An integer x stands for x / 2^"
            + integers.format().fraction()
            + " ("
            + integers.format()
            + ").");
    if (!integers.legend().isEmpty()) {
      line(text, integers.legend());
    }
    for (String each : use(noisy)) {
      line(text, each);
    }
    line(text, "");
    SystemText.print(step.system()).lines().forEach(each -> line(text, "  " + each));
    return text.toString();
  }

  private static List<String> use(boolean noisy) {
    return noisy
        ? List.of(USE[0], USE[1], USE[2], "SEED chooses the path of the noise.")
        : List.of(USE);
  }

  private static final String[] USE = {
    "A clock of reset begins. A clock of start while done is high takes a step; inputs hold still",
    "until done is high again. Then states are the next ones, outputs those before the step, and",
    "in_range is low if a state stands at an end of its range."
  };

  private static void line(StringBuilder text, String line) {
    text.append(("// " + line.replace("\n", " ")).stripTrailing()).append('\n');
  }
}
