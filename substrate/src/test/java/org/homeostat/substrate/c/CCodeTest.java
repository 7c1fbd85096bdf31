package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.imperfection.Device;
import org.homeostat.imperfection.FlickerNoise;
import org.homeostat.imperfection.Grid;
import org.homeostat.imperfection.Levels;
import org.homeostat.imperfection.Mismatch;
import org.homeostat.imperfection.Strength;
import org.homeostat.imperfection.Subject;
import org.homeostat.imperfection.ThermalNoise;
import org.homeostat.imperfection.Updates;
import org.homeostat.imperfection.Writing;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// C code, compiled by gcc, has the bits of the simulator.
class CCodeTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final int RANDOM = Boolean.getBoolean("homeostat.long") ? 1000 : 40;
  private static final int TRIPLES = Boolean.getBoolean("homeostat.long") ? 2_000_000 : 100_000;

  @TempDir private Path folder;

  @BeforeEach
  void compiler() {
    Tool.GCC.need();
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(SYSTEMS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedSystemsHaveTheBitsOfTheSimulator(Path file) throws Exception {
    DynamicalSystem system = SystemReader.read(file);
    if (system.unknowns().isEmpty() && !system.states().isEmpty()) {
      // a step that no delay is shorter than
      double step = file.endsWith("lif-network.yaml") ? 1e-4 : 0.01;
      new Comparison(system, "euler-maruyama", step, Precision.DOUBLE).check(folder, "-O2");
      new Comparison(system, "euler-maruyama", step, Precision.FLOAT).check(folder, "-O2");
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void randomSystemsHaveTheBitsOfTheSimulator(Precision precision) throws Exception {
    String[] any = {"euler-maruyama", "exponential-euler"};
    String[] additive = {"shark", "heun", "sra1"};
    for (int first = 0; first < RANDOM; first += Driven.TOGETHER) {
      List<Comparison> systems = new ArrayList<>();
      for (int seed = first; seed < Math.min(RANDOM, first + Driven.TOGETHER); seed++) {
        String method = seed % 2 == 0 ? any[seed / 2 % 2] : additive[seed / 2 % 3];
        DynamicalSystem system = RandomText.system(seed, seed % 2 == 1);
        systems.add(new Comparison(system, method, 0.05, precision));
      }
      Comparison.check(folder, systems, Driven.level(first));
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void eventsJumpsAndDelaysHaveTheBitsOfTheSimulator(Precision precision) throws Exception {
    String text =
        """
        system: pulses
        states: {v: {shape: [3], start: 0.5}, x: 1, s: 0}
        noise: {w: {shape: [3]}, n: {kind: poisson, rate: 3, shape: [3]}}
        parameters: {tau: 0.37}
        equations: |
          dv = (1.6 + 0.3*delay(x, tau) - v)*dt + 0.2*dw + 0.3*dn
          dx = -2*delay(x*s + v[1], 2*tau)*dt
          ds = -s*dt + 0.1*sum(darrive) + 0.2*dchance
        events:
          spike: {when: v > 1, set: {v: -0.1}, refractory: 0.1}
          arrive: {of: spike, after: 0.2}
          chance: {rate: exp(x), set: {x: 0.5*x}}
        outputs: {x: x, spike: spike, late: "delay(v, 0.5)"}
        """;
    Path file = Files.writeString(folder.resolve("pulses.yaml"), text);
    for (String method : List.of("euler-maruyama", "heun", "shark")) {
      new Comparison(SystemReader.read(file), method, 0.05, precision)
          .check(folder, "-O2", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aChipHasTheBitsOfTheSimulator(Precision precision) throws Exception {
    DynamicalSystem system =
        DynamicalSystem.named("synapse")
            .state("v", 0.5)
            .state("w", 0.1)
            .parameter("g", new Tensor(Shape.of(2), new double[] {1, -2}))
            .noise("b")
            .equations("dv = (g[0]*w + g[1]*v)*dt + 0.3*db", "dw = 0.5*(v - w)*dt")
            .output("v", "v")
            .build();
    Subject w = Subject.of("w");
    var few = new Grid(new Strength("few", 9), -1, 1, Grid.Rounding.STOCHASTIC);
    var many = new Grid(new Strength("many", 64), -3, 3, Grid.Rounding.NEAREST);
    Device device =
        new Device(
            List.of(
                new Levels(Subject.of("g"), many),
                new Mismatch(Subject.of("g"), new Strength("mismatch", 0.3)),
                new Updates(
                    w,
                    new Strength("up", 1),
                    new Strength("down", 0.5),
                    -1,
                    1,
                    Updates.Bounds.SOFT),
                new Writing(w, few, 0.25),
                new ThermalNoise(Subject.of("v"), new Strength("heat", 0.1), Literal.of(2)),
                new FlickerNoise(w, new Strength("flicker", 0.1), 0.1, 10)));
    DynamicalSystem made = system.with(device);
    Map<String, Tensor> chip = device.chip(made, 7);
    List<Variable> drawn =
        made.parameters().stream()
            .map(each ->
                new Variable(
                    each.name(),
                    each.shape(),
                    chip.getOrDefault(each.name(), each.start()),
                    each.unit()))
            .toList();
    new Comparison(made.withParameters(drawn), "euler-maruyama", 0.05, precision)
        .check(folder, "-O2");
  }

  /// Against a system with a state that rests, so that there is a path.
  @ParameterizedTest
  @EnumSource(Precision.class)
  void aPolicyWithoutStatesIsObserved(Precision precision) throws Exception {
    String text =
        """
        system: policy
        inputs: {x: {shape: [2], start: 0.25}}
        parameters: {K: [[0.5, -1.25], [2, 3]]}
        outputs: {u: u, sum: "x[0] + x[1]"}
        equations: |
          u = tanh(K@x)
        """;
    Simulation simulation =
        Simulation.of(SystemReader.read(SourceText.of("policy", text)))
            .precision(precision)
            .record("u")
            .record("sum");
    CCode code = CCode.of(simulation.fixedStep());
    DynamicalSystem resting =
        SystemReader.read(SourceText.of("resting", text + "  drest = 0*dt\nstates: {rest: 0}\n"));
    double[] x = {0.375, -1.5};
    double[] u =
        Simulation.of(resting)
            .method("euler-maruyama")
            .step(1)
            .until(1)
            .precision(precision)
            .set("x", new Tensor(Shape.of(2), x))
            .record("u")
            .run()
            .paths()
            .values("u", 0);
    String run =
        """
          NAME s;
          NAME_outputs out;
          NAME_init(&s, 0);
          s.x[0] = 0.375;
          s.x[1] = -1.5;
          if (NAME_step(&s) != 1) printf("not well\\n");
          NAME_observe(&s, &out);
          print(out.u, sizeof out.u);
          print(&out.sum, sizeof out.sum);
        """;
    List<String> expected =
        Stream.of(u[0], u[1], x[0] + x[1]).map(each -> Comparison.bits(each)).toList();
    Driven driven = new Driven(code, run, expected);
    Driven.check(folder, Comparison.support(precision), List.of(driven), "-O2");
  }

  /// One element is no scalar: a product takes where it stands, not what it is.
  @ParameterizedTest
  @EnumSource(Precision.class)
  void arraysOfOneElementAreArrays(Precision precision) throws Exception {
    DynamicalSystem system =
        DynamicalSystem.named("single")
            .state("x", new Tensor(Shape.of(1), new double[] {0.5}))
            .state("M", new Tensor(Shape.of(1, 1), new double[] {0.25}))
            .equations("dx = (M@sin(x + 1) - x)*dt", "dM = (outer(cos(x), x) - 2*M)*dt")
            .output("y", "sum(exp(M)@x)")
            .build();
    new Comparison(system, "heun", 0.05, precision).check(folder, "-O2");
  }

  /// A system may use the names of the functions, types and macros that stand beside its own.
  @Test
  void namesOfTheFileAreGivenOnce() throws Exception {
    List<Comparison> all = new ArrayList<>();
    for (String name :
        List.of("pair", "normals", "align", "fused", "wide", "advance", "table0", "our_exp", "s")) {
      DynamicalSystem system =
          DynamicalSystem.named(name)
              .state("s", new Tensor(Shape.of(3), new double[] {1, 2, 4}))
              .state("APART", 0.5)
              .state("PAIR_H", 0)
              .noise("w")
              .equations("ds = (sqrt(exp(-s)) - s)*dt", "dAPART = (s[1] - APART)*dt + 0.1*dw")
              .equations("dPAIR_H = ([1, 2, 5]@s - PAIR_H)*dt")
              .output("draw", "APART + PAIR_H")
              .build();
      all.add(new Comparison(system, "euler-maruyama", 0.05, Precision.DOUBLE));
    }
    Comparison.check(folder, all, "-O0");
  }

  @Test
  void sanitizersFindNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("random.yaml"), RandomText.of(7, true));
    new Comparison(SystemReader.read(file), "shark", 0.05, Precision.DOUBLE)
        .check(folder, "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
  }

  /// Against the C library, on triples whose sums cancel, underflow and overflow.
  @Test
  void writtenOutArithmeticIsThatOfTheLibrary() throws Exception {
    String support =
        Support.text(
            java.util.EnumSet.of(Support.FUSED, Support.FUSEDF, Support.ROOT, Support.BITSF));
    Files.writeString(
        folder.resolve("check.c"),
        "#include <stdint.h>\n#include <stdio.h>\n#include <math.h>\n"
            + support
            + """
            static uint64_t state = 1;
            static uint64_t bits(void) {
              state = state * 6364136223846793005u + 1442695040888963407u;
              return state >> 32 << 32 ^ state * 2862933555777941757u >> 32;
            }
            static double near(double x, int spread) {
              int by = (int) (bits() % (unsigned) spread) - spread / 2;
              double m = of_bits((bits() & 0x800fffffffffffffu) | 0x3ff0000000000000u);
              return ldexp(m, x == 0 || !isfinite(x) ? by : ilogb(x) + by);
            }
            static int same(double a, double b) { return a != a ? b != b : to_bits(a) == to_bits(b); }
            int main(void) {
              for (long i = 0; i < COUNT; i++) {
                double a = i % 3 ? near(1, 80) : of_bits(bits()), b = i % 5 ? near(1, 80) : of_bits(bits());
                double c = i % 7 == 0 ? -a * b : i % 4 ? near(a * b, 140) : of_bits(bits());
                float x = (float) a, y = (float) b, z = i % 7 == 0 ? -x * y : (float) near(x * y, 70);
                if (!same(fused(a, b, c), fma(a, b, c))) printf("%a %a %a\\n", a, b, c);
                if (!same(fusedf(x, y, z), fmaf(x, y, z))) printf("%a %a %af\\n", x, y, z);
                if (!same(root(fabs(a)), sqrt(fabs(a)))) printf("root %a\\n", a);
              }
              return 0;
            }
            """
                .replace("COUNT", "" + TRIPLES));
    assertEquals(List.of(), Gcc.run(folder, List.of("-O2"), "check.c", "-lm"));
  }

  @Test
  void nothingIsCalledThatIsNotInTheFile() throws Exception {
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve("kuramoto.yaml"));
    CCode code = CCode.of(Simulation.of(system).fixedStep());
    assertEquals(1, code.source().split("#include", -1).length - 1);
    for (String name : List.of("malloc", "math.h", "sin(", "memcpy")) {
      assertFalse(code.source().contains(" " + name), name);
    }
  }
}
