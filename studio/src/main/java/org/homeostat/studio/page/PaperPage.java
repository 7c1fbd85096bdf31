package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.file.RunFolder;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Links;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Tiles;
import org.homeostat.studio.study.StudyOutcome;

/// The page of all of the paper's studies: its two figures side by side with the published values,
/// and the way to the report of each study.
public final class PaperPage {
  private static final String NAME = "paper";

  private final List<Learned> learned;
  private final List<Evolved> evolved;
  private final Path place;

  /// A study that was run, and its folder.
  public record Learned(StudyOutcome outcome, Path folder) {}

  /// An evolving study that was run, and its folder.
  public record Evolved(EvolveOutcome outcome, Path folder) {}

  private PaperPage(List<Learned> learned, List<Evolved> evolved, Path place) {
    this.learned = learned;
    this.evolved = evolved;
    this.place = place;
  }

  /// Writes the page into a folder of its own, `paper/TIME` below that of all results.
  ///
  /// @return the folder
  public static Path write(
      List<Learned> learned, List<Evolved> evolved, Path results, Provenance provenance)
      throws IOException {
    try (RunFolder folder = RunFolder.in(results.resolve(NAME), provenance.stamp())) {
      Report report = report(learned, evolved, folder.place(), provenance);
      ReportPage.write(report, folder.file("report.html"));
      folder.write("provenance.json", Json.text(provenance.document()));
      return folder.publish();
    }
  }

  /// @param place the folder in which the page will stand
  static Report report(
      List<Learned> learned, List<Evolved> evolved, Path place, Provenance provenance) {
    return new PaperPage(learned, evolved, place).report(provenance);
  }

  private Report report(Provenance provenance) {
    List<LearningFigure> learning =
        learned.stream().map(each -> LearningFigure.of(each.outcome())).toList();
    List<EvolvingFigure> evolving =
        evolved.stream()
            .filter(each -> Published.isOf(each.outcome().study()))
            .map(each -> new EvolvingFigure(each.outcome()))
            .toList();
    List<LearningFigure> published = learning.stream().filter(LearningFigure::isPublished).toList();
    List<Section> sections = new ArrayList<>();
    List<Tiles.Tile> tiles = new ArrayList<>();
    published.stream().limit(1).forEach(each -> tiles.addAll(each.tiles()));
    evolving.forEach(each -> tiles.addAll(each.tiles()));
    sections.add(Section.of("At a glance", new Tiles(tiles)));
    List<Block> figures = new ArrayList<>();
    published.stream().limit(1).forEach(each -> figures.add(each.curves()));
    evolving.forEach(each -> figures.add(each.curves()));
    sections.add(
        new Section(
            "Both figures",
            "Left, an agent that learns while it acts; right, controllers that evolve. Diamonds are"
                + " the published values: van Gerven (2025), arXiv 2509.11940, as its code of"
                + " December 2025 runs.",
            List.of(new Row(figures))));
    if (!published.isEmpty()) {
      sections.add(learning(published));
    }
    evolving.forEach(each -> sections.add(each.section()));
    sections.add(Section.of("Reports", links()));
    List<Facts.Fact> facts = new ArrayList<>();
    provenance.document().forEach((name, value) -> facts.add(OriginSection.fact(name, value)));
    sections.add(Section.of("Origin", new Facts("What made it", facts)));
    return new Report("The paper's experiments", answer(published, evolving), sections);
  }

  private static String answer(List<LearningFigure> learning, List<EvolvingFigure> evolving) {
    List<String> said = new ArrayList<>();
    learning.stream().limit(1).forEach(each -> said.add(each.answer()));
    evolving.forEach(each -> said.add(each.answer()));
    return String.join(" ", said);
  }

  private static Section learning(List<LearningFigure> published) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(LearningFigure.caveat());
    blocks.add(
        new Row(published.stream().map(LearningFigure::alive).<Block>map(each -> each).toList()));
    if (published.size() > 1) {
      blocks.add(
          new Row(
              published.stream()
                  .skip(1)
                  .map(LearningFigure::curves)
                  .<Block>map(each -> each)
                  .toList()));
    }
    published.forEach(each -> blocks.add(each.table()));
    return new Section(
        "Learning",
        "Experiment A: a small noisy network holds a particle, from reward alone and while it acts.",
        blocks);
  }

  private Links links() {
    List<Links.Link> links = new ArrayList<>();
    for (Learned each : learned) {
      links.add(link(each.outcome().study().name(), each.outcome().study().about(), each.folder()));
    }
    for (Evolved each : evolved) {
      links.add(
          link(
              each.outcome().study().name(), each.outcome().study().base().about(), each.folder()));
    }
    return new Links("The report of each study", links);
  }

  private Links.Link link(String name, String about, Path folder) {
    Path report = folder.toAbsolutePath().normalize().resolve("report.html");
    String path =
        place.toAbsolutePath().normalize().relativize(report).toString().replace('\\', '/');
    return new Links.Link(name, path, about + " " + path);
  }
}
