package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A file or folder of examples, read by what its name says that it is.
final class DataFile {
  private static final String KINDS =
      "...-images-idx3-ubyte, .csv, .parquet, .npz, .npy (each but .parquet and .npz also packed as"
          + " .gz), or a folder with a folder of images for each class";

  private DataFile() {}

  /// @param name how it is called in messages
  static Examples read(Path path, String name, Layout layout) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve("0.json"))
          ? Digits.read(path)
          : ImageFolder.read(path, name);
    }
    String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    if (IdxFile.isImages(file)) {
      return IdxFile.read(path, name, List.of());
    }
    if (plain.endsWith(".csv")) {
      return CsvFile.read(path, name, layout);
    }
    if (file.endsWith(".parquet")) {
      return ParquetFile.read(path, name, layout);
    }
    if (file.endsWith(".npz")) {
      return NpzFile.read(path, name);
    }
    if (plain.endsWith(".npy")) {
      return NpyFile.read(path, name);
    }
    if (file.endsWith(".tgz") || file.endsWith(".tar.gz")) {
      return Digits.read(path);
    }
    throw DataException.at(name, KINDS, "'" + path.getFileName() + "'", "");
  }
}
