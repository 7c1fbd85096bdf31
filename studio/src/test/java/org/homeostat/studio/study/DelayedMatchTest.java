package org.homeostat.studio.study;

import static org.homeostat.studio.study.ShelfRun.system;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Progress;
import org.junit.jupiter.api.Test;

/// The task of delayed match-to-sample, its network, and its study.
class DelayedMatchTest {
  private static final int SEEDS = 400;

  /// Four standard errors of the mean of signs.
  private static final double FAR = 4 / Math.sqrt(SEEDS);

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] signs(double[] values) {
    return Arrays.stream(values).map(Math::signum).toArray();
  }

  /// Three trials on, the coins have forgotten where they began, and each other.
  @Test
  void sampleAndTestAreFairAndIndependent() {
    ShelfRun run = ShelfRun.of(system("delayed-match").withSeeds(SEEDS).withUntil(23.5));
    double[] first = signs(run.at(23.5, "first"));
    double[] second = signs(run.at(23.5, "second"));
    double[] product = new double[SEEDS];
    Arrays.setAll(product, i -> first[i] * second[i]);
    assertEquals(0, mean(first), FAR);
    assertEquals(0, mean(second), FAR);
    assertEquals(0, mean(product), FAR);
  }

  /// Twenty of the 120 samples of a trial are asked for, each costs 1.
  @Test
  void silenceCostsOneForAsLongAsItIsAsked() {
    ShelfRun run = ShelfRun.of(system("delayed-match").withSeeds(1).withUntil(60));
    double[] wrong = run.from(0, "wrong");
    assertEquals(1.0 / 6, mean(wrong), 0.02);
    assertEquals(1, Arrays.stream(wrong).max().orElseThrow());
    assertEquals(0, run.at(60, "share")[0]);
  }

  /// Zero is no resting place that holds: from either side it goes to one of two that do.
  @Test
  void theNetworkHoldsWhatItWasToldWithoutInput() {
    double[] ends = new double[2];
    for (int side = 0; side < 2; side++) {
      double told = side == 0 ? 1 : -1;
      Tensor z = new Tensor(Shape.of(8), new double[] {told, told, 0, 0, 0, 0, 0, 0});
      double[] path = ShelfRun.of(system("memory-network").with("z", z)).from(0, "u");
      ends[side] = path[path.length - 1];
      assertEquals(path[path.length - 20], ends[side], 1e-3);
    }
    assertEquals(-ends[0], ends[1], 1e-12);
    assertTrue(Math.abs(ends[0]) > 0.03, "" + ends[0]);
  }

  @Test
  void aLatchIsAlwaysRightAndTheExactGradientLearnsToBe() {
    Library library = new Library(Path.of(".."));
    String shipped = library.text("studies/adaptive/delayed-match.yaml").orElseThrow().text();
    String text =
        shipped
            .replace("1500", "600")
            .replace("late: 1200", "late: 400")
            .replaceAll("(?m)^  (# it follows|feedback-al|node-p|nothing).*\\n", "");
    Study study = StudyReader.read(SourceText.of("short.yaml", text), library).withSeeds(2);
    StudyOutcome outcome = StudyRun.run(study, 1, Progress.NONE);
    double[] learned = outcome.arms().getFirst().ensemble().measured("right", 600);
    double[] latch = outcome.arms().getLast().ensemble().measured("right", 600);
    for (int seed = 0; seed < 2; seed++) {
      assertEquals(1, latch[seed]);
      assertTrue(learned[seed] > 0.8, "seed " + seed + ": " + learned[seed]);
    }
  }
}
