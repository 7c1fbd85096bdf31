package org.homeostat.substrate.nir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file of time series for the nodes of a graph, as `write_data` of the package `nir` writes it:
/// its `NIRGraphData`.
///
/// @param samples how many recordings of the same kind the file holds
/// @param nodes of one of these, what was seen of each node by name: `spikes`, say. A node of a
///   graph within the graph is `graph.node`
public record Recording(int samples, Map<String, Map<String, Series>> nodes) {
  private static final long LARGEST = 1L << 29;

  public Recording {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }

  /// Reads one sample of a file.
  ///
  /// @param sample counted from 0
  /// @throws NirException with everything that is wrong in it
  public static Recording read(Path path, int sample) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw NirException.of("the file is larger than " + (LARGEST >> 20) + " MiB");
    }
    return read(Files.readAllBytes(path), sample);
  }

  /// Reads one sample of the bytes of a file.
  ///
  /// @throws NirException with everything that is wrong in it
  public static Recording read(byte[] bytes, int sample) {
    return new DataReader(sample).read(Hdf5Reader.read(bytes));
  }

  /// Writes one sample of time series for the nodes of a graph.
  ///
  /// @param nodes as [#nodes] names them; others are left out
  public static void write(Graph graph, Map<String, Map<String, Series>> nodes, Path path)
      throws IOException {
    Files.write(path, new DataWriter(nodes).write(graph));
  }
}
