package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as tools may write them that were never seen: what `odd.py` makes is read, or refused for
/// what is wrong with it.
class OddFilesTest {
  /// What is said of each file that is not read; of all others nothing.
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("affine-no-bias", "node 'x', field 'bias': expected numbers, found nothing"),
          Map.entry(
              "complex-weight", "/node/nodes/x/weight: expected numbers or texts, found a comp"),
          Map.entry("conv2-no-bias", "node 'x', field 'bias': expected numbers, found nothing"),
          Map.entry(
              "conv2-too-small", "node 'x': its kernel spans 9 elements, more than the 8 there"),
          Map.entry("conv2-wrong-channels", "shape [2, 8, 6], but shape [5, 8, 6] is taken"),
          Map.entry("data", "it holds time series"),
          Map.entry("delay-negative", "field 'delay': expected numbers 0 or above, found -0.002"),
          Map.entry("doubled-edges", "edge 'input -> x' is there twice"),
          Map.entry("empty", "not an HDF5 file"),
          Map.entry("empty-name-edges", "edge ' -> x': there is no node ''"),
          Map.entry("empty-parameter", "node 'x', field 'tau': expected numbers, found none"),
          Map.entry(
              "ends-by-type", "node 'input', field 'shape': expected whole numbers, found not"),
          Map.entry("external-link", "/node/nodes/x/v_leak: a link that leads out of the file"),
          Map.entry("extra-field", "field 'refractory': a node of this type has no such field"),
          Map.entry("input-no-shape", "node 'input', field 'shape': expected whole numbers"),
          Map.entry("linear-1d", "field 'weight': expected from 2 to 8 axes, found shape [3]"),
          Map.entry("link-to-itself", "groups and links nest deeper than 70"),
          Map.entry("lower-case-type", "there is no type 'lif'; did you mean 'LIF'?"),
          Map.entry("missing-tau", "node 'x', field 'tau': expected numbers, found nothing"),
          Map.entry("nan-tau", "node 'x', field 'tau': expected numbers, found NaN"),
          Map.entry("no-edges-field", "the graph, field 'edges': expected pairs of names"),
          Map.entry("no-graph", "has no group 'node': it holds no graph"),
          Map.entry("no-nodes", "its graph has no nodes"),
          Map.entry("numbers-g", "Unsupported signed fixed point data type"),
          Map.entry("single-node", "its 'node' is of type 'LIF', not NIRGraph"),
          Map.entry("slash", "node 'a', field 'type': expected a text, found nothing"),
          Map.entry("subgraph-dotted-edges", "edge 'input -> x.input': there is no node 'x.input'"),
          Map.entry("text", "not an HDF5 file"),
          Map.entry("unknown-node", "edge 'x -> y': there is no node 'y'"),
          Map.entry("unknown-type", "there is no type 'ALIF'; did you mean 'LIF'?"));

  /// Which of these can be read hangs on the library that wrote them: from HDF5 2.0 on it stores
  /// them in a layout that is not known here, which is said then.
  private static final List<String> NEWEST = List.of("libver-latest-gzip", "many-chunks-latest");

  @TempDir private Path folder;

  private Map<String, Path> files() throws Exception {
    PythonNir.need();
    try (InputStream in = OddFilesTest.class.getResourceAsStream("/nir/odd.py")) {
      byte[] script = Objects.requireNonNull(in).readAllBytes();
      PythonNir.run(folder, new String(script, StandardCharsets.UTF_8));
    }
    Map<String, Path> files = new TreeMap<>();
    try (var list = Files.list(folder)) {
      list.filter(file -> file.toString().endsWith(".nir"))
          .forEach(file -> files.put(file.getFileName().toString().replace(".nir", ""), file));
    }
    return files;
  }

  @Test
  void oddFilesAreReadOrRefusedForWhatIsWrong() throws Exception {
    Map<String, Path> files = files();
    assertTrue(files.size() > 120 && files.keySet().containsAll(REFUSED.keySet()));
    List<String> wrong = new ArrayList<>();
    for (var each : files.entrySet()) {
      String said = said(each.getValue());
      String expected = REFUSED.getOrDefault(each.getKey(), "read");
      boolean newest = NEWEST.contains(each.getKey()) && said.contains("newer versions of HDF5");
      if (!said.contains(expected) && !newest) {
        wrong.add(each.getKey() + ": expected '" + expected + "', found '" + said + "'");
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String said(Path file) throws IOException {
    try {
      NirFile.read(file);
      return "read";
    } catch (NirException refused) {
      return String.join("; ", refused.problems());
    }
  }

  /// Whatever type, order of bytes, compression or layout they were stored in.
  @Test
  void numbersAreTheSameHoweverTheyAreStored() throws Exception {
    Tensor identity = new Tensor(Shape.of(3, 3), new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    var reset = Tensor.zeros(Shape.of(3));
    for (var each : files().entrySet()) {
      String name = each.getKey();
      if ((name.startsWith("numbers-") && !REFUSED.containsKey(name))
          || name.equals("bool-weight")) {
        var linear = (Node.Linear) node(each.getValue());
        assertEquals(identity, linear.weight(), name);
      }
      if (name.matches("(gzip|lzf|shuffle|fletcher|libver-v|soft|zero-d|length-1).*")) {
        var cells = (Node.LIF) node(each.getValue());
        double tau = 0.02;
        assertEquals(new Tensor(Shape.of(3), new double[] {tau, tau, tau}), cells.tau(), name);
        assertEquals(reset, cells.vLeak(), name);
      }
    }
  }

  private static Node node(Path file) throws IOException {
    return Objects.requireNonNull(NirFile.read(file).graph().nodes().get("x"));
  }

  @Test
  void whatIsSaidAboutNodesIsKept() throws Exception {
    Path file = files().get("metadata");
    NirFile read = NirFile.read(Objects.requireNonNull(file));
    assertEquals(Set.of("", "x"), read.metadata().nodes());
    NirFile.write(read.typed(), read.metadata(), folder.resolve("kept.nir"));
    List<String> lines =
        PythonNir.run(
            folder,
            """
            import nir
            for name in ("metadata.nir", "kept.nir"):
                graph = nir.read(name)
                print({k: str(v) for k, v in sorted(graph.metadata.items())},
                      {k: str(v) for k, v in sorted(graph.nodes["x"].metadata.items())})
            """);
    assertEquals(2, lines.size());
    assertEquals(lines.get(0), lines.get(1));
    assertTrue(lines.get(0).contains("'author': 'someone'") && lines.get(0).contains("'deep'"));
  }
}
