package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.nir.NirRun;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles;
import org.homeostat.substrate.nir.Activity;

/// The report of a simulated .nir file: its spikes, its outputs, its nodes.
public final class NirPage {
  private static final int MOST_LINES = 12;

  private final NirRun run;

  private NirPage(NirRun run) {
    this.run = run;
  }

  /// Writes the page.
  public static void write(NirRun run, Provenance provenance, Path file) throws IOException {
    ReportPage.write(new NirPage(run).report(provenance), file);
  }

  private Report report(Provenance provenance) {
    List<Section> sections = new ArrayList<>();
    List<Block> glance = new ArrayList<>(List.of(tiles()));
    run.file().remarks().forEach(each -> glance.add(new Note(Note.Kind.REMARK, each + ".")));
    sections.add(new Section("At a glance", "", glance));
    if (!run.activity().spikes().isEmpty()) {
      sections.add(Section.of("Spikes", raster()));
    }
    List<Block> outputs = outputs();
    if (!outputs.isEmpty()) {
      sections.add(new Section("Outputs", "", outputs));
    }
    sections.add(Section.of("Nodes", nodes()));
    List<Facts.Fact> facts = new ArrayList<>();
    provenance.document().forEach((name, value) -> facts.add(OriginSection.fact(name, value)));
    sections.add(Section.of("Origin", new Facts("What made it", facts)));
    return new Report(run.name(), "", sections);
  }

  private Tiles tiles() {
    long spikes = run.activity().spikes().size();
    double rate = run.neurons() == 0 ? 0 : spikes / (run.neurons() * run.until());
    return new Tiles(
        List.of(
            new Tiles.Tile("spikes", "" + spikes, "in " + NumberText.of(run.until()) + " s"),
            new Tiles.Tile("neurons that fire", "" + run.neurons(), ""),
            new Tiles.Tile("mean rate", NumberText.of(rate), "spikes a second and neuron"),
            new Tiles.Tile(
                "entered", "" + run.stimulus().spikes().size(), "spikes from the tables")));
  }

  private Scatter raster() {
    Map<String, Integer> first = new LinkedHashMap<>();
    int rows = 0;
    for (NirRun.Population population : run.populations()) {
      first.put(population.node(), rows);
      rows += population.neurons();
    }
    var raster = new Raster();
    for (Activity.Spike spike : run.activity().spikes()) {
      int row = first.getOrDefault(spike.node(), 0) + spike.neuron();
      raster.add(spike.node(), spike.time(), row, spike.node() + " " + spike.neuron());
    }
    return raster.plot("", Axis.of("time", "s"), Axis.of("neuron"), "spikes.csv");
  }

  /// The outputs that are not 0 all the time.
  private List<Block> outputs() {
    List<Block> blocks = new ArrayList<>();
    run.activity().samples().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry ->
            Arrays.stream(entry.getValue()).flatMapToDouble(Arrays::stream).anyMatch(v -> v != 0))
        .forEach(entry -> blocks.add(lines(entry.getKey(), entry.getValue())));
    return blocks;
  }

  private Lines lines(String output, double[][] rows) {
    List<Series> series = new ArrayList<>();
    int size = rows[0].length;
    for (int e = 0; e < Math.min(MOST_LINES, size); e++) {
      int element = e;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[element]).toArray();
      series.add(Series.of(output + "." + e, Hue.of(e), Samples.of(values)));
    }
    String caption =
        size > MOST_LINES ? "The first " + MOST_LINES + " of " + size + " elements." : "";
    return Lines.of(
            output,
            Axis.of("time", "s"),
            Axis.of("potential or level"),
            Samples.of(run.activity().times()),
            series.toArray(Series[]::new))
        .captioned(caption);
  }

  private Table nodes() {
    Map<String, String> spikes = new LinkedHashMap<>();
    run.populations().forEach(each -> spikes.put(each.node(), "" + each.spikes()));
    List<List<Cell>> rows = new ArrayList<>();
    run.file()
        .graph()
        .nodes()
        .forEach((name, node) ->
            rows.add(
                List.of(
                    Cell.of(name),
                    Cell.of(node.type()),
                    Cell.of(run.file().typed().input(name).toString()),
                    Cell.of(run.file().typed().output(name).toString()),
                    Cell.of(spikes.getOrDefault(name, "")))));
    return new Table("", List.of("node", "type", "takes", "gives", "spikes"), rows, "");
  }
}
