package org.homeostat.evolution;

import java.util.List;
import org.homeostat.solver.Course;

/// The trajectories of training of a run, drawn once.
///
/// @param first a quarter of them, at least sixteen, on which races begin
/// @param rest the others; there may be none
/// @param fits those that constants are fitted on: the first, half as long if the course is plain
/// @param halved the first at half of the step, and the same Brownian paths at the step itself;
///   none where a halved step means something else (sampled noise, rare samples)
record Bench(Trials first, Trials rest, Trials fits, List<Trials> halved) {

  /// So many trajectories side by side take no longer than fewer would.
  private static final int FEWEST = 16;

  static Bench draw(Search search, long seed) {
    int all = search.trajectories();
    int quarter = Math.min(all, Math.max(FEWEST, all / 4));
    Trials first = draw(search, seed, quarter);
    Trials rest = draw(search, seed + quarter, all - quarter);
    Objective objective = first.objective();
    Course course = objective.course();
    Trials fits =
        course.isPlain() && course.steps() > 100
            ? first.shortened(objective.along(course.shortened(2)))
            : first;
    boolean sampled =
        search.sketch().system().noise().stream().anyMatch(source -> !source.drives());
    if (sampled || !course.isPlain()) {
      return new Bench(first, rest, fits, List.of());
    }
    Objective fine = objective.along(course.refined(2));
    Trials half = Trials.draw(search.sketch(), fine, seed, quarter);
    return new Bench(first, rest, fits, List.of(half, half.coarsened(objective, 2)));
  }

  private static Trials draw(Search search, long seed, int count) {
    Trials drawn = Trials.draw(search.sketch(), search.objective(), seed, count);
    int coarse = search.settings().coarse();
    Course course = search.objective().course();
    return coarse == 1
        ? drawn
        : drawn.coarsened(search.objective().along(course.coarsened(coarse)), coarse);
  }
}
