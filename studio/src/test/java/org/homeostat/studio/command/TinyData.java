package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Small made-up images that any machine has: a bright row or column of a square of 4 by 4, with
/// noise, in a table.
final class TinyData {
  private static final String[] CLASSES = {"top", "bottom", "left", "right"};

  /// A study that learns them in a second.
  static final String STUDY =
      """
      study: tiny
      about: A network that settles tells the sides of a square.
      data: {train: train.csv, test: test.csv, shape: [4, 4]}
      model: {layers: 16-12-4, activation: sigmoid(4*(s - 0.5)), cost: squared error}
      train:
        nudge: {centred: 0.1}
        settle: {by: synchronous, free: 30, nudged: 10, until: 1e-3}
        optimiser: {adam: 0.01}
        batch: 20
        epochs: 4
        seeds: 2
      arms: {settling: {}, backpropagation: {train.rule: backpropagation}}
      """;

  private TinyData() {}

  /// Writes the study `tiny.yaml` and its data.
  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), STUDY);
    Files.writeString(folder.resolve("train.csv"), table(200, 1));
    Files.writeString(folder.resolve("test.csv"), table(50, 2));
  }

  private static String table(int count, long seed) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder("label");
    for (int pixel = 0; pixel < 16; pixel++) {
      text.append(",p").append(pixel);
    }
    text.append('\n');
    for (int i = 0; i < count; i++) {
      int side = i % 4;
      text.append(CLASSES[side]);
      for (int pixel = 0; pixel < 16; pixel++) {
        text.append(',').append(Math.round(1000 * brightness(side, pixel, random)) / 1000.0);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static double brightness(int side, int pixel, SplittableRandom random) {
    int row = pixel / 4;
    int column = pixel % 4;
    boolean on =
        switch (side) {
          case 0 -> row == 0;
          case 1 -> row == 3;
          case 2 -> column == 0;
          default -> column == 3;
        };
    return (on ? 0.6 : 0) + 0.4 * random.nextDouble();
  }
}
