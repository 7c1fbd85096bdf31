package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A typical run of every arm, or of the first of many, in small plots: what the plant does, the
/// reward, what the agent's states do, and how its parameters wander.
final class TypicalSection {
  private final StudyOutcome outcome;
  private final List<Integer> rows;

  private TypicalSection(StudyOutcome outcome) {
    this.outcome = outcome;
    this.rows = outcome.arms().stream().limit(Crowd.FEW).map(arm -> row(outcome, arm)).toList();
  }

  static int row(StudyOutcome outcome, ArmOutcome arm) {
    return outcome.study().measures().isEmpty()
        ? 0
        : arm.typicalRow(outcome.study().measures().getFirst());
  }

  static Section of(StudyOutcome outcome) {
    return new TypicalSection(outcome).section();
  }

  private Section section() {
    DynamicalSystem system = system(first());
    List<Lines> plots = new ArrayList<>();
    for (Definition output : system.outputs()) {
      if (output.shape().isScalar()) {
        plots.add(compared(output.name()));
      }
    }
    Set<String> shown = repeated(system);
    for (Variable state : system.states()) {
      String name = state.name();
      boolean means = name.equals("reward.mean") || name.endsWith(".mu");
      if (!means && !isLearned(name) && !shown.contains(name)) {
        plots.add(state.shape().isScalar() ? compared(name) : elements(name, state.shape()));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Panels("", plots, ""));
    List<Lines> learned =
        system.states().stream()
            .filter(state -> isLearned(state.name()))
            .map(state -> elements(state.name(), state.shape()))
            .toList();
    if (!learned.isEmpty()) {
      String arm = outcome.arms().get(first()).arm().name();
      blocks.add(
          new Panels(
              "learned parameters, " + arm,
              learned,
              "Pale: a parameter. Full: the mean around which it wanders."));
    }
    return new Section("A typical run", lead(), blocks);
  }

  /// The states that a scalar output only repeats.
  private static Set<String> repeated(DynamicalSystem system) {
    Set<String> outputs = new HashSet<>();
    system.outputs().forEach(output -> outputs.add(output.name()));
    Set<String> states = new HashSet<>(outputs);
    for (Definition definition : system.definitions()) {
      if (outputs.contains(definition.name()) && definition.value() instanceof Name state) {
        states.add(state.text());
      }
    }
    return states;
  }

  private String lead() {
    List<String> seeds = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ArmOutcome arm = outcome.arms().get(i);
      if (!arm.recordedSeeds().isEmpty()) {
        seeds.add("seed " + arm.recordedSeeds().get(rows.get(i)) + " " + arm.arm().name());
      }
    }
    String which =
        Crowd.is(outcome)
            ? "Of the first %s of %s arms, the recorded run nearest to the survivors' median: "
                .formatted(Crowd.FEW, outcome.arms().size())
            : "Of the recorded runs, the one nearest to the survivors' median: ";
    return which + String.join(", ", seeds) + ".";
  }

  private boolean isLearned(String name) {
    return system(first()).states().stream().anyMatch(state -> state.name().equals(name + ".mu"));
  }

  /// The first arm that is solved as the study's own loop; else the first of all.
  private int first() {
    for (int i = 0; i < rows.size(); i++) {
      if (outcome.study().loop(outcome.arms().get(i).arm()) == outcome.study().loop()) {
        return i;
      }
    }
    return 0;
  }

  private DynamicalSystem system(int arm) {
    return outcome.study().loop(outcome.arms().get(arm).arm()).system();
  }

  /// A scalar in all arms that have it.
  private Lines compared(String name) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String arm = outcome.arms().get(i).arm().name();
      if (!outcome.arms().get(i).ensemble().paths().shapes().containsKey(name)) {
        continue;
      }
      series.add(Series.of(arm, Hue.of(i), traces(i).values(name, 0, rows.get(i))));
    }
    return lines(name, series);
  }

  /// The elements of a state in the first arm that has it. Those of a learned parameter are pale
  /// behind the means around which they wander.
  private Lines elements(String name, Shape shape) {
    Traces first = traces(first());
    int row = rows.get(first());
    List<Series> series = new ArrayList<>(first.elements(name, shape, row));
    if (isLearned(name)) {
      List<Series> means = first.elements(name + ".mu", shape, row);
      for (int e = 0; e < means.size(); e++) {
        Series element = series.get(e);
        Series mean = means.get(e);
        series.set(e, element.drawn(Stroke.FAINT));
        series.add(
            Series.of(element.label() + " mean", mean.hue(), mean.values()).drawn(mean.stroke()));
      }
    }
    return lines(name, series).captioned(Traces.drawn(shape));
  }

  private Lines lines(String name, List<Series> series) {
    Axis time = Traces.time(outcome.study().system());
    Traces first = traces(first());
    return Lines.of(name, time, first.axis(name), first.times(), series.toArray(new Series[0]))
        .changing(Traces.changes(outcome.study()));
  }

  private Traces traces(int arm) {
    return new Traces(system(arm), outcome.arms().get(arm));
  }
}
