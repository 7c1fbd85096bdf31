package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;

/// What the best winner does on paths it never met, with the optimum on the same noise.
final class BehaviourSection {
  private final ShownPaths paths;

  private BehaviourSection(ShownPaths paths) {
    this.paths = paths;
  }

  static Section of(EvolveOutcome outcome, ShownPaths paths) {
    var section = new BehaviourSection(paths);
    List<Block> blocks = new ArrayList<>();
    long typical = paths.typicalSeed();
    long worst = paths.worstSeed();
    blocks.add(section.panels("a typical path", typical));
    if (worst != typical) {
      blocks.add(section.panels("the worst path", worst));
    }
    String lead = "The best winner on paths it never met";
    return new Section(
        "Held-out paths",
        outcome.baselines().isEmpty()
            ? lead + "."
            : lead + ", and the " + outcome.baselines().getFirst().name() + " on the same noise.",
        blocks);
  }

  private Panels panels(String which, long seed) {
    List<Traces> traces = paths.all().stream().map(each -> each.follow(seed)).toList();
    List<Lines> plots = new ArrayList<>();
    paths.plantStates().forEach(name -> plots.add(compared(name, traces)));
    paths.controls().forEach(name -> plots.add(compared(name, traces)));
    for (String name : paths.memory()) {
      plots.add(plot(name, traces.getFirst(), List.of(line("winner", 0, traces.getFirst(), name))));
    }
    return new Panels(
        "%s, seed %s: cost %s".formatted(which, seed, NumberText.of(paths.cost(seed))), plots, "");
  }

  private Lines compared(String name, List<Traces> traces) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).arm().ensemble().paths().recorded().containsKey(name)) {
        series.add(line(paths.all().get(i).name(), i, traces.get(i), name));
      }
    }
    return plot(name, traces.getFirst(), series);
  }

  private static Series line(String label, int index, Traces traces, String name) {
    Series line = Series.of(label, Hue.of(index), traces.values(name, 0, 0));
    return index == 0 ? line : line.drawn(Stroke.DASHED);
  }

  private static Lines plot(String name, Traces traces, List<Series> series) {
    return Lines.of(
        name,
        Traces.time(traces.system()),
        traces.axis(name),
        traces.times(),
        series.toArray(new Series[0]));
  }
}
