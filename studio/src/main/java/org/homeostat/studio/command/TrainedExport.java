package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.kernel.Iteration;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainedModel;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.onnx.OnnxModel;

/// `homeostat export` of what a study has trained: its answer to one example.
///
/// @param iteration the programs of the answer
/// @param folder where files are written
record TrainedExport(TrainedModel model, Iteration iteration, Path folder) {

  /// Writes the files; gives their names, the first without its ending that of the model.
  List<String> write(String target) throws IOException {
    return switch (target) {
      case "c" -> code();
      case "onnx" -> graph();
      default ->
          throw new WrongInput(
              "a trained network cannot be written as " + target, "take --to c or --to onnx");
    };
  }

  private List<String> code() throws IOException {
    CCode code = CCode.of(iteration, name(), model.about());
    AtomicFile.write(folder.resolve(code.name() + ".h"), code.header());
    AtomicFile.write(folder.resolve(code.name() + ".c"), code.source());
    return List.of(code.name() + ".h", code.name() + ".c");
  }

  private List<String> graph() throws IOException {
    OnnxModel written = OnnxModel.of(iteration, name(), model.about());
    AtomicFile.write(folder.resolve(written.name() + ".onnx"), written.bytes());
    return List.of(written.name() + ".onnx");
  }

  private String name() {
    return String.valueOf(model.origin().get("study"));
  }
}
