package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that the package `nir`, snnTorch, Norse and strangers wrote. `fixtures.py`, beside them,
/// made them.
class NirFileTest {
  private static final String BATCH = "the first axis of length 1 is one for a batch: left out";
  private static final int MUTANTS = Boolean.getBoolean("homeostat.long") ? 20_000 : 400;

  @TempDir private Path folder;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = NirFileTest.class.getResourceAsStream("/nir/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static NirFile read(String name) throws IOException {
    return NirFile.read(bytes(name));
  }

  @Test
  void allNineteenTypesAreReadWithTheirShapes() throws IOException {
    NirFile file = read("all.nir");
    var types = new TreeSet<String>();
    file.graph().nodes().values().forEach(node -> types.add(node.type()));
    file.typed().inner("inner").graph().nodes().values().forEach(node -> types.add(node.type()));
    assertEquals(19, types.size(), types.toString());
    assertEquals(Shape.of(2, 4, 4), file.typed().output("sum"));
    assertEquals(Shape.of(3, 8), file.typed().output("conv1"));
    assertEquals(20, file.graph().edges().size());
    assertEquals(List.of(), file.remarks());
  }

  @ParameterizedTest
  @CsvSource({
    "chain.nir,",
    "latest.nir,",
    "pools.nir,",
    "norse.nir,",
    "norse-scalar.nir,",
    "snntorch-neuron.nir,",
    "snntorch-recurrent.nir,",
    "old.nir," + BATCH,
    "norse-batch.nir," + BATCH,
    "snntorch-scalar.nir," + BATCH
  })
  void filesOfOtherToolsLoad(String name, String remark) throws IOException {
    NirFile file = read(name);
    assertEquals(remark == null ? List.of() : List.of(remark), file.remarks());
    file.graph()
        .nodes()
        .forEach((node, each) ->
            Parameters.of(each)
                .values()
                .forEach(value -> assertEquals(file.typed().input(node), value.shape(), node)));
  }

  @Test
  void whatOldFilesLeaveOutIsFilledIn() throws IOException {
    var cells = (Node.CubaLIF) Objects.requireNonNull(read("old.nir").graph().nodes().get("lif"));
    assertEquals(Tensor.zeros(Shape.of(3)), cells.vReset());
    assertEquals(new Tensor(Shape.of(3), new double[] {1, 1, 1}), cells.wIn());
    double syn = 0.005f;
    assertEquals(new Tensor(Shape.of(3), new double[] {syn, syn, syn}), cells.tauSyn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"all.nir", "chain.nir", "old.nir", "pools.nir", "snntorch-scalar.nir"})
  void whatIsWrittenIsReadAgainBitForBit(String name) throws IOException {
    NirFile file = read(name);
    Path copy = folder.resolve(name);
    NirFile.write(file.typed(), copy);
    assertEquals(file.graph(), NirFile.read(copy).graph());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"all.nir", "chain.nir", "pools.nir", "norse-batch.nir", "snntorch-neuron.nir"})
  void thePackageReadsWhatIsWrittenWithItsTypeChecks(String name) throws Exception {
    PythonNir.need();
    NirFile file = read(name);
    NirFile.write(file.typed(), folder.resolve("written.nir"));
    Files.write(folder.resolve("original.nir"), bytes(name));
    List<String> said =
        PythonNir.run(
            folder,
            """
            import nir, numpy as np
            written = nir.read("written.nir")
            original = nir.read("original.nir", type_check=False)
            assert sorted(written.nodes) == sorted(original.nodes)
            assert sorted(written.edges) == sorted(original.edges)
            def same(a, b):
                for key, value in a.to_dict().items():
                    other = b.to_dict().get(key)
                    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
                        assert np.all(value == other), key
            for name, node in original.nodes.items():
                if not isinstance(node, nir.NIRGraph):
                    same(node, written.nodes[name])
            print("same")
            """);
    assertEquals(List.of("same"), said);
  }

  @Test
  void aBrokenFileIsToldInOneLine() throws IOException {
    byte[] whole = bytes("chain.nir");
    var random = new SplittableRandom(11);
    for (int k = 0; k < MUTANTS; k++) {
      byte[] broken = whole.clone();
      if (k % 3 == 0) {
        broken = java.util.Arrays.copyOf(broken, random.nextInt(broken.length));
      }
      for (int flips = 0; flips < k % 3; flips++) {
        int at = random.nextInt(Math.min(broken.length, 8000));
        for (int i = at; i < Math.min(broken.length, at + 1 + random.nextInt(8)); i++) {
          broken[i] = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt();
        }
      }
      try {
        NirFile.read(broken);
      } catch (NirException told) {
        told.problems().forEach(line -> assertEquals(1, line.lines().count(), line));
      }
    }
  }

  private static Item.Folder graph(Map<String, Item> node) {
    Map<String, Item> nodes = new LinkedHashMap<>();
    for (String end : List.of("Input", "Output")) {
      nodes.put(
          end.toLowerCase(java.util.Locale.ROOT),
          new Item.Folder(
              Map.of("type", Item.Texts.of(end), "shape", Item.Numbers.whole(List.of(3)))));
    }
    nodes.put("x", new Item.Folder(node));
    Item edges = new Item.Texts(List.of(2, 2), List.of("input", "x", "x", "output"));
    return new Item.Folder(
        Map.of(
            "node",
            new Item.Folder(
                Map.of(
                    "type",
                    Item.Texts.of("NIRGraph"),
                    "nodes",
                    new Item.Folder(nodes),
                    "edges",
                    edges))));
  }

  private List<String> problems(Map<String, Item> node) {
    Path file = folder.resolve("wrong.nir");
    Hdf5Writer.write(graph(node), file);
    return assertThrows(NirException.class, () -> NirFile.read(file)).problems();
  }

  private static Item numbers(double... values) {
    return new Item.Numbers(List.of(values.length), values, false);
  }

  @Test
  void everyMistakeIsToldWithItsNodeAndField() {
    List<String> problems =
        problems(
            Map.of(
                "type", Item.Texts.of("LIF"),
                "tau", numbers(0.1, -1, 0.1),
                "r", Item.Texts.of("one"),
                "v_leek", numbers(0, 0, 0),
                "v_threshold", numbers(1, Double.NaN, 1)));
    assertTrue(
        problems.contains("node 'x', field 'tau': expected numbers above 0, found -1.0"),
        problems.toString());
    assertTrue(
        problems.contains("node 'x', field 'r': expected numbers, found texts of shape []"),
        problems.toString());
    assertTrue(
        problems.contains("node 'x', field 'v_threshold': expected numbers, found NaN"),
        problems.toString());
    assertTrue(
        problems.stream()
            .anyMatch(p ->
                p.startsWith("node 'x', field 'v_leak': expected numbers") && p.contains("v_leek")),
        problems.toString());
  }

  @Test
  void shapesAreHeldAgainstEachOtherAlongEdges() {
    assertEquals(
        List.of(
            "edge 'input -> x': gives shape [3], but shape [2] is taken",
            "edge 'x -> output': gives shape [2], but shape [3] is taken"),
        problems(Map.of("type", Item.Texts.of("Threshold"), "threshold", numbers(1, 2))));
  }

  @Test
  void anUnknownTypeIsToldWithTheNearest() {
    String problem = problems(Map.of("type", Item.Texts.of("CubaLif"))).getFirst();
    assertTrue(problem.contains("no type 'CubaLif'") && problem.contains("CubaLIF"), problem);
  }

  @Test
  void anEdgeToNowhereIsTold() {
    var graph =
        new Graph(
            Map.of("input", new Node.Input(Shape.of(1))), List.of(new Edge("input", "inputt")));
    String problem = assertThrows(NirException.class, () -> Typed.of(graph)).problems().getFirst();
    assertTrue(problem.contains("there is no node 'inputt'"), problem);
  }

  @Test
  void whatThePackageCouldNotReadIsNotWritten() {
    var nodes = new LinkedHashMap<String, Node>();
    nodes.put("in", new Node.Input(Shape.of(2, 4, 4)));
    nodes.put(
        "conv",
        new Node.Conv2d(
            List.of(),
            Tensor.zeros(Shape.of(2, 1, 3, 3)),
            List.of(1, 1),
            Padding.SAME,
            List.of(1, 1),
            2,
            Tensor.zeros(Shape.of(2))));
    nodes.put("out", new Node.Output(Shape.of(2, 4, 4)));
    Typed typed =
        Typed.of(new Graph(nodes, List.of(new Edge("in", "conv"), new Edge("conv", "out"))));
    NirException refused =
        assertThrows(NirException.class, () -> NirFile.write(typed, folder.resolve("grouped.nir")));
    assertEquals("node 'conv': nir 1.0.8 cannot read channels in groups", refused.getMessage());
  }
}
