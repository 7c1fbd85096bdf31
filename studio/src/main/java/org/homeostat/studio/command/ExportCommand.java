package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.Precision;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat export`: the system that a study solves, its learning included, or a lone system, as
/// code for another machine.
@Command(
    name = "export",
    description = "Writes a system, or a study's whole learning agent, for another machine.",
    footer = {
      "",
      "Examples:",
      "  homeostat export lorenz --to c",
      "  homeostat export particle-textbook --to c --out firmware --precision float",
      "  homeostat export particle-textbook --to c --fixed q15.16",
      "  homeostat export learning-brains --to c --agent --precision float",
      "  homeostat export lorenz --to c --tunable rho,sigma",
      "  homeostat export particle-textbook --to fmu",
      "  homeostat export particle --to fmu --precision float",
      "  homeostat export lif-neuron --to verilog --fixed q7.16",
      "  homeostat export particle --to nir",
      "  homeostat export lorenz --to onnx --precision float",
      "  homeostat export policy.onnx --to c",
      "  homeostat export results/digits/TIME --to c --arm backpropagation",
      "  homeostat export results/digits/TIME --to c --learn 0.1",
      "  homeostat export van-der-pol --to spice",
      "  homeostat export lif-neuron --to modelica",
      "  homeostat export particle --to verilog --fixed q7.16"
    })
final class ExportCommand implements Callable<Integer> {
  private static final List<String> TARGETS =
      List.of("c", "fmu", "modelica", "nir", "onnx", "spice", "verilog");

  /// Those that an agent by itself goes to.
  private static final List<String> ALONE = List.of("c", "fmu", "onnx", "verilog");

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A system, network (.onnx) or study: its file, or its name. Or what was trained: the folder"
              + " of a run, or a file of weights (.npz).")
  private String file = "";

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      required = true,
      description =
          "c: C99. fmu: a unit of the Functional Mock-up Interface 3.0 (needs gcc). modelica: a"
              + " model without noise. nir: a graph of neurons, of a linear system. onnx: one step as a graph for ONNX Runtime. spice: a"
              + " netlist for ngspice. verilog: a processor for an FPGA (with --fixed).")
  private String target = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write; the working folder if not said.")
  private Path out = Path.of("");

  @Mixin private NumberOptions numbers = new NumberOptions();

  @Option(names = "--json", description = "Print a JSON document that names the files.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of a run that trained: whose model; that of the first seed if not said.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--learn",
      paramLabel = "RATE",
      description =
          "Of a network trained by equilibrium propagation, to C: it goes on to learn there, an"
              + " example at a time, at this rate.")
  private Optional<Double> learn = Optional.empty();

  @Option(
      names = "--nudge",
      paramLabel = "BETA",
      description = "With --learn: how strongly the cost pulls to both sides; 0.1 if not said.")
  private double nudge = 0.1;

  @Option(
      names = "--agent",
      description =
          "The agent of a study by itself, with its rule if it learns; what it senses, and the"
              + " reward, are inputs.")
  private boolean agent;

  @Mixin private ArmOption arm = new ArmOption();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    KnownName.check("target", target, TARGETS);
    Optional<Precision> precision = numbers.precision();
    var models = new ModelFile(terminal, arm.said(), seed);
    if (models.isMeant(file)) {
      refuseAgent();
      return trained(models.read(file), precision);
    }
    if (learn.isPresent()) {
      throw new WrongInput(
          "only what was trained learns on; the learning of a study's agent is exported with it",
          "leave --learn out");
    }
    if (seed.isPresent()) {
      throw new WrongInput("only a training has a model for each seed", "leave --seed out");
    }
    if (!ALONE.contains(target)) {
      refuseAgent();
    }
    if (target.equals("nir")) {
      return new NirExport(terminal, out, json).of(file, this::study);
    }
    Study study = study();
    if (study.parts().size() < 2) {
      refuseAgent();
    }
    StudyExport.Written written =
        new StudyExport(
                study,
                arm,
                terminal.library().find(file),
                numbers,
                agent,
                folder(),
                said -> terminal.err().println("homeostat: " + said))
            .write(target);
    return wrote(written.name(), written.files());
  }

  private void refuseAgent() {
    if (agent) {
      throw new WrongInput(
          "--agent takes the agent out of a study, to " + String.join(", ", ALONE), "leave it out");
    }
  }

  private int trained(TrainedModel model, Optional<Precision> precision) throws IOException {
    if (numbers.areFixed() || !numbers.tunable().isEmpty()) {
      throw new WrongInput(
          "the weights of a trained network are constants in floating point",
          "leave --fixed and --tunable out");
    }
    var export = new TrainedExport(model, precision.orElse(model.precision()), folder());
    List<String> files =
        learn.isPresent() ? export.learning(target, learn.get(), nudge) : export.write(target);
    return wrote(files.getFirst().replaceAll("\\.\\w+$", ""), files);
  }

  private Path folder() throws IOException {
    return Files.createDirectories(terminal.folder().resolve(out));
  }

  private int wrote(String name, List<String> names) {
    List<String> files = names.stream().map(each -> out.resolve(each).toString()).toList();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", name);
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
    if (TrainReader.isTraining(text) || StudyReader.isEvolving(text)) {
      throw new WrongInput(
          file + " is not one system with fixed equations",
          "export takes systems, energies, studies that run, and the members of an evolved front");
    }
    Study study = KnownFunctions.read(text, file, library);
    if (!study.loop().units().isEmpty()) {
      throw new WrongInput(
          "the plant of " + file + " is a unit, which shows no equations",
          "export writes what is written as equations");
    }
    return numbers.precision().map(study::withPrecision).orElse(study);
  }
}
