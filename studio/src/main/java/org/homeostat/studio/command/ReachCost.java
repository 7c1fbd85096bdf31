package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.EnergyPage;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.study.Quantiles;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.Reaching;
import org.homeostat.studio.train.TrainArm;
import org.homeostat.studio.train.TrainSettings;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.studio.train.TrainWatch;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Kind;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.Work;
import org.homeostat.substrate.cost.WorkloadCost;
import picocli.CommandLine.Option;

/// `homeostat cost STUDY --reach A`: what learning takes until a test accuracy, in joules.
final class ReachCost {
  private static final double HUNDRED = 100;
  private static final List<String> HEADER =
      List.of("arm", "reached", "epochs", "range", "multiply-accumulates", "bytes moved");

  @Option(
      names = "--reach",
      paramLabel = "PERCENT",
      description =
          "Of a study that trains: learn until this test accuracy, tested after each epoch, and"
              + " print the joules that took.")
  private Optional<Double> percent = Optional.empty();

  boolean isSaid() {
    return percent.isPresent();
  }

  /// The runs of an arm, and what each that has reached the accuracy took.
  private record Taken(Reaching.ArmRuns runs, List<Work> works, int wordBytes) {
    String name() {
      return runs.arm().name();
    }

    /// From the least that a run took to the most.
    Energy energy(Substrate substrate) {
      List<Energy> each = works.stream().map(work -> substrate.of(work, wordBytes)).toList();
      return new Energy(
          each.stream().mapToDouble(Energy::low).min().orElse(0),
          each.stream().mapToDouble(Energy::high).max().orElse(0));
    }

    double median(ToDoubleFunction<Work> of) {
      return new Quantiles(works.stream().mapToDouble(of).toArray()).median();
    }
  }

  /// Trains and prints.
  ///
  /// @param page where a report goes
  void print(Terminal terminal, TrainStudy study, Optional<Path> page, Showing showing)
      throws IOException {
    double share = percent.orElseThrow() / HUNDRED;
    if (!(share > 0 && share < 1)) {
      throw new WrongInput("--reach takes a percentage, found " + percent.get(), "--reach 88");
    }
    study.arms().forEach(ReachCost::refuseUncounted);
    List<Taken> all = taken(terminal, study, share, showing.threads(), showing.quiet());
    if (page.isPresent()) {
      page(study, all).write(terminal.folder().resolve(page.get()));
    }
    if (showing.json()) {
      terminal.out().print(Json.text(document(study, share, all)));
    } else {
      table(terminal.out(), study, all);
    }
  }

  private static void refuseUncounted(TrainArm arm) {
    TrainSettings settings = arm.settings();
    if (settings.settling().update() instanceof Update.Anderson) {
      throw new WrongInput(
          "the arm '" + arm.name() + "' mixes steps, which is not counted",
          "settle without mixing");
    }
  }

  private List<Taken> taken(
      Terminal terminal, TrainStudy study, double share, int threads, boolean quiet)
      throws IOException {
    Lessons lessons = Lessons.of(study, DataSets.here(terminal.folder()));
    var reaching = new Reaching(study, lessons, share, threads);
    double density = reaching.density();
    List<Reaching.ArmRuns> arms;
    if (quiet) {
      arms = reaching.run(TrainWatch.NONE);
    } else {
      try (var progress = new TrainProgress(terminal, study)) {
        arms = reaching.run(progress);
      }
    }
    return arms.stream().map(arm -> taken(arm, density)).toList();
  }

  private static Taken taken(Reaching.ArmRuns arm, double density) {
    TrainSettings settings = arm.arm().settings();
    Map<String, Double> dense = Map.of(settings.model().input().name(), density);
    int bytes = settings.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    List<Work> works =
        arm.reached().stream().map(run -> WorkloadCost.of(run.workloads(), dense)).toList();
    return new Taken(arm, works, bytes);
  }

  private EnergyPage page(TrainStudy study, List<Taken> all) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Taken arm : all) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(arm.name()));
      row.add(new Cell.Share(arm.runs().reached().size(), arm.runs().runs().size()));
      row(arm).stream().skip(2).map(Cell::of).forEach(row::add);
      rows.add(row);
    }
    String to = NumberText.of(percent.orElseThrow()) + " %";
    Section runs =
        new Section(
            "Until " + to,
            "Tested after each epoch; the median of the runs that reach it.",
            List.of(new Table("", HEADER, rows, "")));
    return new EnergyPage(
        study.name(),
        "What learning takes until " + to + " of the test examples are right.",
        List.of(runs),
        "Joules of learning, least to most of all runs",
        columns(all));
  }

  private static Map<String, Function<Substrate, Energy>> columns(List<Taken> all) {
    Map<String, Function<Substrate, Energy>> columns = new LinkedHashMap<>();
    all.forEach(arm -> columns.put(arm.name(), arm::energy));
    return columns;
  }

  private void table(PrintStream out, TrainStudy study, List<Taken> all) {
    out.println(
        "%s: learning until %s %% of the test examples are right, tested after each epoch"
            .formatted(study.name(), NumberText.of(percent.orElseThrow())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (Taken arm : all) {
      rows.add(row(arm));
    }
    Alignment.print(out, rows, Set.of(0));
    out.println();
    out.println("Joules of that, an estimate from published figures, least to most of all runs");
    EnergyTable.print(out, columns(all));
  }

  private static List<String> row(Taken arm) {
    List<Reaching.Run> reached = arm.runs().reached();
    List<String> row = new ArrayList<>();
    row.add(arm.name());
    row.add(reached.size() + " of " + arm.runs().runs().size());
    if (reached.isEmpty()) {
      row.addAll(List.of("–", "–", "–", "–"));
      return row;
    }
    var epochs = new Quantiles(reached.stream().mapToDouble(Reaching.Run::epochs).toArray());
    row.add(NumberText.of(epochs.median()));
    row.add("[" + NumberText.of(epochs.at(0)) + ", " + NumberText.of(epochs.at(1)) + "]");
    row.add(NumberText.of(arm.median(work -> work.counts().of(Kind.MAC))));
    row.add(NumberText.of(arm.median(work -> (double) work.words() * arm.wordBytes())));
    return row;
  }

  private static Map<String, Object> document(TrainStudy study, double share, List<Taken> all) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", study.name());
    document.put("accuracy", share);
    Map<String, Object> arms = new LinkedHashMap<>();
    for (Taken arm : all) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("runs", arm.runs().runs().stream().map(ReachCost::document).toList());
      entry.put("joules", EnergyTable.document(arm::energy));
      for (Kind kind : Kind.values()) {
        if (!arm.works().isEmpty()) {
          entry.put(
              kind.name().toLowerCase(Locale.ROOT), arm.median(work -> work.counts().of(kind)));
        }
      }
      arms.put(arm.name(), entry);
    }
    document.put("arms", arms);
    return document;
  }

  private static Map<String, Object> document(Reaching.Run run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("seed", run.seed());
    document.put("reached", run.reached());
    document.put("epochs", run.epochs());
    document.put("accuracy", run.accuracy());
    return document;
  }
}
