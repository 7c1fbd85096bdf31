package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.homeostat.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of time series, held against the package `nir`. Its 1.0.8 reads graphs within graphs, but
/// does not come to an end writing them.
class RecordingTest {
  private static final String WRITE =
      """
      import nir, numpy as np
      events = nir.EventData(np.array([[2, 0, -1], [1, -1, -1]]),
                             np.array([[0.25, 0.5, np.inf], [0.125, np.inf, np.inf]]), 3, 1.0)
      valued = nir.ValuedEventData(np.array([[1, 0]]), np.array([[0.1, 0.2]]), 2, 1.0,
                                   np.array([[-0.5, 2.0]]))
      grid = nir.TimeGriddedData(np.arange(12.0).reshape(2, 3, 2), 0.01)
      truth = nir.TimeGriddedData(np.array([[[False, True], [True, False]]]), 0.5)
      node = lambda **seen: nir.NIRNodeData(seen)
      data = nir.NIRGraphData({"input": node(spikes=events), "li": node(v=grid), "lif": node(spikes=valued),
                               "t": node(spikes=truth)})
      nir.write_data("data.nir", data)
      """;

  @TempDir private Path folder;

  @Test
  void whatThePackageWritesIsRead() throws Exception {
    PythonNir.need();
    PythonNir.run(folder, WRITE);
    NirException other =
        assertThrows(NirException.class, () -> Recording.read(folder.resolve("data.nir"), 1));
    assertTrue(other.problems().contains("node t, 'spikes': there is no sample 1; it has 1"));
    Recording data = Recording.read(folder.resolve("data.nir"), 0);
    assertEquals(2, data.samples());
    assertEquals(
        new Series.Events(3, 1, List.of(new Series.Event(0.25, 2, 1), new Series.Event(0.5, 0, 1))),
        series(data, "input", "spikes"));
    assertEquals(
        new Series.Events(
            2, 1, List.of(new Series.Event(0.1, 1, -0.5), new Series.Event(0.2, 0, 2))),
        series(data, "lif", "spikes"));
    var grid = (Series.Grid) series(data, "li", "v");
    assertEquals(0.01, grid.step());
    assertEquals(List.of(4.0, 5.0), List.of(grid.rows()[2][0], grid.rows()[2][1]));
    assertEquals(false, grid.counts());
    var truth = (Series.Grid) series(data, "t", "spikes");
    assertEquals(
        List.of(0.0, 1.0, 1.0),
        List.of(truth.rows()[0][0], truth.rows()[0][1], truth.rows()[1][0]));
    assertEquals(true, truth.counts());
  }

  private static Series series(Recording data, String node, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(data.nodes().get(node)).get(name));
  }

  private static Graph graph() {
    Map<String, Node> inner = new LinkedHashMap<>();
    inner.put("größe", new Node.Output(Shape.of(2)));
    Map<String, Node> nodes = new LinkedHashMap<>();
    nodes.put("in", new Node.Input(Shape.of(2)));
    nodes.put("a.b", new Graph(inner, List.of()));
    nodes.put("silent", new Node.Output(Shape.of(1)));
    return new Graph(nodes, List.of());
  }

  private static Map<String, Map<String, Series>> written() {
    Map<String, Map<String, Series>> series = new LinkedHashMap<>();
    var spikes = new Series.Events(2, 3, List.of(new Series.Event(0.5, 1, 1)));
    var levels = new Series.Grid(2, 0.1, new double[][] {{1, 2}, {3, 4}, {5, 0.1}}, false);
    series.put("in", Map.of("spikes", spikes));
    var valued = new Series.Events(2, 3, List.of(new Series.Event(1.5, 0, -2)));
    Map<String, Series> both = new LinkedHashMap<>();
    both.put("spikes", valued);
    both.put("levels", levels);
    series.put("a.b.größe", both);
    series.put("silent", Map.of("spikes", new Series.Events(1, 3, List.of())));
    return series;
  }

  @Test
  void whatIsWrittenIsReadByThePackage() throws Exception {
    PythonNir.need();
    Recording.write(graph(), written(), folder.resolve("written.nir"));
    List<String> lines =
        PythonNir.run(
            folder,
            """
            import nir
            data = nir.read_data("written.nir")
            spikes = data.nodes["in"].observables["spikes"]
            print(type(spikes).__name__, spikes.idx.tolist(), spikes.time.tolist(), spikes.n_neurons, spikes.t_max)
            seen = data.nodes["a.b"].nodes["gr\\u00f6\\u00dfe"].observables
            valued = seen["spikes"]
            print(type(valued).__name__, valued.idx.tolist(), valued.time.tolist(), valued.value.tolist())
            print(seen["levels"].data.tolist(), seen["levels"].dt)
            print(data.nodes["silent"].observables["spikes"].idx.shape)
            """);
    assertEquals(
        List.of(
            "EventData [[1]] [[0.5]] 2 3.0",
            "ValuedEventData [[0]] [[1.5]] [[-2.0]]",
            "[[[1.0, 2.0], [3.0, 4.0], [5.0, 0.1]]] 0.1",
            "(1, 0)"),
        lines);
  }

  @Test
  void whatIsWrittenIsReadHere() throws IOException {
    Path file = folder.resolve("written.nir");
    Recording.write(graph(), written(), file);
    Recording data = Recording.read(file, 0);
    assertEquals(written().keySet(), data.nodes().keySet());
    assertEquals(series(new Recording(1, written()), "in", "spikes"), series(data, "in", "spikes"));
    String told = assertThrows(NirException.class, () -> NirFile.read(file)).problems().getFirst();
    assertTrue(told.contains("it holds time series"), told);
  }

  @Test
  void aBrokenFileIsToldInOneLine() throws IOException {
    Path file = folder.resolve("whole.nir");
    Recording.write(graph(), written(), file);
    byte[] whole = Files.readAllBytes(file);
    var random = new SplittableRandom(5);
    int told = 0;
    for (int k = 0; k < 300; k++) {
      byte[] broken =
          k % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int flips = 0; flips < k % 3; flips++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      try {
        Recording.read(broken, 0);
      } catch (NirException refused) {
        told++;
        refused.problems().forEach(line -> assertEquals(1, line.lines().count(), line));
      }
    }
    assertTrue(told > 100, told + " were refused");
  }

  /// Of Jenkins' own test in lookup3.c.
  @Test
  void theHashIsThatOfItsAuthor() {
    byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0x17770551, Lookup3.hash(text, text.length));
    assertEquals(0xdeadbeef, Lookup3.hash(text, 0));
  }
}
