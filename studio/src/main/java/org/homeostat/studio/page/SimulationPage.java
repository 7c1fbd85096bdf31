package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.solver.Divergence;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Phase;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Variable;

/// The report of a simulated system: its states over time, its phase portrait, its motion, its
/// equations.
public final class SimulationPage {
  private static final int MOST_RUNS = 12;

  private final StudyOutcome outcome;
  private final ArmOutcome arm;
  private final Traces traces;
  private final int[] lengths;

  private SimulationPage(StudyOutcome outcome) {
    this.outcome = outcome;
    this.arm = outcome.arms().getFirst();
    this.traces = new Traces(outcome.study().system(), arm);
    this.lengths = arm.recordedLengths();
  }

  /// Writes the page of an outcome of a single system.
  public static void write(StudyOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    ReportPage.write(new SimulationPage(outcome).report(provenance), file);
  }

  static Report report(StudyOutcome outcome, Provenance provenance) {
    return new SimulationPage(outcome).report(provenance);
  }

  private Report report(Provenance provenance) {
    Study study = outcome.study();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("At a glance", Glance.of(outcome)));
    sections.add(new Section("Over time", study.plant().file().look(), overTime()));
    if (scalars().size() >= 2) {
      sections.add(Section.of("Phase portrait", portrait()));
    }
    MotionSection.of(outcome).ifPresent(sections::add);
    sections.add(EquationsSection.of(study));
    sections.add(OriginSection.of(study, provenance));
    return new Report(study.name(), study.about(), sections);
  }

  private List<Block> overTime() {
    List<Block> blocks = new ArrayList<>();
    if (arm.diverged() > 0) {
      Divergence first = arm.ensemble().divergences().getFirst();
      blocks.add(
          new Note(
              Note.Kind.WARNING,
              "%s of %s runs diverged; the first, seed %s, at t = %s in %s."
                  .formatted(
                      arm.diverged(),
                      arm.ensemble().trajectories(),
                      first.seed(),
                      NumberText.of(first.time()),
                      first.state())));
    }
    List<Lines> plots = new ArrayList<>();
    DynamicalSystem system = outcome.study().system();
    system.states().forEach(state -> plots.add(plot(state.name(), state.shape())));
    List<String> events = system.events().stream().map(Event::name).toList();
    List<Definition> happening = new ArrayList<>();
    for (Definition output : system.outputs()) {
      if (events.contains(repeated(output))) {
        happening.add(output);
      } else if (!names(system.states()).contains(repeated(output))) {
        plots.add(plot(output.name(), output.shape()));
      }
    }
    blocks.add(new Panels("", plots, ""));
    happening.forEach(output -> blocks.add(raster(output.name(), output.shape())));
    return blocks;
  }

  /// When an event happened, in all runs, or in the elements of an array in the first.
  private Scatter raster(String name, Shape shape) {
    var raster = new Raster();
    Samples times = traces.times();
    boolean ofRuns = shape.isScalar();
    List<Samples> rows =
        IntStream.range(0, ofRuns ? Math.min(lengths.length, MOST_RUNS) : shape.size())
            .mapToObj(row -> ofRuns ? traces.values(name, 0, row) : traces.values(name, row, 0))
            .toList();
    for (int i = 0; i < times.size(); i++) {
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).at(i) > 0) {
          raster.add(name, times.at(i), row, ofRuns ? seed(row) : name + "[" + row + "]");
        }
      }
    }
    return raster.plot(
        name, Traces.time(traces.system()), Axis.of(ofRuns ? "run" : "element"), "paths.parquet");
  }

  /// A scalar of all runs, or the elements of an array in the first.
  private Lines plot(String name, Shape shape) {
    List<Series> series = new ArrayList<>();
    if (shape.isScalar()) {
      int runs = Math.min(lengths.length, MOST_RUNS);
      for (int row = 0; row < runs; row++) {
        Series line = Series.of(seed(row), Hue.of(row), traces.values(name, 0, row));
        series.add(runs > 6 ? line.drawn(Stroke.FAINT) : line);
      }
    } else {
      series.addAll(traces.elements(name, shape, 0));
    }
    Axis time = Traces.time(traces.system());
    return Lines.of(name, time, traces.axis(name), traces.times(), series.toArray(new Series[0]))
        .captioned(shape.isScalar() ? "" : Traces.drawn(shape));
  }

  private String seed(int row) {
    return "seed " + arm.recordedSeeds().get(row);
  }

  /// What an output gives another name, or nothing.
  private static String repeated(Definition output) {
    return output.value() instanceof Name name ? name.text() : "";
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  private List<String> scalars() {
    return names(
        outcome.study().system().states().stream()
            .filter(state -> state.shape().isScalar())
            .toList());
  }

  /// The first state against the second, and each against the third if there is one.
  private Block[] portrait() {
    List<String> names = scalars();
    List<Block> portraits = new ArrayList<>();
    portraits.add(portrait(names.get(0), names.get(1)));
    if (names.size() > 2) {
      portraits.add(portrait(names.get(0), names.get(2)));
    }
    return portraits.toArray(new Block[0]);
  }

  private Phase portrait(String x, String y) {
    List<Phase.Curve> curves = new ArrayList<>();
    for (int row = 0; row < Math.min(lengths.length, 6); row++) {
      curves.add(
          new Phase.Curve(
              seed(row),
              Hue.of(row),
              Phase.Tint.BY_TIME,
              traces.times(),
              traces.values(x, 0, row),
              traces.values(y, 0, row)));
    }
    return Phase.of(
        y + " against " + x, traces.axis(x), traces.axis(y), curves.toArray(new Phase.Curve[0]));
  }
}
