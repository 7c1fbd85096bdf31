package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static Simulation simulation() {
    return Simulation.of(TestSystem.ornsteinUhlenbeck())
        .method("shark")
        .step(0.1)
        .until(3)
        .seeds(20)
        .record("x")
        .measure(new Measure("sum", Measure.Kind.SUM, TestSystem.parse("x"), List.of(1.0, 3.0)))
        .measure(new Measure("last", Measure.Kind.LAST, TestSystem.parse("x"), List.of(1.0, 3.0)));
  }

  @Test
  void pathsStartAtTheStartAndHaveOneSampleMoreThanSteps() {
    Paths paths = simulation().run().paths();
    assertEquals(31, paths.times().length);
    assertEquals(1, paths.values("x", 7)[0]);
  }

  @Test
  void sumsAreTheSumsOfTheRecordedSamples() {
    Ensemble ensemble = simulation().run();
    for (int i = 0; i < 20; i++) {
      double[] x = ensemble.paths().values("x", i);
      double sum = 0;
      for (int k = 0; k <= 30; k++) {
        sum += x[k];
        if (k == 10) {
          assertEquals(sum, ensemble.measured("sum", 1)[i]);
          assertEquals(x[k], ensemble.measured("last", 1)[i]);
        }
      }
      assertEquals(sum, ensemble.measured("sum", 3)[i]);
      assertEquals(x[30], ensemble.measured("last", 3)[i]);
    }
  }

  @Test
  void threadsAndBlocksDoNotChangeAnyBit() {
    Ensemble one = simulation().threads(1).run();
    for (int threads : List.of(1, 2, 8)) {
      for (int lanes : List.of(8, 16, 64)) {
        Ensemble other = simulation().threads(threads).lanes(lanes).run();
        for (int i = 0; i < 20; i++) {
          assertArrayEquals(one.paths().values("x", i), other.paths().values("x", i));
        }
      }
    }
  }

  @Test
  void aTrajectoryDoesNotDependOnTheOthers() {
    Paths all = simulation().run().paths();
    Paths some = simulation().seeds(13, 3).run().paths();
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(all.values("x", 13 + i), some.values("x", i));
    }
  }

  @Test
  void executionsAgreeToTheBit() {
    Paths oracle = simulation().execution(Execution.INTERPRETED).run().paths();
    for (Execution execution : Execution.values()) {
      if (execution.available()) {
        Paths paths = simulation().execution(execution).run().paths();
        for (int i = 0; i < 20; i++) {
          assertArrayEquals(oracle.values("x", i), paths.values("x", i), execution.name());
        }
      }
    }
  }

  @Test
  void aSolverRunsAgainWithOtherValues() {
    Solver solver = simulation().compile();
    Ensemble still = solver.run(Map.of("shake", Tensor.scalar(0), "x", Tensor.scalar(2)));
    Ensemble again = simulation().set("shake", 0).set("x", 2).run();
    assertEquals(2 * StrictMath.exp(-4.5), still.paths().values("x", 3)[30], 2e-3);
    assertArrayEquals(again.paths().values("x", 3), still.paths().values("x", 3));
    assertArrayEquals(
        simulation().run().paths().values("x", 3), solver.run().paths().values("x", 3));
  }

  @Test
  void onlyWhatIsAskedForIsRecorded() {
    Paths all = simulation().run().paths();
    Paths some = simulation().recordEvery(7).recordTrajectories(List.of(17, 2)).run().paths();
    assertEquals(List.of(2, 17), some.trajectories());
    assertArrayEquals(new double[] {0, 7 * 0.1, 14 * 0.1, 21 * 0.1, 28 * 0.1}, some.times());
    for (int s = 0; s < 5; s++) {
      assertEquals(all.values("x", 17)[7 * s], some.values("x", 1)[s]);
    }
  }

  @Test
  void matricesOfNoiseAreDrawnElementByElement() {
    DynamicalSystem matrix =
        new TestSystem()
            .state("x", Tensor.zeros(Shape.of(2, 3)), "-x")
            .wiener("w", Shape.of(2, 3), "dw")
            .state("y", Tensor.zeros(Shape.of(2)), "-y")
            .wiener("v", Shape.of(2), "0.5*dv")
            .build();
    for (String method : List.of("shark", "euler-maruyama", "milstein", "heun")) {
      Simulation simulation =
          Simulation.of(matrix).method(method).step(0.01).until(4).seeds(300).recordEvery(400);
      Paths paths = simulation.record("x", "y").run().paths();
      for (int e = 0; e < 6; e++) {
        for (int other = 0; other <= e; other++) {
          double covariance = 0;
          for (int i = 0; i < 300; i++) {
            double[] x = paths.values("x", i);
            covariance += x[6 + e] * x[6 + other] / 300;
          }
          // stationary variance 1/2; six standard deviations
          assertEquals(e == other ? 0.5 : 0, covariance, 6 * 0.5 * Math.sqrt(2.0 / 300), method);
        }
      }
    }
  }

  @Test
  void progressEndsAtTheWholeAndAnInterruptEndsTheRun() {
    List<Long> done = new ArrayList<>();
    simulation()
        .compile()
        .run(
            Map.of(),
            (now, total) -> {
              done.add(now);
              assertEquals(600, total);
            });
    assertEquals(600, done.getLast());
    for (int threads : List.of(1, 2)) {
      Solver solver = simulation().until(1e7).recordEvery(1 << 30).threads(threads).compile();
      Thread caller = Thread.currentThread();
      assertThrows(
          CancellationException.class,
          () -> solver.run(Map.of(), (now, total) -> caller.interrupt()));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void floatAgreesWithDoubleToSinglePrecision() {
    Paths exact = simulation().run().paths();
    Paths rounded = simulation().precision(Precision.FLOAT).run().paths();
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k <= 30; k++) {
        double x = rounded.values("x", i)[k];
        assertEquals((float) x, x);
        assertEquals(exact.values("x", i)[k], x, 1e-5);
      }
    }
  }

  @Test
  void workIsCounted() {
    assertEquals(new Work(20 * 30, 0, 2 * 20 * 30), simulation().run().work());
    assertEquals(new Work(20 * 30, 0, 20 * 30), simulation().method("euler-maruyama").run().work());
  }

  @Test
  void timeStandsAtExactMultiplesOfTheStep() {
    DynamicalSystem clock = new TestSystem().state("x", 0, "1").output("now", "t").build();
    Paths paths =
        Simulation.of(clock).method("rk4").from(5).step(0.1).until(105).record("now").run().paths();
    for (int k = 0; k <= 1000; k++) {
      assertEquals(5 + k * 0.1, paths.values("now", 0)[k]);
      assertEquals(5 + k * 0.1, paths.times()[k]);
    }
  }

  @Test
  void measuresTakeTheSamplesUpToTheirTime() {
    DynamicalSystem clock = new TestSystem().state("x", 0, "1").build();
    Ensemble ensemble =
        Simulation.of(clock)
            .method("rk4")
            .step(0.1)
            .until(300)
            .measure(
                new Measure(
                    "count",
                    Measure.Kind.SUM,
                    TestSystem.parse("1"),
                    List.of(0.0, 0.05, 100.0, 300.0)))
            .run();
    assertEquals(1, ensemble.measured("count", 0)[0]);
    assertEquals(1, ensemble.measured("count", 0.05)[0]);
    assertEquals(1001, ensemble.measured("count", 100)[0]);
    assertEquals(3001, ensemble.measured("count", 300)[0]);
  }
}
