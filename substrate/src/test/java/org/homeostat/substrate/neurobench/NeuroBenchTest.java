package org.homeostat.substrate.neurobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.nir.NirFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The counts equal those that NeuroBench's package gave for the same models and data; their
/// versions stand in the files, `reference.py` beside them made them. With `-P long` the package
/// counts anew, where it is installed: it needs torch, of 5 GB.
class NeuroBenchTest {

  /// A recorded model with its data and metrics.
  private static final class Recorded {
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Double> metrics = new TreeMap<>();
    private float[][][] data = {};
    private int height = 1;
    private int width = 1;

    private Recorded(Iterator<String> lines) {
      while (lines.hasNext()) {
        String[] w = lines.next().split(" ");
        switch (w[0]) {
          case "dense" ->
              layers.add(
                  new Layer.Dense(whole(w[1]), whole(w[2]), row(lines.next()), row(lines.next())));
          case "convolution" ->
              layers.add(
                  new Layer.Convolution(
                      whole(w[1]),
                      whole(w[2]),
                      whole(w[3]),
                      whole(w[4]),
                      whole(w[6]),
                      whole(w[7]),
                      whole(w[9]),
                      whole(w[10]),
                      row(lines.next()),
                      row(lines.next())));
          case "relu" -> layers.add(new Layer.Relu());
          case "flatten" -> layers.add(new Layer.Flatten());
          case "leaky" ->
              layers.add(
                  new Layer.Leaky(
                      row(w[1]),
                      new float[] {1},
                      row(w[2]),
                      w[3].equals("zero"),
                      w[4].equals("delayed")));
          case "synaptic" ->
              layers.add(
                  new Layer.Synaptic(
                      row(w[1]),
                      row(w[2]),
                      new float[] {1},
                      new float[] {1},
                      row(w[3]),
                      w[4].equals("zero"),
                      w[5].equals("delayed")));
          case "alpha" ->
              layers.add(
                  new Layer.Alpha(row(w[1]), row(w[2]), row(w[3]), row(w[4]), w[5].equals("zero")));
          case "lapicque" ->
              layers.add(
                  new Layer.Lapicque(
                      row(w[1]), row(w[2]), row(w[3])[0], row(w[4]), w[5].equals("zero")));
          case "data" -> data(w, row(lines.next()));
          case "metric" -> metrics.put(w[1], Double.parseDouble(w[2]));
          default -> assertEquals("#", w[0]);
        }
      }
    }

    /// [samples, steps, ...], or [samples, values] of a network without time.
    private void data(String[] words, float[] values) {
      int samples = whole(words[1]);
      int steps = words.length > 3 ? whole(words[2]) : 1;
      if (words.length == 6) {
        height = whole(words[4]);
        width = whole(words[5]);
      }
      int size = values.length / samples / steps;
      data = new float[samples][steps][size];
      for (int i = 0; i < values.length; i++) {
        data[i / size / steps][i / size % steps][i % size] = values[i];
      }
    }

    private static int whole(String word) {
      return Integer.parseInt(word);
    }

    private static float[] row(String line) {
      String[] words = line.split(" ");
      float[] values = new float[words.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Double.parseDouble(words[i]);
      }
      return values;
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = NeuroBenchTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layered",
        "spiking",
        "convolution",
        "synaptic-subtract",
        "synaptic-zero",
        "alpha-subtract",
        "alpha-zero",
        "lapicque-subtract",
        "lapicque-zero"
      })
  void countsEqualThoseOfThePackage(String name) throws IOException {
    String text = new String(bytes("/neurobench/" + name + ".txt"), StandardCharsets.UTF_8);
    var recorded = new Recorded(text.lines().iterator());
    var model = new LayeredModel(recorded.layers, recorded.height, recorded.width);
    Map<String, Double> found = NeuroBench.of(model, recorded.data).byName();
    assertTrue(recorded.metrics.size() >= 7, recorded.metrics.toString());
    recorded.metrics.forEach((metric, value) -> assertEquals(value, found.get(metric), metric));
  }

  @Test
  void aSynapseOfSnntorchIsOne() throws IOException {
    NirFile file = NirFile.read(bytes("/nir/snntorch-neuron.nir"));
    LayeredModel model = LayeredModel.of(file.typed(), 1e-4);
    var last = (Layer.Synaptic) model.layers().getLast();
    assertEquals(0.7, last.alpha()[1], 1e-6);
    assertEquals(0.8, last.beta()[1], 1e-6);
    assertEquals(1, last.gain()[1] * last.drive()[1], 1e-6);
  }

  @Test
  void aGraphOfSnntorchIsLayers() throws IOException {
    NirFile file = NirFile.read(bytes("/nir/snntorch-scalar.nir"));
    LayeredModel model = LayeredModel.of(file.typed(), 1e-4);
    assertEquals(4, model.layers().size());
    var first = (Layer.Leaky) model.layers().get(1);
    assertEquals(0.9, first.beta()[0], 1e-6);
    assertEquals(1, first.gain()[0], 1e-6);
    NeuroBench metrics = NeuroBench.of(model, new float[][][] {{{1, 0, 1}, {0, 0, 1}}});
    assertEquals(2 * (12 + 8), metrics.dense());
    assertEquals(12 + 4 + 8 + 2, metrics.parameterCount());
    assertEquals(0, metrics.effectiveMacs());
    assertTrue(metrics.effectiveAcs() >= 4 * 2 + 4, "" + metrics.effectiveAcs());
  }

  @Test
  @EnabledIfSystemProperty(named = "homeostat.long", matches = "true")
  void thePackageCountsTheSameAgain(@TempDir Path folder) throws Exception {
    Tool.needPython("neurobench, snntorch", "neurobench==2.3.0 snntorch==1.0.0 torch");
    Files.write(folder.resolve("reference.py"), bytes("/neurobench/reference.py"));
    Tool.output(folder, List.of("python3", "reference.py"));
    try (Stream<Path> written = Files.list(folder)) {
      List<Path> models = written.filter(each -> each.toString().endsWith(".txt")).toList();
      assertEquals(11, models.size());
      for (Path model : models) {
        assertEquals(
            counts(bytes("/neurobench/" + model.getFileName())),
            counts(Files.readAllBytes(model)),
            model.toString());
      }
    }
  }

  /// The lines without the versions.
  private static List<String> counts(byte[] model) {
    String text = new String(model, StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.startsWith("#")).toList();
  }
}
