package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Lanes;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Methods;
import org.homeostat.solver.Paths;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Rollout;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of a rollout are those of a simulation, to the last bit.
class RolloutLawsTest {
  private static final int STEPS = 24;
  private static final int LANES = 5;
  private static final long FIRST = 3;

  private static final List<Measure> SUMS =
      List.of(
          measure("sum", Measure.Kind.SUM, "length + a"),
          measure("mean", Measure.Kind.MEAN, "b*t"));
  private static final List<Measure> ALL =
      List.of(SUMS.get(0), SUMS.get(1), measure("last", Measure.Kind.LAST, "b*length"));

  static LongStream seeds() {
    return LongStream.range(0, RandomExpressions.count(8));
  }

  private static Measure measure(String name, Measure.Kind kind, String quantity) {
    return new Measure(name, kind, Parser.parse(quantity), List.of(STEPS * Run.STEP));
  }

  private static Course course(String method, List<Measure> measures) {
    return new Course(Methods.named(method), Run.STEP, STEPS, 1, measures, Course.NEVER, Map.of());
  }

  private static Lanes lanes(
      DynamicalSystem system, Course course, Map<String, Distribution> vary) {
    return Lanes.draw(system, course, LongStream.range(FIRST, FIRST + LANES).toArray(), vary);
  }

  private static Simulation simulation(DynamicalSystem system, Course course) {
    Simulation simulation =
        Simulation.of(system)
            .method(course.method())
            .step(Run.STEP)
            .until(STEPS * Run.STEP)
            .seeds(FIRST, LANES)
            .threads(1);
    course.measures().forEach(simulation::measure);
    return simulation;
  }

  private static void assertSame(Ensemble expected, double[] found, Course course, String what) {
    for (int m = 0; m < course.measures().size(); m++) {
      String name = course.measures().get(m).name();
      assertArrayEquals(
          expected.measured(name, STEPS * Run.STEP),
          Arrays.copyOfRange(found, m * LANES, (m + 1) * LANES),
          what + ", " + name);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void measuresAreThoseOfTheSimulation(long seed) {
    for (boolean noisy : new boolean[] {true, false}) {
      DynamicalSystem system = noisy ? RandomSystems.noisy(seed) : RandomSystems.still(seed);
      List<String> methods =
          noisy
              ? List.of("euler-maruyama", "exponential-euler")
              : List.of("rk4", "shark", "sra1", "heun", "milstein");
      for (String method : methods) {
        for (List<Measure> measures : List.of(SUMS, ALL)) {
          Course course = course(method, measures);
          double[] found =
              Rollout.of(system, course, Set.of(), Set.of()).run(lanes(system, course, Map.of()));
          assertSame(
              simulation(system, course).run(), found, course, "seed " + seed + ", " + method);
        }
      }
    }
  }

  /// The parameters are a vector and a matrix, the states start apart, and one value is set for the
  /// run.
  @ParameterizedTest
  @MethodSource("seeds")
  void whatVariesIsSetForEachTrajectory(long seed) {
    DynamicalSystem system = RandomSystems.noisy(seed);
    Map<String, Distribution> vary = new LinkedHashMap<>();
    vary.put("B", new Distribution.Normal(0.5, 0.3));
    vary.put("plant.c", new Distribution.Uniform(-1, 1));
    vary.put("x", new Distribution.Choice(List.of(0.0, 1.0, -2.0)));
    for (List<Measure> measures : List.of(SUMS, ALL)) {
      Course course = course("euler-maruyama", measures);
      double[] found =
          Rollout.of(system, course, vary.keySet(), Set.of("long"))
              .run(lanes(system, course, vary), Map.of("long", filled(system, "long", 0.25)));
      for (int lane = 0; lane < LANES; lane++) {
        Simulation alone = simulation(system, course).seeds(FIRST + lane, 1);
        alone.set("long", filled(system, "long", 0.25));
        for (Map.Entry<String, Distribution> each : vary.entrySet()) {
          Tensor value = filled(system, each.getKey(), 0);
          for (int e = 0; e < value.elements().length; e++) {
            value.elements()[e] = each.getValue().draw(each.getKey(), e, FIRST + lane);
          }
          alone.set(each.getKey(), value);
        }
        Ensemble expected = alone.run();
        for (int m = 0; m < measures.size(); m++) {
          assertEquals(
              expected.measured(measures.get(m).name(), STEPS * Run.STEP)[0],
              found[m * LANES + lane],
              "seed " + seed + ", lane " + lane + ", " + measures.get(m).name());
        }
      }
    }
  }

  private static Tensor filled(DynamicalSystem system, String name, double value) {
    Variable variable =
        system.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    Tensor tensor = Tensor.zeros(variable.shape());
    Arrays.fill(tensor.elements(), value);
    return tensor;
  }

  /// By a loop over the recorded path: the samples go up to the first at which the condition holds.
  @ParameterizedTest
  @MethodSource("seeds")
  void aStopEndsTheSamplesOfItsTrajectory(long seed) {
    DynamicalSystem system = RandomSystems.noisy(seed);
    List<String> stops =
        List.of("0", "a > 0.5", "abs(a) < 0.3 or length > 3", "t >= 0.5", "1", "a");
    for (int stride : new int[] {1, 2, 3, 8}) {
      for (String stop : stops) {
        Course course =
            course("euler-maruyama", ALL).sampled(stride).stoppedWhen(Parser.parse(stop));
        double[] found =
            Rollout.of(system, course, Set.of(), Set.of()).run(lanes(system, course, Map.of()));
        Simulation recording = simulation(system, course("euler-maruyama", List.of()));
        ALL.forEach(measure -> recording.record(measure.name(), measure.quantity()));
        Paths paths =
            recording.record("stop", Parser.parse(stop)).recordEvery(stride).run().paths();
        for (int lane = 0; lane < LANES; lane++) {
          double[] expected = loop(paths, lane);
          for (int m = 0; m < ALL.size(); m++) {
            assertEquals(
                expected[m],
                found[m * LANES + lane],
                "seed " + seed + ", '" + stop + "' every " + stride + ", " + ALL.get(m).name());
          }
        }
      }
    }
  }

  private static double[] loop(Paths paths, int lane) {
    double sum = 0;
    double mean = 0;
    for (int k = 0; k < paths.times().length; k++) {
      sum += paths.values("sum", lane)[k];
      mean += paths.values("mean", lane)[k];
      if (paths.values("stop", lane)[k] != 0 || k == paths.times().length - 1) {
        return new double[] {sum, mean / (k + 1), paths.values("last", lane)[k]};
      }
    }
    throw new AssertionError();
  }

  private static DynamicalSystem exploding() {
    return DynamicalSystem.named("exploding")
        .state("x", 1)
        .state("y", 0)
        .parameter("k", 1)
        .noise("w")
        .equations("dx = k*x^3*dt + 0.5*dw", "dy = x*dt")
        .build();
  }

  /// Some trajectories explode, some pass a limit and come back, one starts beyond it.
  @ParameterizedTest
  @ValueSource(strings = {"", "2.5", "1.2"})
  void divergedTrajectoriesHaveNoMeasure(String limit) {
    DynamicalSystem system = exploding();
    Map<String, Double> limits =
        limit.isEmpty() ? Map.of() : Map.of("x", Double.parseDouble(limit));
    Map<String, Distribution> vary =
        Map.of(
            "k", new Distribution.Uniform(-2, 1), "x", new Distribution.Choice(List.of(1.0, -1.5)));
    int lost = 0;
    for (boolean last : new boolean[] {false, true}) {
      List<Measure> measures = new ArrayList<>(List.of(measure("s", Measure.Kind.SUM, "x + y")));
      if (last) {
        measures.add(measure("l", Measure.Kind.LAST, "y"));
      }
      Course course =
          new Course(
              Methods.named("euler-maruyama"), Run.STEP, STEPS, 1, measures, Course.NEVER, limits);
      long[] seeds = LongStream.range(0, 40).toArray();
      double[] found =
          Rollout.of(system, course, Set.of("k", "x"), Set.of())
              .run(Lanes.draw(system, course, seeds, vary));
      for (int lane = 0; lane < 40; lane++) {
        Simulation alone = simulation(system, course).seeds(lane, 1);
        limits.forEach((state, value) -> alone.limit(value, state));
        for (String name : vary.keySet()) {
          alone.set(
              name, vary.getOrDefault(name, new Distribution.Normal(0, 0)).draw(name, 0, lane));
        }
        Ensemble expected = alone.run();
        lost += expected.divergences().size();
        for (int m = 0; m < measures.size(); m++) {
          double value = expected.measured(measures.get(m).name(), STEPS * Run.STEP)[0];
          assertEquals(value, found[m * 40 + lane], "lane " + lane);
          assertEquals(expected.divergences().isEmpty(), !Double.isNaN(found[m * 40 + lane]));
        }
      }
    }
    assertTrue(lost > 4 && lost < 76, lost + " of 80 diverged");
  }

  /// A hundred million steps would take a while.
  @Test
  void aRunEndsSoonAfterEverythingIsLost() {
    DynamicalSystem growing =
        DynamicalSystem.named("growing").state("x", 1).equations("dx = x*dt").build();
    Measure sum = measure("s", Measure.Kind.SUM, "x");
    Course course =
        new Course(Methods.named("rk4"), 1, 100_000_000, 1, List.of(sum), Course.NEVER, Map.of());
    double[] found =
        Rollout.of(growing, course, Set.of(), Set.of())
            .run(Lanes.draw(growing, course, new long[] {1, 2}, Map.of()));
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, found);
  }

  @Test
  void signedZerosAreKept() {
    DynamicalSystem system =
        DynamicalSystem.named("zero").state("x", -0.0).equations("dx = 0*dt").build();
    Course course = course("rk4", List.of(measure("l", Measure.Kind.LAST, "x")));
    double[] found =
        Rollout.of(system, course, Set.of(), Set.of())
            .run(Lanes.draw(system, course, new long[] {1}, Map.of()));
    assertEquals(
        1 / simulation(system, course).run().measured("l", STEPS * Run.STEP)[0], 1 / found[0]);
  }

  @Test
  void nonsenseIsRefused() {
    DynamicalSystem system = RandomSystems.noisy(1);
    Expression vector = Parser.parse("x");
    for (Measure.Kind kind : Measure.Kind.values()) {
      Measure wide = new Measure("wide", kind, vector, List.of(1.0));
      Course course = course("euler-maruyama", List.of(wide));
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> Rollout.of(system, course, Set.of(), Set.of()));
      assertEquals(
          "the quantity of wide is of shape [3]; a measure takes a scalar, such as its sum or its"
              + " norm",
          refused.getMessage());
    }
    Course good = course("euler-maruyama", SUMS);
    for (Map<String, Double> limits :
        List.of(Map.of("q", 1.0), Map.of("x", -1.0), Map.of("B", 1.0))) {
      Course limited = new Course(good.method(), Run.STEP, STEPS, 1, SUMS, Course.NEVER, limits);
      assertThrows(RefusedException.class, () -> Rollout.of(system, limited, Set.of(), Set.of()));
    }
    assertThrows(
        RefusedException.class,
        () -> lanes(system, good, Map.of("q", new Distribution.Normal(0, 1))));
    assertThrows(RefusedException.class, () -> course("tsit5", SUMS));
    assertThrows(RefusedException.class, () -> good.sampled(25));
    assertThrows(RefusedException.class, () -> good.sampled(0));
    Course rk4 = course("rk4", SUMS);
    assertThrows(RefusedException.class, () -> Rollout.of(system, rk4, Set.of(), Set.of()));
  }

  @Test
  void coursesAreCutAsTheySay() {
    Course course = course("rk4", SUMS);
    assertEquals(
        STEPS, Course.until(STEPS * 0.1, 0.1, Methods.named("rk4"), SUMS, Map.of()).steps());
    assertEquals(20, course.sampled(5).steps());
    assertEquals(72, course.refined(3).steps());
    assertEquals(3, course.refined(3).stride());
    assertEquals(Run.STEP / 4, course.refined(4).step());
    assertEquals(course.sampled(3), course.sampled(3).refined(4).coarsened(4));
    assertThrows(RefusedException.class, () -> course.sampled(3).coarsened(2));
    assertEquals(8, course.shortened(3).steps());
    assertEquals(10, course.sampled(5).shortened(2).steps());
    assertTrue(course.isPlain());
    assertTrue(!course.sampled(2).isPlain() && !course.stoppedWhen(Parser.parse("1")).isPlain());
  }
}
