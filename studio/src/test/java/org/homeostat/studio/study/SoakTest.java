package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Progress;
import org.junit.jupiter.api.Test;

/// The shipped soak: learning at 100 Hz while the plant changes every ten minutes. By default three
/// hours of one seed; the whole day of all seeds with `homeostat.long`.
class SoakTest {
  private static final boolean LONG = Boolean.getBoolean("homeostat.long");
  private static final int HOUR = 3600;
  private static final int HOURS = LONG ? 24 : 3;
  private static final int SEEDS = LONG ? 4 : 1;

  /// What a run may come to hold between its first and its last tenth, in bytes.
  private static final long GROWTH = 4 << 20;

  private static Study soak() {
    Library library = new Library(Path.of(".."));
    String shipped = library.text("studies/adaptive/soak.yaml").orElseThrow().text();
    String text =
        shipped
            .replace("until: 86400", "until: " + HOURS * HOUR)
            .replaceAll(
                "at: \\[3600,.*\\]",
                "at: [%d, %d, %d]".formatted(HOUR, (HOURS - 1) * HOUR, HOURS * HOUR));
    return StudyReader.read(SourceText.of("soak.yaml", text), library).withSeeds(SEEDS);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aDayOfChangesLeavesNoDriftNoNumbersThatAreNoneAndNoMemory() {
    var early = new AtomicLong();
    var late = new AtomicLong();
    Progress watch =
        (done, total) -> {
          if (early.get() == 0 && done > total / 10) {
            early.set(used());
          }
          if (late.get() == 0 && done > total / 10 * 9) {
            late.set(used());
          }
        };
    Study study = soak();
    Ensemble ensemble = StudyRun.run(study, 1, watch).arms().getFirst().ensemble();
    assertTrue(early.get() > 0 && late.get() > 0, "progress was not told");
    assertTrue(late.get() - early.get() < GROWTH, early + " bytes, then " + late);
    assertEquals(0, ensemble.divergences().size());
    double[] first = ensemble.measured("return", HOUR);
    double[] before = ensemble.measured("return", (HOURS - 1.0) * HOUR);
    double[] last = ensemble.measured("return", (double) HOURS * HOUR);
    for (int seed = 0; seed < SEEDS; seed++) {
      double ratio = (last[seed] - before[seed]) / first[seed];
      assertTrue(ratio > 0.5 && ratio < 1.5, "seed " + seed + ": " + ratio);
    }
  }
}
