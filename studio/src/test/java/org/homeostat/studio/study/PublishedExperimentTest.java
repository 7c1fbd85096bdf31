package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.homeostat.solver.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Experiment A agrees with the published code: with the returns of its 20 seeds, which stand in
/// the resources of this test, and with how many of its runs diverged.
class PublishedExperimentTest {
  /// Seeds 0 to 999 are the acceptance; the default profile keeps watch with fewer.
  private static final int SEEDS = Boolean.getBoolean("homeostat.long") ? 1000 : 200;

  private static final List<Double> TIMES = List.of(100.0, 165.0, 300.0);

  /// @param least and
  /// @param most the ends of the 95 % interval of Clopper and Pearson (1934) for the share of
  ///   diverged runs, from 10 and 12 of 20
  @ParameterizedTest
  @CsvSource({
    "particle-as-published, experiment-a-as-published, 0.272, 0.728",
    "particle-textbook, experiment-a-textbook, 0.361, 0.809"
  })
  void returnsAndDivergencesAreThoseOfThePublishedCode(
      String study, String published, double least, double most) throws IOException {
    StudyOutcome outcome = run(study);
    ArmOutcome learning = outcome.arms().get(0);
    ArmOutcome still = outcome.arms().get(1);
    compare(study + ", learning", learning, published(published, "learn"));
    compare(study + ", without learning", still, published(published, "nolearn"));
    double diverged = (double) learning.diverged() / SEEDS;
    System.out.printf(Locale.ROOT, "%s: %.1f %% diverged%n", study, 100 * diverged);
    assertTrue(diverged >= least && diverged <= most, "share of diverged runs " + diverged);
    assertEquals(0, still.diverged());
  }

  private static StudyOutcome run(String name) {
    Library library = new Library(Path.of(""));
    Study study = StudyReader.read(library.find(name), library).withSeeds(SEEDS);
    return StudyRun.run(study, Runtime.getRuntime().availableProcessors(), Progress.NONE);
  }

  private static void compare(String what, ArmOutcome ours, double[][] theirs) {
    for (int i = 0; i < TIMES.size(); i++) {
      double[] all = ours.ensemble().measured("return", TIMES.get(i));
      double[] survivors = finite(all);
      double p = KolmogorovSmirnov.probability(survivors, finite(theirs[i]));
      System.out.printf(
          Locale.ROOT,
          "%s, t = %.0f: %d of %d survive, Kolmogorov-Smirnov p = %.3f%n",
          what,
          TIMES.get(i),
          survivors.length,
          all.length,
          p);
      assertTrue(p > 0.05, what + " at t = " + TIMES.get(i) + ": p = " + p);
    }
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /// The published returns of an arm at each of the times.
  private static double[][] published(String name, String arm) throws IOException {
    try (InputStream in = PublishedExperimentTest.class.getResourceAsStream(name + ".csv")) {
      List<String[]> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(","))
              .filter(cells -> cells[0].equals(arm))
              .toList();
      assertEquals(20, rows.size());
      double[][] columns = new double[TIMES.size()][rows.size()];
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < columns.length; column++) {
          String cell = rows.get(row)[column + 2];
          columns[column][row] = cell.equals("nan") ? Double.NaN : Double.parseDouble(cell);
        }
      }
      return columns;
    }
  }
}
