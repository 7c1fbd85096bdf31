package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.expression.Precision;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.FixedStep;
import org.homeostat.studio.compare.Alone;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainedModel;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.fmi.Fmu;
import org.homeostat.substrate.fmi.FmuFile;
import org.homeostat.substrate.modelica.ModelicaModel;
import org.homeostat.substrate.onnx.OnnxModel;
import org.homeostat.substrate.spice.Circuit;
import org.homeostat.substrate.verilog.VerilogCode;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;
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

  private static final List<String> PRECISIONS = List.of("double", "float");

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

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = "double or float, in the place of the study's own.")
  private Optional<String> precision = Optional.empty();

  @Option(
      names = "--fixed",
      paramLabel = "qM.N",
      description = "Integers with N bits after the point, such as q15.16, and no floating point.")
  private Optional<String> fixed = Optional.empty();

  @Option(
      names = "--tunable",
      paramLabel = "NAME",
      split = ",",
      description = "Parameters that can be changed between steps; in a unit all can.")
  private List<String> tunable = List.of();

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
    precision.ifPresent(said -> KnownName.check("precision", said, PRECISIONS));
    var models = new ModelFile(terminal, arm.said(), seed);
    if (models.isMeant(file)) {
      refuseAgent();
      return trained(models.read(file));
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
    Path folder = Files.createDirectories(terminal.folder().resolve(out));
    return switch (target) {
      case "fmu" -> unit(study, folder);
      case "modelica" -> modelica(study, folder);
      case "onnx" -> model(study, folder);
      case "spice" -> circuit(study, folder);
      case "verilog" -> processor(study, folder);
      default -> code(study, folder);
    };
  }

  private void refuseAgent() {
    if (agent) {
      throw new WrongInput(
          "--agent takes the agent out of a study, to " + String.join(", ", ALONE), "leave it out");
    }
  }

  private int trained(TrainedModel model) throws IOException {
    if (fixed.isPresent() || !tunable.isEmpty()) {
      throw new WrongInput(
          "the weights of a trained network are constants in floating point",
          "leave --fixed and --tunable out");
    }
    Path folder = Files.createDirectories(terminal.folder().resolve(out));
    Precision said = precision.map(ExportCommand::precision).orElse(model.precision());
    var export = new TrainedExport(model, said, folder);
    List<String> files =
        learn.isPresent() ? export.learning(target, learn.get(), nudge) : export.write(target);
    return wrote(files.getFirst().replaceAll("\\.\\w+$", ""), files);
  }

  private static Precision precision(String said) {
    return Precision.valueOf(said.toUpperCase(Locale.ROOT));
  }

  private int code(Study study, Path folder) throws IOException {
    CCode code = code(study);
    AtomicFile.write(folder.resolve(code.name() + ".h"), code.header());
    AtomicFile.write(folder.resolve(code.name() + ".c"), code.source());
    return wrote(code.name(), List.of(code.name() + ".h", code.name() + ".c"));
  }

  private int unit(Study study, Path folder) throws IOException {
    if (!tunable.isEmpty()) {
      throw new WrongInput("every parameter of a unit is tunable", "leave --tunable out");
    }
    Fmu unit = unit(stepping(study));
    if (!unit.obstacle().isEmpty()) {
      note("for co-simulation only: " + unit.obstacle());
    }
    try {
      FmuFile.write(unit, folder.resolve(unit.name() + ".fmu"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while gcc ran", stopped);
    }
    return wrote(unit.name(), List.of(unit.name() + ".fmu"));
  }

  private Fmu unit(Study study) {
    if (fixed.isEmpty()) {
      return Fmu.of(step(study));
    }
    FixedStep step = step(study.withPrecision(Precision.DOUBLE));
    List<String> parameters = step.system().parameters().stream().map(Variable::name).toList();
    return Fmu.of(IntegerStep.of(step, format(fixed.get()), parameters));
  }

  private int model(Study study, Path folder) throws IOException {
    if (fixed.isPresent()) {
      throw new WrongInput(
          "the numbers of an ONNX model are doubles or floats", "take --precision, or --to c");
    }
    OnnxModel model = OnnxModel.of(tunable(step(study)), tunable);
    AtomicFile.write(folder.resolve(model.name() + ".onnx"), model.bytes());
    return wrote(model.name(), List.of(model.name() + ".onnx"));
  }

  /// A unit has steps of its own even if the study lets its method choose them.
  private Study stepping(Study study) {
    if (!(study.method() instanceof AdaptiveMethod)) {
      return study;
    }
    note(
        "its own steps are those of rk4, since " + study.method().name() + " has none of a length");
    return study.withMethod("rk4");
  }

  private void note(String said) {
    terminal.err().println("homeostat: " + said);
  }

  private int circuit(Study study, Path folder) throws IOException {
    continuous("circuit", "voltages");
    Arm one = arm.of(study);
    Solving solving = study.solving();
    Circuit circuit =
        Circuit.of(equations(study, one), study.values(one), solving.step(), solving.until());
    AtomicFile.write(folder.resolve(study.name() + ".cir"), circuit.netlist());
    return wrote(study.name(), List.of(study.name() + ".cir"));
  }

  private int modelica(Study study, Path folder) throws IOException {
    continuous("model", "of the type Real, and all parameters can be changed");
    Arm one = arm.of(study);
    DynamicalSystem system = equations(study, one);
    NoisePlace.refuse(system, terminal.library().find(file));
    Solving solving = study.solving();
    ModelicaModel model =
        ModelicaModel.of(system, study.values(one), solving.step(), solving.until());
    AtomicFile.write(folder.resolve(model.name() + ".mo"), model.text());
    return wrote(model.name(), List.of(model.name() + ".mo"));
  }

  /// What is written in continuous time has numbers of one kind.
  private void continuous(String what, String numbers) {
    if (fixed.isPresent() || precision.isPresent() || !tunable.isEmpty()) {
      throw new WrongInput(
          "the numbers of a " + what + " are " + numbers,
          "leave --fixed, --precision and --tunable out, or take --to c");
    }
  }

  /// The equations of the whole loop.
  private static DynamicalSystem equations(Study study, Arm arm) {
    Loop loop = study.loop(arm);
    if (!loop.decisions().isEmpty()) {
      throw new WrongInput(
          "a controller decides at samples, beside the equations",
          "only what is written as equations can be taken elsewhere");
    }
    return loop.system().titled(study.name(), study.about());
  }

  private int processor(Study study, Path folder) throws IOException {
    FixedPoint format =
        format(
            fixed.orElseThrow(() ->
                new WrongInput("Verilog has fixed-point numbers alone", "add --fixed q7.16")));
    if (!tunable.isEmpty()) {
      throw new WrongInput("a parameter in Verilog is a constant", "leave --tunable out");
    }
    FixedStep step = step(study.withPrecision(Precision.DOUBLE));
    VerilogCode code = VerilogCode.of(IntegerStep.of(step, format));
    String serial = code.name() + "_serial.v";
    AtomicFile.write(folder.resolve(code.name() + ".v"), code.source());
    AtomicFile.write(folder.resolve(serial), code.serial());
    return wrote(code.name(), List.of(code.name() + ".v", serial));
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

  private CCode code(Study study) {
    Study exact = fixed.isPresent() ? study.withPrecision(Precision.DOUBLE) : study;
    FixedStep step = tunable(step(exact));
    return fixed.isPresent()
        ? CCode.of(IntegerStep.of(step, format(fixed.get()), tunable))
        : CCode.of(step, tunable);
  }

  /// The step, once all that is to be tunable is known to be a parameter.
  private FixedStep tunable(FixedStep step) {
    List<String> parameters = step.system().parameters().stream().map(Variable::name).toList();
    tunable.forEach(each -> KnownName.check("parameter", each, parameters));
    return step;
  }

  private FixedPoint format(String said) {
    if (precision.isPresent()) {
      throw new WrongInput(
          "--fixed and --precision are two kinds of numbers", "leave one of them out");
    }
    try {
      return FixedPoint.parse(said);
    } catch (IllegalArgumentException noFormat) {
      throw new WrongInput(noFormat.getMessage() + "", "--fixed q15.16 holds -32768 to 32768");
    }
  }

  private FixedStep step(Study study) {
    Arm one = arm.of(study);
    return agent
        ? Alone.of(study, one).step(study.solving()).titled(study.name() + "-agent")
        : StudyRun.step(study, one).titled(study.name());
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
    return precision.map(said -> study.withPrecision(precision(said))).orElse(study);
  }
}
