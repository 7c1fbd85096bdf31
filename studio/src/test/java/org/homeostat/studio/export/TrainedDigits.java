package org.homeostat.studio.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.Main;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.data.RealData;
import org.homeostat.studio.train.TrainFiles;
import org.homeostat.studio.train.TrainedModel;

/// Small networks that learned digits in a few seconds, once for all tests: the folder of their
/// run, and what they are asked about.
record TrainedDigits(Path folder, String run) {
  static final int PIXELS = 784;
  static final int CLASSES = 10;

  private static final String STUDY =
      """
      study: small-digits
      data: {train: digits/train, test: digits/test}
      model: {layers: 784-24-10, activation: sigmoid(4*(s - 0.5)), cost: squared error}
      train:
        nudge: {centred: 0.1}
        settle: {by: synchronous, free: 30, nudged: 10, until: 1e-3}
        optimiser: {adam: 0.003}
        batch: 50
        epochs: 1
        seeds: 1
      arms:
        synchronous: {}
        asynchronous: {train.settle: {by: asynchronous, free: 20, nudged: 10, until: 1e-3}}
        backpropagation: {train.rule: backpropagation}
      """;

  /// Shapes and settlings of every kind, that have seen one batch.
  private static final String KINDS =
      """
      study: small-digits
      data: {train: digits/train, test: digits/test, examples: 50}
      model: {layers: 784-16-12-10, activation: sigmoid(4*(s - 0.5)), cost: squared error}
      train:
        settle: {by: synchronous, free: 30, nudged: 10, until: 1e-3}
        optimiser: {adam: 0.003}
        batch: 50
        epochs: 1
        seeds: 1
      arms:
        all steps: {train.settle: {by: synchronous, free: 12, nudged: 6, until: 0}}
        until: {}
        flow: {train.settle: {by: {heun: 0.5}, free: 30, nudged: 15, until: 1e-3}}
        momentum: {train.settle: {by: synchronous, momentum: 0.2, free: 30, until: 1e-3}}
        anderson: {train.settle: {by: synchronous, anderson: 3, free: 30, until: 1e-3}}
        entropy: {model.cost: cross-entropy, model.activation: "clip(s, 0, 1)"}
        pool:
          model:
            input: [28, 28, 1]
            layers:
              - {convolution: 3, kernel: 5, padding: 2, max pool: 2}
              - {convolution: 4, kernel: 3, stride: 2, padding: 1}
              - 10
            activation: clip(s, 0, 1)
            cost: cross-entropy
        forward pool:
          train.rule: backpropagation
          model:
            input: [28, 28, 1]
            layers:
              - {convolution: 3, kernel: 5, padding: 2, average pool: 2}
              - 10
            activation: sigmoid(4*(s - 0.5))
            cost: squared error
      """;

  /// Skips a test, aloud, where the digits are not installed.
  static TrainedDigits in(Path folder) throws IOException {
    return train(folder, STUDY);
  }

  /// The same of what has seen one batch, a network of each kind.
  static TrainedDigits kinds(Path folder) throws IOException {
    return train(folder, KINDS);
  }

  private static TrainedDigits train(Path folder, String study) throws IOException {
    RealData.read("digits/train");
    Files.writeString(folder.resolve("small-digits.yaml"), study);
    run(folder, "train", "small-digits.yaml", "-q");
    try (Stream<Path> runs = Files.list(folder.resolve("results/small-digits"))) {
      return new TrainedDigits(
          folder, folder.relativize(runs.findFirst().orElseThrow()).toString());
    }
  }

  TrainedModel model(String arm) throws IOException {
    return TrainedModel.read(folder.resolve(run).resolve(TrainFiles.model(arm, 0)));
  }

  /// Exports an arm into a folder.
  void export(String arm, Path to, String... more) {
    List<String> command = new ArrayList<>(List.of("export", run, "--arm", arm));
    command.addAll(List.of("--out", to.toString()));
    command.addAll(List.of(more));
    run(folder, command.toArray(String[]::new));
  }

  /// Runs a command; gives what it printed.
  static String run(Path folder, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = Main.run(arguments, new PrintStream(out), new PrintStream(err), folder);
    assertEquals(0, code, () -> err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /// What a command says that is refused.
  static String refused(TrainedDigits of, String... arguments) {
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments,
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err),
            of.folder);
    assertEquals(2, code);
    return err.toString(StandardCharsets.UTF_8);
  }

  static Examples tests() throws IOException {
    return RealData.read("digits/test");
  }

  /// Writes images as floats, one after the other.
  static void write(Path file, Examples images) throws IOException {
    float[] pixels = new float[PIXELS];
    ByteBuffer bytes =
        ByteBuffer.allocate(images.count() * PIXELS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < images.count(); i++) {
      images.copy(i, pixels, 0);
      for (float pixel : pixels) {
        bytes.putFloat(pixel);
      }
    }
    Files.write(file, bytes.array());
  }

  /// Reads the scores of images, one after the other.
  static List<double[]> scores(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<double[]> all = new ArrayList<>();
    while (bytes.hasRemaining()) {
      double[] scores = new double[CLASSES];
      for (int i = 0; i < CLASSES; i++) {
        scores[i] = bytes.getFloat();
      }
      all.add(scores);
    }
    return all;
  }
}
