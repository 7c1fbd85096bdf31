package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.nir.Edge;
import org.homeostat.substrate.nir.Graph;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.Node;
import org.homeostat.substrate.nir.Recording;
import org.homeostat.substrate.nir.Series;
import org.homeostat.substrate.nir.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two integrators that fire, one a current of 1 and one a current of 2 to fill.
class NirCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Map<String, Node> nodes = new LinkedHashMap<>();
    nodes.put("in", new Node.Input(Shape.of(2)));
    nodes.put("cells", new Node.IF(of(1, 2), of(1, 1), of(0, 0)));
    nodes.put("out", new Node.Output(Shape.of(2)));
    var edges = List.of(new Edge("in", "cells"), new Edge("cells", "out"));
    NirFile.write(Typed.of(new Graph(nodes, edges)), folder.resolve("two.nir"));
    Files.writeString(folder.resolve("current.csv"), "time,a,b\n0,1,0\n1.25,0,1\n");
    Files.writeString(folder.resolve("spikes.csv"), "time,neuron,weight\n0.5,0,1.5\n0.75,1,0.25\n");
    Files.writeString(folder.resolve("cut.nir"), "not much");
  }

  private static Tensor of(double... values) {
    return new Tensor(Shape.of(values.length), values);
  }

  @Test
  void currentsFillTheCells() throws IOException {
    CommandRun run =
        CommandRun.in(
            folder, "simulate", "two.nir", "--input", "current.csv", "--until", "2", "--json");
    assertEquals(0, run.code(), run.err());
    assertEquals(2L, JsonValue.of(run.out()).at("spikes").value());
    try (Stream<Path> runs = Files.list(folder.resolve("results/two"))) {
      Path one = runs.findFirst().orElseThrow();
      List<String> spikes = Files.readAllLines(one.resolve("spikes.csv"));
      assertEquals("time,node,neuron", spikes.get(0));
      spike(1, "cells,0", spikes.get(1));
      spike(1.75, "cells,1", spikes.get(2));
      assertTrue(Files.readString(one.resolve("report.html")).contains("Spikes"));
    }
  }

  @Test
  void theSeriesThatARunWroteCanEnterAnother() throws IOException {
    CommandRun.in(folder, "simulate", "two.nir", "--input", "spikes.csv");
    Path data;
    try (Stream<Path> runs = Files.list(folder.resolve("results/two"))) {
      data = runs.findFirst().orElseThrow().resolve("data.nir");
    }
    Recording written = Recording.read(data, 0);
    var spikes = new Series.Events(2, 1, List.of(new Series.Event(0.5, 0, 1)));
    assertEquals(Map.of("spikes", spikes), written.nodes().get("cells"));
    Files.copy(data, folder.resolve("series.nir"));
    CommandRun refused = CommandRun.in(folder, "simulate", "two.nir", "--input", "in=series.nir");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("there is no series for the input 'in'"), refused.err());
    Map<String, Map<String, Series>> series = new LinkedHashMap<>();
    double[][] rows = {{0.5, 0}, {2, 0}};
    series.put("in", Map.of("currents", new Series.Grid(2, 0.5, rows, false)));
    var graph = NirFile.read(folder.resolve("two.nir")).graph();
    Recording.write(graph, series, folder.resolve("series.nir"));
    CommandRun run =
        CommandRun.in(
            folder, "simulate", "two.nir", "--input", "series.nir", "--until", "3", "--json");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        1L,
        JsonValue.of(run.out()).at("spikes").value(),
        "it fires after 0.875 s, and then no more");
  }

  private static void spike(double time, String of, String line) {
    int comma = line.indexOf(',');
    assertEquals(time, Double.parseDouble(line.substring(0, comma)), 1e-12);
    assertEquals(of, line.substring(comma + 1));
  }

  @Test
  void spikesAreImpulses() {
    CommandRun run = CommandRun.in(folder, "simulate", "two.nir", "--input", "spikes.csv");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("two: 1 s, 1 spikes of 2 neurons"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulate cut.nir | cut.nir: not an HDF5 file",
        "simulate two.nir --input inn=spikes.csv | the graph has no Input 'inn'",
        "simulate two.nir --input nothing.csv | no such file: nothing.csv",
        "simulate two.nir --method shark | a .nir file is solved exactly",
        "simulate two.nir --spike-area 0 | --spike-area takes a number above 0",
        "simulate two.nir --seeds 3 | a .nir file takes no --seeds",
        "simulate lorenz --input spikes.csv | --input, --sample and --spike-area go with a .nir file",
        "cost fashion-dense | fashion-dense trains",
        "cost particle-textbook --arm lerning | there is no arm 'lerning'"
      })
  void mistakesAreExplained(String command, String message) {
    CommandRun run = CommandRun.in(folder, command.split(" "));
    assertTrue(run.firstError().startsWith("homeostat: " + message), run.err());
    assertTrue(run.code() == 2 || message.startsWith("no such file"), run.err());
  }

  @Test
  void aTableThatDoesNotFitIsPlaced() throws IOException {
    Files.writeString(folder.resolve("far.csv"), "time,neuron\n0,0\n0.5,2\n");
    CommandRun run = CommandRun.in(folder, "simulate", "two.nir", "--input", "far.csv");
    assertTrue(run.firstError().contains("far.csv:3: expected a neuron from 0 to 1"), run.err());
  }

  @Test
  void aLinearSystemIsWrittenAsAGraphAndRuns() {
    CommandRun export = CommandRun.in(folder, "export", "particle", "--to", "nir");
    assertEquals(0, export.code(), export.err());
    assertEquals("left out: its noise", export.firstError());
    CommandRun run = CommandRun.in(folder, "simulate", "particle.nir", "--json");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        CommandRun.in(folder, "simulate", "particle.nir").out().startsWith("particle: 1 s\n"));
  }

  @Test
  void theCostOfAStudyIsATableAndADocument() {
    CommandRun run = CommandRun.in(folder, "cost", "particle-textbook", "--json", "--steps", "50");
    assertEquals(0, run.code(), run.err());
    JsonValue plant = JsonValue.of(run.out()).at("components").at("plant");
    assertTrue((Double) plant.at("mac").value() > 0, run.out());
    CommandRun table =
        CommandRun.in(folder, "cost", "lorenz", "--page", "cost.html", "--steps", "50");
    assertTrue(table.out().contains("multiply-accumulates"), table.out());
    assertTrue(Files.exists(folder.resolve("cost.html")));
  }
}
