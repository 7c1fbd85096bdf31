package org.homeostat.studio.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.studio.data.Examples;
import org.homeostat.studio.train.Answers;
import org.homeostat.studio.train.TrainedModel;
import org.homeostat.substrate.onnx.OnnxSystem;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trained networks in C and as ONNX, held against the simulator on digits that they have not seen.
class ExportedNetworkTest {
  /// Reads images, and leaves scores and classes of all.
  private static final String DRIVER =
      """
      #include <stdio.h>
      #include "small_digits.h"
      int main(void) {
        static float x[784], scores[10];
        FILE *images = fopen("images", "rb"), *out = fopen("scores", "wb");
        while (fread(x, sizeof(float), 784, images) == 784) {
          printf("%d\\n", small_digits_predict(x, scores));
          fwrite(scores, sizeof(float), 10, out);
        }
        fclose(out);
        return 0;
      }
      """;

  /// Learns from images whose labels it is told, and leaves the weights.
  private static final String LEARNER =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include "small_digits.h"
      int main(int count, char **labels) {
        static small_digits w;
        static float x[784];
        FILE *images = fopen("images", "rb"), *out = fopen("weights", "wb");
        small_digits_init(&w);
        for (int i = 1; i < count && fread(x, sizeof(float), 784, images) == 784; i++) {
          printf("%d\\n", small_digits_learn(&w, x, atoi(labels[i])));
        }
        fwrite(&w, sizeof w, 1, out);
        fclose(out);
        return 0;
      }
      """;

  private static final String SCRIPT =
      """
      import numpy, onnx, onnxruntime, sys
      options = onnxruntime.SessionOptions()
      options.intra_op_num_threads = 1
      for name in sys.argv[1:]:
          onnx.checker.check_model(name + '/small_digits.onnx', full_check=True)
          model = onnxruntime.InferenceSession(name + '/small_digits.onnx', options)
          pixels = numpy.fromfile(name + '/images', numpy.float32).reshape(-1, 784)
          shape = model.get_inputs()[0].shape
          scores = [model.run(['scores'], {'x': x.reshape(shape)})[0] for x in pixels]
          numpy.array(scores).tofile(name + '/scores')
      """;

  private static final double OF_FLOATS = 1e-5;

  @TempDir private static Path learned;
  @TempDir private static Path tried;
  private static TrainedDigits digits = new TrainedDigits(Path.of(""), "");
  private static TrainedDigits kinds = new TrainedDigits(Path.of(""), "");

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    digits = TrainedDigits.in(learned);
    kinds = TrainedDigits.kinds(tried);
  }

  private static Examples some(int every) throws IOException {
    return TrainedDigits.tests().select(example -> example % every == 0);
  }

  private static int right(Answers answers, Examples examples) {
    int right = 0;
    for (int i = 0; i < answers.count(); i++) {
      right += answers.said(i) == examples.label(i) ? 1 : 0;
    }
    return right;
  }

  /// Those that settle to a tolerance are asked in batches too, where the last example decides when
  /// all have settled: an image between two classes may be taken for the other.
  @ParameterizedTest
  @CsvSource({"synchronous, 2", "asynchronous, 2", "backpropagation, 0"})
  void inCTheScoresAreThoseOfTheSimulatorToTheLastBit(String arm, int between) throws Exception {
    Toolchain.NATIVE.need();
    digits.export(arm, folder, "--to", "c");
    TrainedModel model = digits.model(arm);
    Examples tests = TrainedDigits.tests();
    int right = compareBits(Toolchain.NATIVE, model, tests);
    assertEquals(right(model.answers(tests), tests), right, between);
    assertTrue(right > 0.85 * tests.count(), "right: " + right);
  }

  @ParameterizedTest
  @CsvSource({"all steps", "flow", "momentum", "entropy", "pool", "forward pool"})
  void soAreThoseOfEveryKindOfSettlingAndLayer(String arm) throws Exception {
    Toolchain.NATIVE.need();
    kinds.export(arm, folder, "--to", "c");
    compareBits(Toolchain.NATIVE, kinds.model(arm), some(50));
  }

  @Test
  void anArmCoreHasTheSameBits() throws Exception {
    Toolchain.ARM.need();
    digits.export("synchronous", folder, "--to", "c");
    compareBits(Toolchain.ARM, digits.model("synchronous"), some(200));
  }

  /// Gives how many are right.
  private int compareBits(Toolchain toolchain, TrainedModel model, Examples images)
      throws Exception {
    TrainedDigits.write(folder.resolve("images"), images);
    Files.writeString(folder.resolve("driver.c"), DRIVER);
    toolchain.compile(folder, "-o", "program", "small_digits.c", "driver.c");
    List<String> classes = toolchain.run(folder, "./program");
    Answers answers = model.apart().answers(images);
    List<double[]> scores = TrainedDigits.scores(folder.resolve("scores"));
    assertEquals(images.count(), scores.size());
    for (int i = 0; i < images.count(); i++) {
      for (int of = 0; of < TrainedDigits.CLASSES; of++) {
        assertEquals(answers.score(i, of), scores.get(i)[of], 0, "image " + i);
      }
      assertEquals(answers.said(i), Integer.parseInt(classes.get(i)));
    }
    return right(answers, images);
  }

  @Test
  void onnxRuntimeAgrees() throws Exception {
    Toolchain.needPython("onnx, onnxruntime");
    List<String> whole = List.of("synchronous", "backpropagation");
    List<String> some = List.of("asynchronous", "flow", "momentum", "entropy", "pool");
    for (String arm : Stream.concat(whole.stream(), some.stream()).toList()) {
      TrainedDigits run = arm.equals("asynchronous") || whole.contains(arm) ? digits : kinds;
      Path there = Files.createDirectory(folder.resolve(arm));
      run.export(arm, there, "--to", "onnx");
      TrainedDigits.write(there.resolve("images"), some(whole.contains(arm) ? 1 : 50));
    }
    Toolchain.python(folder, SCRIPT, Stream.concat(whole.stream(), some.stream()).toList());
    for (String arm : whole) {
      compareClosely(digits.model(arm), arm, TrainedDigits.tests());
    }
    compareClosely(digits.model("asynchronous"), "asynchronous", some(50));
    for (String arm : some.subList(1, some.size())) {
      compareClosely(kinds.model(arm), arm, some(50));
    }
  }

  private void compareClosely(TrainedModel model, String name, Examples images) throws IOException {
    Answers answers = model.apart().answers(images);
    List<double[]> scores = TrainedDigits.scores(folder.resolve(name).resolve("scores"));
    for (int i = 0; i < images.count(); i++) {
      int best = 0;
      for (int of = 0; of < TrainedDigits.CLASSES; of++) {
        assertEquals(answers.score(i, of), scores.get(i)[of], OF_FLOATS, name + " " + i);
        best = scores.get(i)[of] > scores.get(i)[best] ? of : best;
      }
      assertEquals(answers.said(i), best, name + " " + i);
    }
  }

  /// The network that is written is a system again, in doubles.
  @Test
  void aFeedForwardNetworkIsReadBack() throws Exception {
    digits.export("backpropagation", folder, "--to", "onnx");
    byte[] file = Files.readAllBytes(folder.resolve("small_digits.onnx"));
    String text = OnnxSystem.text(file, "net");
    String moved =
        text.replace("equations: |\n", "states: {rest: 0}\nequations: |\n  drest = 0*dt\n");
    DynamicalSystem system = SystemReader.read(SourceText.of("net", moved));
    Examples images = some(400);
    Answers answers = digits.model("backpropagation").answers(images);
    for (int i = 0; i < images.count(); i++) {
      double[] pixels = new double[TrainedDigits.PIXELS];
      images.copy(i, pixels, 0);
      double[] scores = scores(system, pixels);
      for (int of = 0; of < TrainedDigits.CLASSES; of++) {
        assertEquals(answers.score(i, of), scores[of], OF_FLOATS);
      }
    }
  }

  private static double[] scores(DynamicalSystem system, double[] pixels) {
    Paths paths =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(1)
            .until(1)
            .set("x", new Tensor(Shape.of(pixels.length), pixels))
            .record("scores")
            .run()
            .paths();
    return Arrays.copyOf(paths.values("scores", 0), TrainedDigits.CLASSES);
  }

  @Test
  void predictionsApartAreThoseOfTheCode() throws Exception {
    String said =
        TrainedDigits.run(
            digits.folder(),
            "predict",
            digits.run(),
            "digits/test",
            "--apart",
            "--arm",
            "synchronous");
    Answers answers = digits.model("synchronous").apart().answers(TrainedDigits.tests());
    String[] first = said.lines().toList().get(1).split(",", -1);
    assertEquals(Double.toString(answers.score(0, 0)), first[3]);
  }

  @ParameterizedTest
  @CsvSource({"all steps", "until", "flow", "entropy", "pool"})
  void learningInCMovesTheWeightsAsTheSimulatorDoesToTheLastBit(String arm) throws Exception {
    Toolchain.NATIVE.need();
    kinds.export(arm, folder, "--to", "c", "--learn", "0.05", "--nudge", "0.2");
    Examples images = some(100);
    TrainedDigits.write(folder.resolve("images"), images);
    Files.writeString(folder.resolve("driver.c"), LEARNER);
    Toolchain.NATIVE.compile(folder, "-o", "program", "small_digits.c", "driver.c");
    List<String> command = new ArrayList<>(List.of("./program"));
    for (int i = 0; i < images.count(); i++) {
      command.add("" + images.label(i));
    }
    List<String> said = Toolchain.NATIVE.run(folder, command.toArray(String[]::new));
    OnlineRun run = OnlineRun.of(kinds.model(arm), 0.05, 0.2, images);
    assertEquals(run.said(), said);
    assertArrayEquals(run.weights(), Files.readAllBytes(folder.resolve("weights")));
    assertFalse(Arrays.equals(run.weights(), OnlineRun.start(kinds.model(arm))));
  }

  @Test
  void whatIsMoreThanAProgramIsRefused() {
    String said =
        TrainedDigits.refused(kinds, "export", kinds.run(), "--arm", "anderson", "--to", "c");
    assertEquals(
        "homeostat: settling mixes its last steps (Anderson), beside the equations; its states"
            + " settle at the same minimum without: train with another 'settle'",
        said.strip());
  }
}
