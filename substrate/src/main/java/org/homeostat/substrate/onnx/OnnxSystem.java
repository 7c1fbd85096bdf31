package org.homeostat.substrate.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A feed-forward network in an .onnx file as a system without states: its outputs are equations of
/// its inputs, its weights parameters. So it can be the agent of a study, and what learns can learn
/// on.
///
/// Values are vectors, with or without axes of length 1 and a batch of one; constants may be
/// matrices. What is not among [#OPERATORS] is refused by name.
public final class OnnxSystem {
  /// The operators that are read. Those that only rearrange do nothing to a vector.
  public static final List<String> OPERATORS = Operators.NAMES;

  private OnnxSystem() {}

  /// The text of the system of a model in a file; of a file that is too large not a byte is read.
  public static String text(Path file, String name) throws IOException {
    OnnxGraph.checkSize(Files.size(file));
    return text(Files.readAllBytes(file), name);
  }

  /// The text of the system of a model.
  ///
  /// @param file the bytes of the .onnx file
  /// @param name of the system
  /// @throws OnnxException with what is wrong
  public static String text(byte[] file, String name) {
    String text = new FeedForward(OnnxGraph.read(file), name).text();
    if (text.length() > SystemLines.MOST_TEXT) {
      throw new OnnxException(
          "the network has more weights than a system file holds", "about 50,000 fit into 1 MB");
    }
    return text;
  }
}
