package org.homeostat.studio.nir;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.studio.data.DataException;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.Node;
import org.homeostat.substrate.nir.Recording;
import org.homeostat.substrate.nir.Stimulus;
import org.homeostat.substrate.nir.Typed;

/// Reads what enters a graph from tables and from files of time series. A table with a column
/// `neuron` holds spikes: `time`, `neuron`, and perhaps `weight`. Another holds currents: `time`,
/// then a column for each element of the input, in order; a row counts until the next.
public final class StimulusReader {
  private static final String TIME = "time";
  private static final String NEURON = "neuron";
  private static final String WEIGHT = "weight";
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int LONGEST_HEADER = 1 << 20;

  private final Typed graph;
  private final Path folder;
  private final int sample;
  private final List<Stimulus.Event> spikes = new ArrayList<>();
  private final List<Stimulus.Event> levels = new ArrayList<>();

  private StimulusReader(Typed graph, Path folder, int sample) {
    this.graph = graph;
    this.folder = folder;
    this.sample = sample;
  }

  /// Reads files.
  ///
  /// @param said each `FILE`, or `INPUT=FILE` for a graph with several inputs
  /// @param folder that relative paths start from
  /// @param sample of a file of time series that enters, from 0; -1 for the only one
  /// @throws DataException if a table does not fit the graph
  /// @throws WrongInput if there is no such input
  public static Stimulus read(Typed graph, List<String> said, Path folder, int sample)
      throws IOException {
    var reader = new StimulusReader(graph, folder, sample);
    for (String each : said) {
      reader.read(each);
    }
    return new Stimulus(reader.spikes, reader.levels);
  }

  private List<String> inputs() {
    return graph.graph().nodes().entrySet().stream()
        .filter(e -> e.getValue() instanceof Node.Input)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void read(String said) throws IOException {
    int equals = said.indexOf('=');
    String file = said.substring(equals + 1);
    Path path = folder.resolve(file);
    boolean series = isSeries(path);
    if (equals < 0 && series) {
      SeriesStimulus stimulus = series(path, file);
      add(stimulus.of(stimulus.inputs(inputs())));
      return;
    }
    String input = equals < 0 ? only() : said.substring(0, equals);
    if (!inputs().contains(input)) {
      String near = Nearest.advice(input, inputs());
      throw new WrongInput(
          "the graph has no Input '" + input + "'",
          near.isEmpty() ? "its inputs: " + String.join(", ", inputs()) : near);
    }
    if (series) {
      add(series(path, file).of(List.of(input)));
      return;
    }
    List<String> header = header(path, file);
    if (header.contains(NEURON)) {
      spikes(NamedColumns.read(path, file, asked(header)), input);
    } else {
      levels(path, file, header, input);
    }
  }

  private void add(Stimulus stimulus) {
    spikes.addAll(stimulus.spikes());
    levels.addAll(stimulus.levels());
  }

  /// Whether a file is of the Hierarchical Data Format.
  private static boolean isSeries(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (var in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
    }
  }

  private SeriesStimulus series(Path path, String file) throws IOException {
    try {
      Recording data = Recording.read(path, Math.max(0, sample));
      if (sample < 0 && data.samples() > 1) {
        throw new WrongInput(
            file + " holds " + data.samples() + " samples",
            "say which enters, for example --sample 0");
      }
      return new SeriesStimulus(graph, file, data);
    } catch (NirException wrong) {
      List<String> problems = wrong.problems();
      String more = String.join("\n  ", problems.subList(1, problems.size()));
      throw new DataException(file + ": " + problems.getFirst(), more);
    }
  }

  private String only() {
    if (inputs().size() != 1) {
      throw new WrongInput(
          "the graph has " + inputs().size() + " inputs, so --input must name one",
          "for example --input " + (inputs().isEmpty() ? "NAME" : inputs().getFirst()) + "=FILE");
    }
    return inputs().getFirst();
  }

  private static List<String> header(Path path, String name) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(name);
    }
    try (var in = Files.newBufferedReader(path)) {
      char[] start = new char[LONGEST_HEADER];
      int length = in.read(start);
      String line = length < 1 ? "" : new String(start, 0, length).lines().findFirst().orElse("");
      return Arrays.stream(line.split(",", -1))
          .map(cell -> cell.replace("\uFEFF", "").replace("\"", "").strip())
          .toList();
    } catch (CharacterCodingException notText) {
      throw new DataException(name + ": expected a table of comma-separated values", "");
    }
  }

  private static List<String> asked(List<String> header) {
    return header.contains(WEIGHT) ? List.of(TIME, NEURON, WEIGHT) : List.of(TIME, NEURON);
  }

  private void spikes(NamedColumns table, String input) {
    int size = graph.output(input).size();
    for (int k = 0; k < table.rows(); k++) {
      double neuron = table.column(NEURON)[k];
      if (neuron != Math.rint(neuron) || neuron < 0 || neuron >= size) {
        throw at(table, k, "a neuron from 0 to " + (size - 1), neuron);
      }
      double weight = table.names().contains(WEIGHT) ? table.column(WEIGHT)[k] : 1;
      spikes.add(new Stimulus.Event(time(table, k), input, (int) neuron, finite(table, k, weight)));
    }
  }

  private void levels(Path path, String name, List<String> header, String input)
      throws IOException {
    Shape shape = graph.output(input);
    List<String> columns = header.stream().filter(column -> !column.equals(TIME)).toList();
    if (!header.contains(TIME) || columns.size() != shape.size()) {
      throw new DataException(
          name
              + ":1: expected the columns time and neuron, for spikes, or time and "
              + shape.size()
              + " more, for currents, found "
              + header.size()
              + ": "
              + String.join(", ", header.subList(0, Math.min(8, header.size()))),
          "");
    }
    NamedColumns table = NamedColumns.read(path, name, header);
    for (int k = 0; k < table.rows(); k++) {
      for (int e = 0; e < columns.size(); e++) {
        double value = finite(table, k, table.column(columns.get(e))[k]);
        levels.add(new Stimulus.Event(time(table, k), input, e, value));
      }
    }
  }

  private static double time(NamedColumns table, int k) {
    double time = table.column(TIME)[k];
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw at(table, k, "a time from 0 on, in seconds", time);
    }
    return time;
  }

  private static double finite(NamedColumns table, int k, double value) {
    if (!Double.isFinite(value)) {
      throw at(table, k, "a number", value);
    }
    return value;
  }

  private static DataException at(NamedColumns table, int k, String expected, double found) {
    String place = table.name() + ":" + table.lines()[k];
    return new DataException(
        place + ": expected " + expected + ", found " + (Double.isNaN(found) ? "none" : found), "");
  }
}
