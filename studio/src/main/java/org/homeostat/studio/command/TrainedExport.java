package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.energy.Nudge;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Adaptation;
import org.homeostat.kernel.Iteration;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainedModel;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.onnx.OnnxModel;

/// `homeostat export` of what a study has trained: its answer to one example.
///
/// @param folder where files are written
record TrainedExport(TrainedModel model, Precision precision, Path folder) {

  /// Writes the files; gives their names, the first without its ending that of the model.
  List<String> write(String target) throws IOException {
    Iteration iteration = model.iteration(precision);
    return switch (target) {
      case "c" -> code(CCode.of(iteration, name(), model.about()));
      case "onnx" -> graph(OnnxModel.of(iteration, name(), model.about()));
      case "nir" ->
          throw new WrongInput(
              "NIR has neither the activations of trained layers nor states that settle",
              "take --to c or --to onnx");
      default ->
          throw new WrongInput(
              "a trained network cannot be written as " + target, "take --to c or --to onnx");
    };
  }

  /// Writes code that goes on to learn.
  ///
  /// @param nudge on both sides
  List<String> learning(String target, double rate, double nudge) throws IOException {
    if (!target.equals("c")) {
      throw new WrongInput("learning is written as C alone", "take --to c, or leave --learn out");
    }
    if (!(rate > 0 && Double.isFinite(rate) && nudge > 0 && Double.isFinite(nudge))) {
      throw new WrongInput("--learn and --nudge are numbers above 0", "--learn 0.1 --nudge 0.1");
    }
    Adaptation adaptation = model.adaptation(new Nudge.Centred(nudge), rate, precision);
    String about =
        model.about()
            + "\n\nIt goes on to learn at the rate %s, with a nudge of %s to both sides."
                .formatted(rate, nudge);
    return code(CCode.of(adaptation, name(), about));
  }

  private List<String> code(CCode code) throws IOException {
    AtomicFile.write(folder.resolve(code.name() + ".h"), code.header());
    AtomicFile.write(folder.resolve(code.name() + ".c"), code.source());
    return List.of(code.name() + ".h", code.name() + ".c");
  }

  private List<String> graph(OnnxModel written) throws IOException {
    AtomicFile.write(folder.resolve(written.name() + ".onnx"), written.bytes());
    return List.of(written.name() + ".onnx");
  }

  private String name() {
    return String.valueOf(model.origin().get("study"));
  }
}
