package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.evolution.Genome;
import org.homeostat.expression.Name;
import org.homeostat.studio.evolve.Baseline;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Equations;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Study;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// The equations of the best winner beside those of the optimum, then the whole closed loop.
final class WinnerSection {
  private WinnerSection() {}

  static Section of(EvolveOutcome outcome, Formula formula) {
    Genome genome = outcome.best().winner().candidate().genome();
    String cost = NumberText.of(outcome.best().score().mean());
    List<Block> blocks = new ArrayList<>();
    List<Block> beside = new ArrayList<>();
    for (DynamicalSystem part : formula.parts(genome)) {
      beside.add(
          new Equations(
              "found: " + part.name(),
              EquationsSection.lines(part),
              "Costs " + cost + " a path; constants are shown with four digits."));
    }
    for (Baseline baseline : outcome.baselines()) {
      beside.add(optimum(outcome.study().base(), baseline));
    }
    blocks.add(new Row(beside));
    blocks.add(
        new Equations(
            "closed loop",
            EquationsSection.lines(formula.loop(genome)),
            "Plant and agent connected, as they are solved."));
    return new Section(
        "Winner",
        "Of %s: %s with %s."
            .formatted(
                EvolvePage.runs(outcome.runs().size()),
                EvolvePage.seed(outcome.best()),
                EvolvePage.nodes(outcome.best().winner().candidate().nodes())),
        blocks);
  }

  /// What the optimum adds to the plant.
  private static Equations optimum(Study study, Baseline baseline) {
    DynamicalSystem loop = baseline.loop();
    DynamicalSystem added = EquationsSection.without(loop, List.of(study.plant()));
    Set<String> ofPlant =
        study.plant().file().system().parameters().stream()
            .map(each -> study.plant().role() + "." + each.name())
            .collect(Collectors.toSet());
    String values =
        loop.parameters().stream()
            .filter(each -> !ofPlant.contains(each.name()))
            .map(WinnerSection::value)
            .collect(Collectors.joining(", "));
    return new Equations(
        "optimum: " + baseline.name(),
        EquationsSection.lines(Formula.readable(withoutAliases(added))),
        "Costs %s a path on the same noise%s."
            .formatted(NumberText.of(baseline.mean()), values.isEmpty() ? "" : ", with " + values));
  }

  /// A definition that only gives another name says nothing.
  private static DynamicalSystem withoutAliases(DynamicalSystem system) {
    return system.withLaws(
        system.definitions().stream().filter(each -> !(each.value() instanceof Name)).toList(),
        system.equations(),
        system.outputs());
  }

  private static String value(Variable parameter) {
    List<String> elements = new ArrayList<>();
    for (double element : parameter.start().elements()) {
      elements.add(NumberText.of(element));
    }
    String text = String.join(", ", elements);
    return parameter.name() + " = " + (elements.size() == 1 ? text : "[" + text + "]");
  }
}
