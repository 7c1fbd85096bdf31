package org.homeostat.evolution;

import java.util.List;
import org.homeostat.solver.Course;

/// The trajectories of training of a run, drawn once.
///
/// @param first a quarter of them, on which races begin
/// @param rest the others
/// @param fits those that constants are fitted on: the first, half as long if the course is plain
/// @param halved the first at half of the step, and the same Brownian paths at the step itself;
///   none where a halved step means something else (sampled noise, rare samples)
record Bench(Trials first, Trials rest, Trials fits, List<Trials> halved) {

  static Bench draw(Search search, long seed) {
    Objective objective = search.objective();
    Course course = objective.course();
    int quarter = Math.max(Math.min(8, search.trajectories()), search.trajectories() / 4);
    int others = Math.max(1, search.trajectories() - quarter);
    Trials first = Trials.draw(search.sketch(), objective, seed, quarter);
    Trials rest = Trials.draw(search.sketch(), objective, seed + quarter, others);
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

  Trials all() {
    return first.and(rest);
  }
}
