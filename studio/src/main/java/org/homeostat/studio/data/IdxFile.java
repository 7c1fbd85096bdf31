package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// IDX, the format of MNIST: two bytes 0, a byte for the type, a byte for the number of dimensions,
/// the dimensions as big-endian numbers of 32 bits, the values. Of its types, unsigned bytes (8)
/// are read. Images and their labels are two files, `...images-idx3-ubyte` and
/// `...labels-idx1-ubyte`, each as it is or packed with gzip.
///
/// Source: LeCun, Cortes, Burges, *The MNIST database of handwritten digits*, "File formats".
final class IdxFile {
  private static final int UNSIGNED_BYTES = 8;
  private static final int MOST_DIMENSIONS = 4;

  private IdxFile() {}

  /// Whether a file's name is that of such images.
  static boolean isImages(String name) {
    return name.matches(".*images?[-.]idx[2-4].*");
  }

  /// Reads images with the labels that lie beside them.
  ///
  /// @param classes the names of the classes, or empty if they are called by their numbers
  static Examples read(Path images, String name, List<String> classes) throws IOException {
    Path labels = labelsOf(images);
    try (var in = ByteSource.open(images, name);
        var answers = ByteSource.open(labels, labels.getFileName().toString())) {
      return read(in, answers, classes);
    }
  }

  static Examples read(ByteSource images, ByteSource labels, List<String> classes)
      throws IOException {
    int[] sizes = header(images, 2, MOST_DIMENSIONS, "images");
    int[] count = header(labels, 1, 1, "labels");
    if (count[0] != sizes[0]) {
      throw labels.unexpected(
          4, Sizes.count(sizes[0]) + " labels, one an image", Sizes.count(count[0]), "");
    }
    byte[] pixels = values(images, sizes, "pixels");
    int[] numbers = labels(labels, values(labels, count, "labels"), classes);
    List<Integer> shape = IntStream.of(sizes).skip(1).boxed().toList();
    List<String> names = classes.isEmpty() ? ClassNames.upTo(numbers) : classes;
    return new Examples(
        images.name(), shape, new Inputs.Bytes(pixels), new Answers.Labels(numbers, names));
  }

  /// How many images a file says that it has.
  static int count(Path images) throws IOException {
    try (var in = ByteSource.open(images, images.getFileName().toString())) {
      return header(in, 2, MOST_DIMENSIONS, "images")[0];
    }
  }

  private static Path labelsOf(Path images) {
    String file = images.getFileName().toString();
    String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    String labels = plain.replaceFirst("image(s?)([-.])idx[2-4]", "label$1$2idx1");
    for (String ending : List.of("", ".gz")) {
      Path beside = images.resolveSibling(labels + ending);
      if (Files.isRegularFile(beside)) {
        return beside;
      }
    }
    throw DataException.at(
        images.toString(),
        "its labels beside it, " + labels + " or " + labels + ".gz",
        "neither",
        "");
  }

  private static int[] header(ByteSource in, int fewest, int most, String what) throws IOException {
    byte[] magic = in.take(4, "the magic number of IDX " + what);
    if (magic[0] != 0 || magic[1] != 0) {
      throw in.unexpected(0, "the magic number of IDX, 00 00 08 ..", hex(magic), "");
    }
    if (magic[2] != UNSIGNED_BYTES) {
      throw in.unexpected(2, "08, unsigned bytes", hex(magic[2]), "save them as unsigned bytes");
    }
    if (magic[3] < fewest || magic[3] > most) {
      throw in.unexpected(
          3,
          fewest == most ? fewest + " dimension" : fewest + " to " + most + " dimensions",
          String.valueOf(magic[3]),
          what.equals("labels") ? "are these images?" : "are these labels?");
    }
    int[] sizes = new int[magic[3]];
    ByteBuffer dimensions = in.buffer(4 * sizes.length, ByteOrder.BIG_ENDIAN, "dimensions");
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = dimensions.getInt();
      if (sizes[i] < 1) {
        throw in.unexpected(4 + 4 * i, "a size from 1", Integer.toUnsignedString(sizes[i]), "");
      }
    }
    return sizes;
  }

  private static byte[] values(ByteSource in, int[] sizes, String what) throws IOException {
    List<Integer> shape = IntStream.of(sizes).boxed().toList();
    long product = Sizes.product(shape);
    in.require(product, Sizes.shape(shape) + " " + what);
    if (product > Sizes.MOST) {
      throw in.unexpected("at most " + Sizes.count(Sizes.MOST) + " " + what, Sizes.count(product));
    }
    byte[] values = new byte[(int) product];
    in.fill(values, 0, values.length, Sizes.shape(shape) + " " + what);
    in.end();
    return values;
  }

  private static int[] labels(ByteSource in, byte[] bytes, List<String> classes) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xFF;
      if (!classes.isEmpty() && labels[i] >= classes.size()) {
        throw in.unexpected(
            8L + i, "a label from 0 to " + (classes.size() - 1), String.valueOf(labels[i]), "");
      }
    }
    return labels;
  }

  private static String hex(byte... bytes) {
    List<String> digits = new ArrayList<>();
    for (byte each : bytes) {
      digits.add(String.format(Locale.ROOT, "%02x", each));
    }
    return String.join(" ", digits);
  }
}
