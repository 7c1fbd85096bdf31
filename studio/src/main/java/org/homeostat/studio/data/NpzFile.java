package org.homeostat.studio.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// An archive of arrays as NumPy's `savez` and `savez_compressed` write it, with the arrays `x`,
/// the inputs, and `y`, the labels or targets.
final class NpzFile {
  private NpzFile() {}

  static Examples read(Path file, String name) throws IOException {
    try (var archive = new ZipFile(file.toFile());
        var x = array(archive, "x", name);
        var y = array(archive, "y", name)) {
      return NpyArrays.read(name, x, y);
    } catch (ZipException | EOFException broken) {
      throw DataException.at(
          name, "a zip archive of arrays", "a broken one: " + broken.getMessage(), "");
    }
  }

  private static ByteSource array(ZipFile archive, String array, String name) throws IOException {
    ZipEntry entry = archive.getEntry(array + ".npy");
    if (entry == null) {
      List<String> names =
          archive.stream()
              .limit(8)
              .map(each -> each.getName().replaceFirst("\\.npy$", ""))
              .toList();
      throw DataException.at(
          name,
          "an array '" + array + "'",
          names.isEmpty() ? "none" : String.join(", ", names),
          "save it as numpy.savez(FILE, x=inputs, y=labels)");
    }
    long most =
        entry.getMethod() == ZipEntry.STORED
            ? entry.getCompressedSize()
            : ByteSource.packedMost(entry.getCompressedSize());
    var content = new BufferedInputStream(archive.getInputStream(entry));
    return new ByteSource(name + ", " + array, content, most);
  }
}
