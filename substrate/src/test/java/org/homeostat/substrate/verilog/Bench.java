package org.homeostat.substrate.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Variable;

/// Steps of a module under Verilator against steps of the interpreter. Inputs change each step.
final class Bench {
  private static final long SEED = 3;

  private final Path folder;
  private final IntegerStep integers;
  private final int steps;

  Bench(Path folder, IntegerStep integers, int steps) {
    this.folder = folder;
    this.integers = integers;
    this.steps = steps;
  }

  /// @return the clocks of the last step
  int compare() throws IOException, InterruptedException {
    VerilogCode code = VerilogCode.of(integers);
    Ports ports = Ports.of(integers);
    Files.writeString(folder.resolve(code.name() + ".v"), code.source());
    Files.writeString(folder.resolve(code.name() + "_serial.v"), code.serial());
    Files.writeString(folder.resolve("driver.cpp"), driver(ports));
    lint(code);
    List<String> found = run(code);
    String clocks = found.removeLast();
    assertEquals(expected(), found);
    int taken = Integer.parseInt(clocks);
    assertTrue(taken <= code.clocks(), taken + " of at most " + code.clocks());
    return taken;
  }

  private void lint(VerilogCode code) throws IOException, InterruptedException {
    List<String> command = List.of("verilator", "--lint-only", "-Wall");
    for (String top : List.of(code.name(), code.name() + "_serial")) {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of("--top-module", top, top + ".v"));
      assertEquals(List.of(), Tool.output(folder, all));
    }
  }

  private List<String> run(VerilogCode code) throws IOException, InterruptedException {
    List<String> build =
        new ArrayList<>(
            List.of("verilator", "--cc", "--exe", "--build", "--prefix", "Vtop", "--Mdir", "obj"));
    build.addAll(List.of("-MAKEFLAGS", "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O0"));
    build.addAll(List.of("--top-module", code.name(), code.name() + ".v", "driver.cpp"));
    if (code.source().contains("parameter [63:0] SEED")) {
      build.add("-GSEED=64'd" + SEED);
    }
    Tool.output(folder, build);
    return new ArrayList<>(Tool.output(folder, List.of("obj/Vtop")));
  }

  private List<String> expected() {
    IntegerRun run = new IntegerRun(integers, SEED);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      for (Variable input : integers.step().system().inputs()) {
        long[] raw = run.state(input.name());
        for (int e = 0; e < raw.length; e++) {
          raw[e] = input(k, e);
        }
        run.set(input.name(), raw);
      }
      run.observe().values().forEach(each -> print(lines, each));
      lines.add(run.step() ? "inside" : "outside");
      integers.step().system().states().forEach(each -> print(lines, run.state(each.name())));
    }
    return lines;
  }

  private static void print(List<String> lines, long[] raw) {
    for (long each : raw) {
      lines.add("" + each);
    }
  }

  private long input(int step, int element) {
    return ((step * 37L + element * 11L) % 101 - 50)
        << Math.max(0, integers.format().fraction() - 6);
  }

  private String driver(Ports ports) {
    StringBuilder sets = new StringBuilder();
    int at = 0;
    for (Variable input : integers.step().system().inputs()) {
      for (int e = 0; e < input.shape().size(); e++) {
        sets.append("    top.%s = input(k, %s);\n".formatted(ports.inputs().get(at++), "" + e));
      }
    }
    StringBuilder outputs = new StringBuilder();
    ports.outputs().forEach(each -> outputs.append("    print(top." + each + ");\n"));
    StringBuilder states = new StringBuilder();
    ports.states().forEach(each -> states.append("    print(top." + each + ");\n"));
    return """
    #include "Vtop.h"
    #include <cstdio>
    static Vtop top;
    static int clocks = 0;
    static void tick() {
      top.clk = 0; top.eval();
      top.clk = 1; top.eval();
      clocks++;
    }
    static void print(uint32_t x) {
      std::printf("%ld\\n", (long) ((int32_t) (x << (32 - WIDTH)) >> (32 - WIDTH)));
    }
    static uint32_t input(long step, long element) {
      long x = ((step * 37 + element * 11) % 101 - 50) * (1L << SHIFT);
      return (uint32_t) (x & ((1L << WIDTH) - 1));
    }
    static void finish() { while (!top.done && clocks < 10000000) tick(); }
    int main() {
      (void) input;
      top.reset = 1; tick(); top.reset = 0;
      finish();
      for (int k = 0; k < STEPS; k++) {
    SETS    clocks = 0;
        top.start = 1; tick(); top.start = 0;
        finish();
    OUTPUTS    std::puts(top.in_range ? "inside" : "outside");
    STATES  }
      std::printf("%d\\n", clocks);
    }
    """
        .replace("SETS", sets)
        .replace("OUTPUTS", outputs)
        .replace("STATES", states)
        .replace("STEPS", "" + steps)
        .replace("SHIFT", "" + Math.max(0, integers.format().fraction() - 6))
        .replace("WIDTH", "" + integers.format().width());
  }
}
