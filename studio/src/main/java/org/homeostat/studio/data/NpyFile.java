package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Inputs in a file of NumPy's, `x.npy`, and what is to be told of them beside it, in `y.npy`. The
/// one name comes from the other by a `y` for the `x` at an end of a word: `x_train.npy` and
/// `y_train.npy`.
final class NpyFile {
  private NpyFile() {}

  static Examples read(Path file, String name) throws IOException {
    String own = file.getFileName().toString();
    String other = own.replaceFirst("(?<![A-Za-z0-9])x(?![A-Za-z0-9])", "y");
    Path answers = file.resolveSibling(other);
    if (other.equals(own) || !Files.isRegularFile(answers)) {
      throw DataException.at(
          name, "x.npy with y.npy beside it", other.equals(own) ? own : "no " + other, "");
    }
    try (var x = ByteSource.open(file, name);
        var y = ByteSource.open(answers, answers.getFileName().toString())) {
      return NpyArrays.read(name, x, y);
    }
  }
}
