package org.homeostat.substrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.noise.Draws;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A system whose names mean something to the languages that it is written in, through every
/// exporter.
class NamesTest {
  private static final boolean LONG = Boolean.getBoolean("homeostat.long");

  /// Words of C, C++, Verilog, SPICE, Modelica and Python, of what stands around the code, names
  /// that differ little, and long ones.
  private static final List<String> NAMES =
      List.of(
          ("int double register restrict inline NULL main printf s t2 u v7 e7 out draw work INT32_MAX"
                  + " class template new this namespace linux seed steps APART EXPORT"
                  + " module endmodule wire reg begin logic always clk reset start done in_range W"
                  + " time gnd temper hertz v i b r1 gmin all"
                  + " model equation der initial algorithm connect within final flow"
                  + " lambda None self input output"
                  + " step health normals next_v next_next_v output_v"
                  + " alpha Alpha ALPHA alpha_2 alpha_2_2"
                  + " "
                  + "long".repeat(60))
              .split(" "));

  @TempDir private Path folder;

  /// But for the slowest, where time is short.
  static List<Judge> judges() {
    return ExportersTest.judges().stream().filter(each -> LONG || each.most() > 1).toList();
  }

  @ParameterizedTest
  @MethodSource("judges")
  void aNameMayBeAnyWord(Judge judge) throws Exception {
    judge.need();
    for (int seed = 0; seed < (LONG ? 5 : 1); seed++) {
      Subject subject = new Subject(system(seed), "", "heun", 0.05, 1, "q7.16");
      judge.export(subject);
      judge.check(List.of(subject), Files.createDirectory(folder.resolve("" + seed)));
    }
  }

  /// A ring: each state follows the one before it. One is pushed by an input, two are observed.
  private static DynamicalSystem system(int seed) {
    List<String> names = shuffled(seed);
    names.removeIf(name -> !Identifiers.inEquations().of(name).equals(name));
    String input = names.removeFirst();
    String parameter = names.removeFirst();
    String name = names.removeFirst();
    SystemBuilder system = DynamicalSystem.named(name).input(input).parameter(parameter, 0.75);
    for (int i = 0; i < names.size(); i++) {
      String before = names.get((i + names.size() - 1) % names.size());
      String push = i == 0 ? " + " + input : "";
      system.state(names.get(i), (i % 8) / 8.0 - 0.25);
      system.equations(
          "d%1$s = (%3$s*%2$s - %1$s%4$s)*dt".formatted(names.get(i), before, parameter, push));
    }
    return system
        .output("observed", names.getFirst() + " + " + names.getLast())
        .output("out_2", names.get(1))
        .build();
  }

  private static List<String> shuffled(int seed) {
    Draws draws = Draws.of("names", seed);
    List<String> rest = new ArrayList<>(NAMES);
    List<String> names = new ArrayList<>();
    while (!rest.isEmpty()) {
      names.add(rest.remove(draws.below(rest.size())));
    }
    return names;
  }
}
