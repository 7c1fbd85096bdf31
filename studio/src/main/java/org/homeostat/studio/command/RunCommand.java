package org.homeostat.studio.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.device.DeviceSource;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.page.StudyPage;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.substrate.unit.ImportedUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat run`
@Command(
    name = "run",
    description =
        "Runs studies and writes a report of each; without FILE, the paper's studies and one of them"
            + " all, with three searches of those that evolve unless --seeds says otherwise.",
    footer = {
      "",
      "Examples:",
      "  homeostat run",
      "  homeostat run particle-textbook --seeds 100",
      "  homeostat run studies/paper/particle-textbook.yaml --set plant.mass=2 --until 100",
      "  homeostat run my-study.yaml --json > summary.json",
      "  homeostat run my-study.yaml --allow-devices    its plant is a chip that answers lines",
      "  homeostat run my-study.yaml --allow-native     its plant is a unit, unit.fmu"
    })
final class RunCommand implements Callable<Integer> {
  private static final String PAPER = "studies/paper/";

  /// Searches of a study, where nobody has asked for it by name.
  private static final int FEW = 3;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Study files, or names of studies that 'homeostat list' shows.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--allow-devices",
      description = "Start the programs, and make the connections, that studies name as devices.")
  private boolean allowDevices;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private NativeOptions code = new NativeOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Instant begun = Instant.now();
    int threads = options.threads();
    List<Job> jobs = jobs();
    List<Object> summaries = new ArrayList<>();
    try (var runs = new Runs(terminal, options)) {
      for (Job job : jobs) {
        switch (job) {
          case Job.Solve(Study study) -> runs.start(study, threads, StudyPage::write);
          case Job.Evolve(EvolveStudy study) -> runs.start(study, threads);
          case Job.Train(TrainStudy study) -> runs.start(study, threads);
        }
      }
      List<Done> all = runs.finished();
      for (Done done : all) {
        summaries.add(done.summary());
        if (!options.json()) {
          done.print(terminal.out());
        }
      }
      if (files.isEmpty()) {
        PaperReport.write(terminal, options, begun, all);
      }
    }
    if (options.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("runs", summaries);
      terminal.out().print(Json.text(document));
    }
    return 0;
  }

  /// A study of any kind.
  private sealed interface Job {
    record Solve(Study study) implements Job {}

    record Evolve(EvolveStudy study) implements Job {}

    record Train(TrainStudy study) implements Job {}
  }

  /// All studies, read before the first is run.
  private List<Job> jobs() {
    Library library = code.library(terminal);
    List<InputException> refusals = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    for (String file : chosen(library)) {
      if (file.endsWith(ImportedUnit.SUFFIX)) {
        throw new WrongInput(
            file + " is a unit, not a study",
            "'homeostat simulate " + file + " --allow-native' runs it");
      }
      SourceText text = library.find(file);
      if (!StudyReader.isStudy(text)
          && text.text().lines().anyMatch(l -> l.startsWith("system:"))) {
        throw new WrongInput(
            file + " is a system, not a study", "'homeostat simulate " + file + "' draws it");
      }
      if (InferReader.isInferring(text)) {
        throw new WrongInput(
            file + " infers from measurements", "'homeostat infer " + file + " DATA' does it");
      }
      try {
        jobs.add(job(text, library));
      } catch (InputException refused) {
        refusals.add(refused);
      }
    }
    if (!refusals.isEmpty()) {
      throw new InputException(
          refusals.stream().flatMap(refused -> refused.problems().stream()).toList());
    }
    return jobs;
  }

  private Job job(SourceText text, Library library) {
    if (TrainReader.isTraining(text)) {
      return new Job.Train(options.applied(TrainReader.read(text, library)));
    }
    if (!StudyReader.isEvolving(text)) {
      return new Job.Solve(allowed(options.applied(StudyReader.read(text, library))));
    }
    EvolveStudy study = options.applied(EvolveReader.read(text, library), library);
    boolean few = files.isEmpty() && !options.saysSeeds() && study.runs() > FEW;
    return new Job.Evolve(few ? study.withRuns(FEW) : study);
  }

  /// The study with its devices, if a person has allowed them.
  private Study allowed(Study study) {
    List<DeviceSource> devices = study.devices();
    if (!devices.isEmpty() && !allowDevices) {
      throw new WrongInput(
          study.name() + " uses the device " + devices.getFirst().title(),
          "if you trust it, say --allow-devices");
    }
    return study.allowingDevices();
  }

  private List<String> chosen(Library library) {
    return files.isEmpty()
        ? library.entries().stream()
            .map(Library.Entry::path)
            .filter(path -> path.startsWith(PAPER))
            .toList()
        : files;
  }
}
