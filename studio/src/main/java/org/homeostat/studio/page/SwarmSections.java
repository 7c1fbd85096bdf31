package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homeostat.studio.infer.SwarmOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Tiles;

/// What a filter of many points found: states with bands, and how many particles are effective.
final class SwarmSections {
  private static final double BAND = 1.96;

  private final SwarmOutcome outcome;
  private final int reached;

  private SwarmSections(SwarmOutcome outcome) {
    this.outcome = outcome;
    this.reached = outcome.reached();
  }

  static List<Section> of(SwarmOutcome outcome) {
    var sections = new SwarmSections(outcome);
    List<Section> all = new ArrayList<>();
    all.add(new Section("At a glance", "", sections.glance()));
    all.add(
        new Section(
            "States",
            "What the states were, given the rows up to each: means, and bands of 1.96 deviations.",
            List.of(sections.states())));
    if (outcome.effective().length > 0) {
      all.add(
          new Section(
              "Particles",
              "How many particles are effective after each row. Where few are, means are rough.",
              List.of(new Panels("", List.of(sections.effective()), ""))));
    }
    return all;
  }

  private List<Block> glance() {
    List<Block> blocks = new ArrayList<>();
    List<Tiles.Tile> tiles = new ArrayList<>();
    String count = "" + outcome.study().swarm().count();
    if (outcome.study().swarm().isWeighted()) {
      String rows = "of " + reached + " rows by the " + outcome.study().filter() + " filter";
      tiles.add(
          new Tiles.Tile("log-likelihood, about", NumberText.of(outcome.logLikelihood()), rows));
      tiles.add(
          new Tiles.Tile(
              "effective, at least",
              NumberText.of(Math.floor(outcome.leastEffective())),
              "of " + count + " particles"));
    } else {
      tiles.add(new Tiles.Tile("members", count, "of the ensemble Kalman filter"));
    }
    blocks.add(new Tiles(tiles));
    if (reached < outcome.rows()) {
      blocks.add(
          new Note(
              Note.Kind.WARNING,
              "No particle is near what was measured after %s of %s rows."
                  .formatted(reached, outcome.rows())));
    }
    for (String said : outcome.directions().said()) {
      blocks.add(new Note(Note.Kind.WARNING, "Near the start " + said + "."));
    }
    return blocks;
  }

  private Samples samples(IntToDoubleFunction value) {
    return Samples.of(IntStream.range(0, reached).mapToDouble(value).toArray());
  }

  private Panels states() {
    List<Lines> plots = new ArrayList<>();
    List<double[]> means = outcome.means();
    List<double[]> deviations = outcome.deviations();
    for (int i = 0; i < outcome.states().size(); i++) {
      int state = i;
      String name = outcome.states().get(i);
      Series band =
          Series.of("filtered", Hue.BLUE, samples(k -> means.get(k)[state]))
              .between(
                  samples(k -> means.get(k)[state] - BAND * deviations.get(k)[state]),
                  samples(k -> means.get(k)[state] + BAND * deviations.get(k)[state]));
      plots.add(Lines.of(name, Axis.of("t"), Axis.of(name), times(), band));
    }
    return new Panels("", plots, "");
  }

  private Samples times() {
    return Samples.of(Arrays.copyOf(outcome.record().times(), reached));
  }

  private Lines effective() {
    Series series = Series.of("effective", Hue.BLUE, samples(k -> outcome.effective()[k]));
    return Lines.of("effective particles", Axis.of("t"), Axis.of("particles"), times(), series);
  }
}
