package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.solver.Measure;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Tiles;
import org.homeostat.studio.report.Tiles.Tile;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;

/// The key figures with which a page opens: each arm's median, what diverged, how long it took.
final class Glance {
  private Glance() {}

  static Tiles of(StudyOutcome outcome) {
    Study study = outcome.study();
    List<Tile> tiles = new ArrayList<>();
    if (Crowd.is(outcome)) {
      tiles.addAll(crowd(new Crowd(outcome)));
    } else {
      if (!study.measures().isEmpty()) {
        outcome.arms().forEach(arm -> tiles.add(median(arm, study.measures().getFirst())));
      }
      outcome.arms().forEach(arm -> tiles.add(diverged(arm, outcome.arms().size())));
    }
    tiles.add(
        new Tile(
            "wall time",
            NumberText.of(Math.rint(100 * outcome.wallSeconds()) / 100) + " s",
            work(outcome)));
    return new Tiles(tiles);
  }

  /// The highest and the lowest median, and all that diverged.
  private static List<Tile> crowd(Crowd crowd) {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("arms", "" + crowd.arms(), "the tables have each"));
    for (Measure measure : crowd.outcome().study().measures().stream().limit(1).toList()) {
      List<ArmOutcome> ranked = crowd.ranked(measure);
      if (!ranked.isEmpty()) {
        tiles.add(median(ranked.getLast(), measure));
        tiles.add(median(ranked.getFirst(), measure));
      }
    }
    String of = "of " + runs(crowd.runs()) + ", in " + crowd.thinned() + " arms";
    tiles.add(new Tile("diverged", "" + crowd.diverged(), of));
    return tiles;
  }

  private static Tile median(ArmOutcome arm, Measure measure) {
    String detail =
        "median " + measure.name() + " at t = " + NumberText.of(measure.times().getLast());
    return new Tile(arm.arm().name(), NumberText.of(Crowd.median(arm, measure)), detail);
  }

  private static Tile diverged(ArmOutcome arm, int arms) {
    String detail = "of " + runs(arm.ensemble().trajectories());
    return new Tile(
        "diverged", "" + arm.diverged(), arms > 1 ? detail + ", " + arm.arm().name() : detail);
  }

  private static String work(StudyOutcome outcome) {
    Solving solving = outcome.study().solving();
    double steps = Math.rint(solving.until() / solving.step());
    return "%s of %s steps by %s"
        .formatted(
            runs(solving.seeds() * outcome.arms().size()), NumberText.of(steps), solving.method());
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : NumberText.of(count) + " runs";
  }
}
