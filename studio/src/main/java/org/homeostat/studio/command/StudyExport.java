package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.homeostat.expression.Precision;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.FixedStep;
import org.homeostat.studio.compare.Alone;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.WrongInput;
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

/// `homeostat export` of what a study solves, in one of its arms.
///
/// @param text of the study, in which what is refused has its place
/// @param alone whether the agent goes without its plant
/// @param folder where files are written
/// @param remarks takes what else is to be said
record StudyExport(
    Study study,
    ArmOption arm,
    SourceText text,
    NumberOptions numbers,
    boolean alone,
    Path folder,
    Consumer<String> remarks) {

  /// What was written: a name, and the names of files.
  record Written(String name, List<String> files) {}

  Written write(String target) throws IOException {
    return switch (target) {
      case "fmu" -> unit();
      case "modelica" -> modelica();
      case "onnx" -> model();
      case "spice" -> circuit();
      case "verilog" -> processor();
      default -> code();
    };
  }

  private Written code() throws IOException {
    Optional<FixedPoint> format = numbers.format();
    FixedStep step = tunable(step(format.isPresent() ? exact() : study));
    CCode code =
        format.isPresent()
            ? CCode.of(IntegerStep.of(step, format.get(), numbers.tunable()))
            : CCode.of(step, numbers.tunable());
    AtomicFile.write(folder.resolve(code.name() + ".h"), code.header());
    AtomicFile.write(folder.resolve(code.name() + ".c"), code.source());
    return new Written(code.name(), List.of(code.name() + ".h", code.name() + ".c"));
  }

  private Written unit() throws IOException {
    if (!numbers.tunable().isEmpty()) {
      throw new WrongInput("every parameter of a unit is tunable", "leave --tunable out");
    }
    Fmu unit = unit(stepping());
    if (!unit.obstacle().isEmpty()) {
      remarks.accept("for co-simulation only: " + unit.obstacle());
    }
    try {
      FmuFile.write(unit, folder.resolve(unit.name() + ".fmu"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while gcc ran", stopped);
    }
    return new Written(unit.name(), List.of(unit.name() + ".fmu"));
  }

  private Fmu unit(Study stepping) {
    Optional<FixedPoint> format = numbers.format();
    if (format.isEmpty()) {
      return Fmu.of(step(stepping));
    }
    FixedStep step = step(stepping.withPrecision(Precision.DOUBLE));
    return Fmu.of(IntegerStep.of(step, format.get(), parameters(step)));
  }

  /// A unit has steps of its own even if the study lets its method choose them.
  private Study stepping() {
    if (!(study.method() instanceof AdaptiveMethod)) {
      return study;
    }
    remarks.accept(
        "its own steps are those of rk4, since " + study.method().name() + " has none of a length");
    return study.withMethod("rk4");
  }

  private Written model() throws IOException {
    if (numbers.areFixed()) {
      throw new WrongInput(
          "the numbers of an ONNX model are doubles or floats", "take --precision, or --to c");
    }
    OnnxModel model = OnnxModel.of(tunable(step(study)), numbers.tunable());
    AtomicFile.write(folder.resolve(model.name() + ".onnx"), model.bytes());
    return new Written(model.name(), List.of(model.name() + ".onnx"));
  }

  private Written processor() throws IOException {
    FixedPoint format =
        numbers
            .format()
            .orElseThrow(
                () -> new WrongInput("Verilog has fixed-point numbers alone", "add --fixed q7.16"));
    if (!numbers.tunable().isEmpty()) {
      throw new WrongInput("a parameter in Verilog is a constant", "leave --tunable out");
    }
    VerilogCode code = VerilogCode.of(IntegerStep.of(step(exact()), format));
    String serial = code.name() + "_serial.v";
    AtomicFile.write(folder.resolve(code.name() + ".v"), code.source());
    AtomicFile.write(folder.resolve(serial), code.serial());
    return new Written(code.name(), List.of(code.name() + ".v", serial));
  }

  private Written circuit() throws IOException {
    DynamicalSystem system = continuous("circuit", "voltages");
    Solving solving = study.solving();
    Circuit circuit =
        Circuit.of(system, study.values(arm.of(study)), solving.step(), solving.until());
    AtomicFile.write(folder.resolve(study.name() + ".cir"), circuit.netlist());
    return new Written(study.name(), List.of(study.name() + ".cir"));
  }

  private Written modelica() throws IOException {
    DynamicalSystem system =
        continuous("model", "of the type Real, and all parameters can be changed");
    NoisePlace.refuse(system, text);
    Solving solving = study.solving();
    ModelicaModel model =
        ModelicaModel.of(system, study.values(arm.of(study)), solving.step(), solving.until());
    AtomicFile.write(folder.resolve(model.name() + ".mo"), model.text());
    return new Written(model.name(), List.of(model.name() + ".mo"));
  }

  /// The equations of the whole loop; what is written in continuous time has numbers of one kind.
  private DynamicalSystem continuous(String what, String kind) {
    if (!numbers.areTheStudys()) {
      throw new WrongInput(
          "the numbers of a " + what + " are " + kind,
          "leave --fixed, --precision and --tunable out, or take --to c");
    }
    Loop loop = study.loop(arm.of(study));
    if (!loop.decisions().isEmpty()) {
      throw new WrongInput(
          "a controller decides at samples, beside the equations",
          "only what is written as equations can be taken elsewhere");
    }
    return loop.system().titled(study.name(), study.about());
  }

  private FixedStep step(Study solved) {
    Arm one = arm.of(solved);
    return alone
        ? Alone.of(solved, one).step(solved.solving()).titled(solved.name() + "-agent")
        : StudyRun.step(solved, one).titled(solved.name());
  }

  /// Integers are made of a step in doubles.
  private Study exact() {
    return study.withPrecision(Precision.DOUBLE);
  }

  /// The step, once all that is to be tunable is known to be a parameter.
  private FixedStep tunable(FixedStep step) {
    List<String> parameters = parameters(step);
    numbers.tunable().forEach(each -> KnownName.check("parameter", each, parameters));
    return step;
  }

  private static List<String> parameters(FixedStep step) {
    return step.system().parameters().stream().map(Variable::name).toList();
  }
}
