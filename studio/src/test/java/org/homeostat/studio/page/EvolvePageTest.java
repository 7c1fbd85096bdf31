package org.homeostat.studio.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.evolution.Search;
import org.homeostat.solver.Progress;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.HeldOut;
import org.homeostat.studio.evolve.Searching;
import org.homeostat.studio.evolve.Watch;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.Ancestry;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Links;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.Sweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The pages of a small search: two runs of a few generations of the paper's controller.
@TestInstance(Lifecycle.PER_CLASS)
class EvolvePageTest {
  private static final Provenance PROVENANCE =
      new Provenance(List.of("homeostat", "evolve"), Instant.EPOCH, Duration.ofSeconds(2));

  private static final Library LIBRARY = new Library(Path.of(""));

  private EvolveOutcome outcome;

  @BeforeAll
  void search() throws IOException {
    EvolveStudy study = EvolveReader.read(LIBRARY.find("evolve-controller"), LIBRARY).withRuns(2);
    Search all = study.search();
    Search few =
        new Search(
            all.sketch(),
            all.grammar(),
            all.objective(),
            8,
            List.of(),
            new Search.Settings(2, 30, 4, 2, 1, Double.NEGATIVE_INFINITY));
    HeldOut old = study.heldOut();
    var heldOut = new HeldOut(50, old.vary(), old.worlds());
    var small = new EvolveStudy(study.base(), few, 0, 2, heldOut);
    outcome = new Searching(small, 2, Keeping.NOTHING, Watch.NONE).run();
  }

  private static List<Block> blocks(Report report, String heading) {
    return report.sections().stream()
        .filter(section -> section.heading().equals(heading))
        .flatMap(section -> section.blocks().stream())
        .flatMap(block -> block instanceof Row row ? row.blocks().stream() : Stream.of(block))
        .toList();
  }

  @Test
  void thePageAnswersFirstAndThenShowsWhy() {
    Report report = EvolvePage.report(outcome, PROVENANCE);
    assertTrue(
        report.answer().startsWith("On paths they never met the winners of 2 searches cost"),
        report.answer());
    assertEquals(
        List.of(
            "At a glance",
            "Winner",
            "Front",
            "Generations",
            "Family tree",
            "Phase portrait",
            "Held-out paths",
            "Trust",
            "Searches",
            "Equations",
            "Origin"),
        report.sections().stream().map(Section::heading).toList());
  }

  @Test
  void theFrontMarksOneWinnerAndTheOptimum() {
    List<Scatter> plots =
        blocks(EvolvePage.report(outcome, PROVENANCE), "Front").stream()
            .filter(Scatter.class::isInstance)
            .map(Scatter.class::cast)
            .toList();
    Scatter front = plots.getFirst();
    assertEquals(1, front.groups().getLast().points().size());
    assertEquals(
        outcome.best().winner().candidate().nodes(),
        front.groups().getLast().points().getFirst().x());
    assertEquals("LQR", front.levels().getFirst().label());
    assertEquals(outcome.baselines().getFirst().mean(), front.levels().getFirst().at());
  }

  @Test
  void theFamilyEndsWithTheWinner() {
    Ancestry family =
        (Ancestry) blocks(EvolvePage.report(outcome, PROVENANCE), "Family tree").getFirst();
    Ancestry.Member last = family.members().getLast();
    assertEquals(outcome.best().lineage().way(), last.label());
    assertEquals(0, last.row());
  }

  @Test
  void theCurveBearsThePublishedMediansOnlyInThePaperStudy() {
    Lines lines = GenerationsSection.costs(outcome);
    assertEquals("published median", lines.marks().getFirst().label());
    assertEquals(50, lines.at().size());
    EvolveStudy study = outcome.study();
    var renamed =
        new EvolveStudy(named(study.base(), "other"), study.search(), 0, 2, study.heldOut());
    Lines other =
        GenerationsSection.costs(new EvolveOutcome(renamed, outcome.baselines(), outcome.runs()));
    assertEquals(List.of(), other.marks());
    assertEquals(4, other.at().size());
  }

  private static Study named(Study study, String name) {
    return new Study(
        name,
        study.about(),
        study.loop(),
        study.solving(),
        study.settings(),
        study.arms(),
        study.loops(),
        study.measures(),
        study.limit(),
        study.recording(),
        study.view(),
        study.judgement(),
        Sweep.NONE,
        study.document());
  }

  @Test
  void thePaperPageHoldsBothFiguresAndLeadsToTheReports(@TempDir Path results) throws IOException {
    var study = StudyReader.read(LIBRARY.find("particle-as-published"), LIBRARY).withSeeds(4);
    var learned =
        new PaperPage.Learned(
            StudyRun.run(study, 2, Progress.NONE), results.resolve("particle-as-published/now"));
    var evolved = new PaperPage.Evolved(outcome, results.resolve("evolve-controller/now"));
    Path folder = PaperPage.write(List.of(learned), List.of(evolved), results, PROVENANCE);
    assertEquals(results.resolve("paper/1970-01-01_00-00-00"), folder);
    assertTrue(Files.exists(folder.resolve("report.html")));
    Report report = PaperPage.report(List.of(learned), List.of(evolved), folder, PROVENANCE);
    List<Block> figures = blocks(report, "Both figures");
    assertEquals(2, figures.size());
    assertEquals(2, ((Lines) figures.getFirst()).marks().size());
    assertEquals(1, ((Lines) figures.getLast()).marks().size());
    Links links = (Links) blocks(report, "Reports").getFirst();
    assertEquals(
        List.of(
            "../../particle-as-published/now/report.html",
            "../../evolve-controller/now/report.html"),
        links.links().stream().map(Links.Link::path).toList());
  }
}
