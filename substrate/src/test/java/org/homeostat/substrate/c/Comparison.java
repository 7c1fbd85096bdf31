package org.homeostat.substrate.c;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Samples;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system run by its C code and by the simulator: every state and output at every sample.
record Comparison(DynamicalSystem system, String method, double step, Precision precision) {
  private static final String SUPPORT =
      """
      #include <stdio.h>
      #include <string.h>
      static void print(const void *at, size_t bytes) {
        const real *numbers = at;
        for (size_t i = 0; i < bytes / sizeof(real); i++) {
          double number = numbers[i];
          unsigned long long bits;
          memcpy(&bits, &number, sizeof bits);
          if (number != number) printf("nan\\n"); else printf("%llx\\n", bits);
        }
      }
      """;

  private static final int STEPS = 40;
  private static final long SEED = 3;

  /// Fails where a bit differs.
  void check(Path folder, String... options) throws IOException, InterruptedException {
    check(folder, List.of(this), options);
  }

  /// Fails where a bit of one of several systems in the same precision differs.
  static void check(Path folder, List<Comparison> all, String... options)
      throws IOException, InterruptedException {
    Precision precision = all.getFirst().precision;
    Driven.check(
        folder, support(precision), all.stream().map(Comparison::driven).toList(), options);
  }

  /// The C function that prints numbers of a precision.
  static String support(Precision precision) {
    return SUPPORT.replace("real", precision == Precision.FLOAT ? "float" : "double");
  }

  CCode code() {
    return CCode.of(simulation(system.outputs().stream().map(Definition::name)).fixedStep());
  }

  private Driven driven() {
    List<String> lines = expected();
    CCode code = code();
    return new Driven(code, run(code, lines.size() / perSample()), lines);
  }

  private Simulation simulation(Stream<String> recorded) {
    var simulation =
        Simulation.of(system)
            .method(method)
            .step(step)
            .until(step * STEPS)
            .seeds(SEED, 1)
            .threads(1)
            .precision(precision);
    recorded.forEach(simulation::record);
    return simulation;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    system.states().forEach((Variable state) -> names.add(state.name()));
    system.outputs().forEach(output -> names.add(output.name()));
    return names;
  }

  /// Up to the sample of a divergence. A start is recorded as it was given: the kernel rounds it.
  private List<String> expected() {
    return Samples.of(simulation(names().stream()).run(), names()).stream()
        .flatMap(List::stream)
        .flatMapToDouble(Arrays::stream)
        .mapToObj(value -> bits(precision == Precision.FLOAT ? (float) value : value))
        .toList();
  }

  static String bits(double value) {
    return Double.isNaN(value) ? "nan" : Long.toHexString(Double.doubleToRawLongBits(value));
  }

  private int perSample() {
    int states = system.states().stream().mapToInt(state -> state.shape().size()).sum();
    var step = simulation(system.outputs().stream().map(Definition::name)).fixedStep();
    return states
        + IntStream.range(0, step.observed().size())
            .map(i -> step.observe().result(FixedStep.value(i)).shape().size())
            .sum();
  }

  private String run(CCode code, int samples) {
    StringBuilder prints = new StringBuilder();
    for (Variable state : system.states()) {
      String member = code.member(state.name());
      prints.append("    print(&s.%1$s, sizeof s.%1$s);\n".formatted(member));
    }
    if (!system.outputs().isEmpty()) {
      prints.append("    NAME_observe(&s, &out);\n");
    }
    for (Definition output : system.outputs()) {
      String member = code.output(output.name());
      prints.append("    print(&out.%1$s, sizeof out.%1$s);\n".formatted(member));
    }
    return """
      NAME s;
    OUT
      NAME_init(&s, SEED);
      for (int k = 0; k < SAMPLES; k++) {
    PRINTS
        NAME_step(&s);
      }
    """
        .replace("OUT", system.outputs().isEmpty() ? "" : "  NAME_outputs out;")
        .replace("PRINTS", prints)
        .replace("SEED", "" + SEED)
        .replace("SAMPLES", "" + samples);
  }
}
