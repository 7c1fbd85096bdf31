package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.compare.CompareReader;
import org.homeostat.studio.compare.Toolbox;
import org.homeostat.studio.datasheet.Chromium;
import org.homeostat.studio.datasheet.Datasheet;
import org.homeostat.studio.datasheet.Describing;
import org.homeostat.studio.datasheet.EnergyLine;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.page.DatasheetPage;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.SystemCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat datasheet`: a controller on one page.
@Command(
    name = "datasheet",
    description =
        "Writes one A4 page about a controller: equations, inputs and outputs, performance, size,"
            + " energy. As HTML, and as PDF where Chromium is installed.",
    footer = {
      "",
      "Examples:",
      "  homeostat datasheet particle-brains --arm evolved",
      "  homeostat datasheet particle-textbook --seeds 20 --out sheets",
      "  homeostat datasheet van-der-pol --no-tools --no-pdf"
    })
final class DatasheetCommand implements Callable<Integer> {
  private static final long WATCHED = 1000;
  private static final double HOUR = 3600;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "A study, whose arm's agent it is, or a system: its file, or its name.")
  private String file = "";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Solve N seeds in the place of the study's number, at least 2.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write; the working folder if not said.")
  private Path out = Path.of("");

  @Option(
      names = "--no-tools",
      description = "Ask neither the compiler for bytes nor yosys and nextpnr for cells.")
  private boolean noTools;

  @Option(names = "--no-pdf", description = "Write the HTML alone.")
  private boolean noPdf;

  @Mixin private ArmOption arm = new ArmOption();

  @Mixin private Showing showing = new Showing();

  DatasheetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = showing.threads();
    Study study = study();
    Arm one = arm.of(study);
    Toolbox tools = noTools ? Toolbox.empty() : Toolbox.ofPath();
    List<EnergyLine> energies = new ArrayList<>();
    double operations = cost(study, one, energies);
    Datasheet sheet =
        ProgressLine.along(
            terminal,
            study.name(),
            showing.quiet(),
            progress -> Describing.of(study, one, energies, operations, tools, threads, progress));
    Path folder = Files.createDirectories(terminal.folder().resolve(out));
    String name = name(sheet);
    List<String> files = new ArrayList<>(List.of(name + ".html"));
    Path page = folder.resolve(files.getFirst());
    DatasheetPage.write(sheet, Provenance.version(), terminal.command(), page);
    if (!noPdf && printed(page, folder.resolve(name + ".pdf"))) {
      files.add(name + ".pdf");
    }
    return wrote(files);
  }

  private boolean printed(Path page, Path pdf) throws IOException {
    Optional<Chromium> browser = Chromium.ofPath();
    if (browser.isEmpty()) {
      terminal.err().println("homeostat: no PDF, since no browser is here: " + Chromium.ADVICE);
      return false;
    }
    browser.get().print(page, pdf);
    return true;
  }

  private static String name(Datasheet sheet) {
    String arm = sheet.study().arms().size() > 1 ? "-" + sheet.arm().name() : "";
    return (sheet.study().name() + arm).replaceAll("[^A-Za-z0-9.+-]+", "-") + "-datasheet";
  }

  /// Adds what the controller costs on what computes with numbers; those of spikes price spikes.
  ///
  /// @return the operations of a step; 0 where they are not counted
  private static double cost(Study study, Arm arm, List<EnergyLine> energies) {
    SystemCost cost;
    try {
      cost = ArmCost.of(study, arm, WATCHED);
    } catch (RefusedException uncounted) {
      return 0;
    }
    for (Substrate substrate : Substrate.all()) {
      Energy second = cost.energyPerSecond(substrate);
      if (!substrate.isSpiking() && second.high() > 0) {
        energies.add(
            new EnergyLine(
                substrate.name(),
                second.times(1 / cost.stepsPerSecond()),
                second.times(HOUR),
                substrate.sources()));
      }
    }
    return cost.onChip().counts().total();
  }

  private int wrote(List<String> names) {
    List<String> files = names.stream().map(each -> out.resolve(each).toString()).toList();
    if (showing.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("files", files);
      terminal.out().print(Json.text(document));
    } else {
      files.forEach(terminal.out()::println);
    }
    return 0;
  }

  private Study study() {
    Library library = terminal.library();
    SourceText text = library.find(file);
    if (TrainReader.isTraining(text)
        || org.homeostat.system.Energy.isEnergy(text)
        || StudyReader.isEvolving(text)) {
      throw new WrongInput(
          file + " is not one controller with fixed equations",
          "a datasheet is of a system, or of an arm of a study that runs");
    }
    Study study =
        CompareReader.isComparing(text)
            ? CompareReader.read(text, library).study()
            : KnownFunctions.read(text, file, library);
    boolean elsewhere =
        study.arms().stream()
            .map(study::loop)
            .anyMatch(loop -> !loop.units().isEmpty() || !loop.devices().isEmpty());
    if (elsewhere) {
      throw new WrongInput(
          "a part of " + file + " is a unit or a device, which shows no equations",
          "a datasheet is of what is written as equations");
    }
    if (seeds.isPresent() && (seeds.get() < 2 || seeds.get() > 1_000_000)) {
      throw new WrongInput(
          "--seeds takes a number from 2 to 1000000, found " + seeds.get(),
          "an interval needs two");
    }
    return seeds.map(study::withSeeds).orElse(study);
  }
}
