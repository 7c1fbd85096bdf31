package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks of others, read and held against ONNX Runtime.
class OnnxSystemTest {
  private static final int RANDOM = Boolean.getBoolean("homeostat.long") ? 1000 : 60;
  private static final double OF_FLOATS = 1e-5;
  private static final double OF_DOUBLES = 1e-12;

  @TempDir private Path folder;

  @Test
  void randomNetworksHaveTheOutputsOfTheRuntime() throws Exception {
    PythonOnnx.need();
    assertEquals(List.of(), PythonOnnx.run(folder, script(), List.of("" + RANDOM)));
    List<String> apart = new ArrayList<>();
    for (int seed = 0; seed < RANDOM; seed++) {
      String text = OnnxSystem.text(Files.readAllBytes(folder.resolve(seed + ".onnx")), "net");
      double[] expected = numbers(seed + ".out");
      double[] found = outputs(text, numbers(seed + ".in"));
      assertEquals(expected.length, found.length, text);
      double tolerance = seed % 2 == 0 ? OF_DOUBLES : OF_FLOATS;
      for (int i = 0; i < found.length; i++) {
        if (!(Math.abs(expected[i] - found[i]) <= tolerance * Math.max(1, Math.abs(expected[i])))) {
          apart.add(seed + ": " + expected[i] + " " + found[i] + "\n" + text);
        }
      }
    }
    assertEquals(List.of(), apart);
  }

  @Test
  void aNetworkCutShortOrSpoiledIsReadOrRefused() {
    byte[] whole = TinyNetwork.bytes();
    assertTrue(OnnxSystem.text(whole, "net").contains("h1 = tanh(obs@W + b)"));
    Draws draws = Draws.of("spoiled networks", 1);
    for (int length = 0; length < whole.length; length++) {
      readOrRefuse(Arrays.copyOf(whole, length));
      byte[] spoiled = whole.clone();
      for (int i = 0; i < 3; i++) {
        spoiled[draws.below(whole.length)] = (byte) draws.below(256);
      }
      readOrRefuse(spoiled);
    }
  }

  @Test
  void whatIsComputedHasAnotherNameThanTheInput() {
    String text = OnnxSystem.text(TinyNetwork.reading("h1"), "net");
    assertTrue(text.contains("h1_2 = tanh(h1@W + b)"), text);
    SystemReader.read(SourceText.of("net", text));
  }

  private static void readOrRefuse(byte[] file) {
    try {
      SystemReader.read(SourceText.of("net", OnnxSystem.text(file, "net")));
    } catch (OnnxException | InputException refused) {
      assertTrue(!String.valueOf(refused.getMessage()).isBlank());
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    refused(new byte[0], "no ONNX model");
    refused(TinyNetwork.with("Conv", List.of("obs", "W")), "operators that are not read: Conv");
    refused(
        TinyNetwork.with("MatMul", List.of("obs", "nothing")), "reads 'nothing', which nothing");
    refused(TinyNetwork.with("MatMul", List.of("obs", "b")), "multiplies [1, 2] by [3]");
    refused(TinyNetwork.with("Add", List.of("obs", "b")), "lengths [1, 2] and [3] meet");
    refused(
        TinyNetwork.weights(t -> t.number(1, 1L << 40)), "have the lengths [2, 3, 1099511627776]");
    refused(TinyNetwork.weights(t -> t.number(1, -1)), "have the lengths [2, 3, -1]");
    refused(
        TinyNetwork.weights(
            t -> t.message(13, new ProtoMessage().text(1, "location").text(2, "../../etc/passwd"))),
        "stand in another file");
    refused(TinyNetwork.weights(t -> t.number(2, 16)), "type 16 are not read");
    refused(new byte[(1 << 24) + 1], "larger than 16 MB");
  }

  private static void refused(byte[] file, String expected) {
    OnnxException refused = assertThrows(OnnxException.class, () -> OnnxSystem.text(file, "net"));
    assertTrue(refused.problem().contains(expected), refused.problem());
    assertEquals(1, refused.problem().lines().count());
  }

  /// With a state beside it that does not move, so that there is a path to look at.
  private static double[] outputs(String text, double[] input) {
    String moved =
        text.replace("equations: |\n", "states: {rest: 0}\nequations: |\n  drest = 0*dt\n");
    DynamicalSystem system = SystemReader.read(SourceText.of("net", moved));
    Paths paths =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(1)
            .until(1)
            .precision(Precision.DOUBLE)
            .set("obs", new Tensor(Shape.of(input.length), input))
            .record("exp_2")
            .run()
            .paths();
    double[] values = paths.values("exp_2", 0);
    return Arrays.copyOf(values, values.length / paths.times().length);
  }

  private double[] numbers(String name) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static String script() throws Exception {
    try (InputStream script = OnnxSystemTest.class.getResourceAsStream("networks.py")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
