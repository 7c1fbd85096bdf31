package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveRun;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Study;

/// The report of an evolving study: what was found beside the optimum, the front, how the search
/// went, where the winner came from, what it does on paths it never met, whether it can be trusted.
public final class EvolvePage {
  private EvolvePage() {}

  /// Writes the page of an outcome.
  public static void write(EvolveOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    ReportPage.write(report(outcome, provenance), file);
  }

  static Report report(EvolveOutcome outcome, Provenance provenance) {
    Study study = outcome.study().base();
    var formula = new Formula(outcome.study());
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("At a glance", EvolveGlance.of(outcome)));
    sections.add(WinnerSection.of(outcome, formula));
    sections.add(FrontSection.of(outcome, formula));
    sections.add(GenerationsSection.of(outcome));
    sections.add(FamilySection.of(outcome, formula));
    ShownPaths.of(outcome)
        .ifPresent(paths -> {
          PortraitSection.of(outcome, paths).ifPresent(sections::add);
          sections.add(BehaviourSection.of(outcome, paths));
        });
    sections.add(TrustSection.of(outcome));
    sections.add(SearchesSection.of(outcome, formula));
    sections.add(EquationsSection.of(study));
    sections.add(OriginSection.of(study, provenance));
    return new Report(study.name(), answer(outcome), sections);
  }

  /// What came out, in one sentence.
  static String answer(EvolveOutcome outcome) {
    int runs = outcome.runs().size();
    int nodes = outcome.best().winner().candidate().nodes();
    Spread spread = Spread.ofWinners(outcome);
    String best =
        runs == 1
            ? "; it has %s nodes.".formatted(nodes)
            : "; the best has %s.".formatted(nodes(nodes));
    if (outcome.baselines().isEmpty()) {
      return "The winners of %s cost %s in the median and %s at worst on paths they never met%s"
          .formatted(
              runs(runs), NumberText.of(spread.median()), NumberText.of(spread.most()), best);
    }
    String name = outcome.baselines().getFirst().name();
    if (runs == 1) {
      return "What was found costs %s times what the %s does on the same paths, which it never met%s"
          .formatted(NumberText.of(spread.median()), name, best);
    }
    return ("On paths they never met the winners of %s cost %s times what the %s does on the same"
            + " noise in the median, and %s times at worst%s")
        .formatted(
            runs(runs), NumberText.of(spread.median()), name, NumberText.of(spread.most()), best);
  }

  static String runs(int count) {
    return count == 1 ? "1 search" : NumberText.of(count) + " searches";
  }

  static String nodes(int count) {
    return count == 1 ? "1 node" : NumberText.of(count) + " nodes";
  }

  static String seed(EvolveRun run) {
    return "seed " + run.outcome().seed();
  }
}
