package org.homeostat.substrate.nir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A .nir file: a graph in the Hierarchical Data Format 5, as the package `nir` reads and writes
/// it.
///
/// Reading is tolerant: a parameter that is one number stands for all neurons, `v_reset` may be
/// absent (0) and `w_in` too (1), sizes may be one number or one for each axis, and leading axes of
/// length 1 that only a batch or time explains are left out. Writing is strict: all shapes are
/// said, all parameters have their full size.
///
/// @param version of the package that wrote the file; empty if it does not say
/// @param metadata what the file says about its nodes, which is kept
/// @param remarks what was read otherwise than written, one line each
public record NirFile(String version, Typed typed, Metadata metadata, List<String> remarks) {
  private static final long LARGEST = 1L << 29;

  /// The version that is written: of the package whose layout this is.
  static final String VERSION = "1.0.8";

  public NirFile {
    remarks = List.copyOf(remarks);
  }

  /// The graph with all its shapes.
  public Graph graph() {
    return typed.graph();
  }

  /// Reads a file.
  ///
  /// @throws NirException with everything that is wrong in it
  public static NirFile read(Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw NirException.of("the file is larger than " + (LARGEST >> 20) + " MiB");
    }
    return read(Files.readAllBytes(path));
  }

  /// Reads the bytes of a file.
  ///
  /// @throws NirException with everything that is wrong in it
  public static NirFile read(byte[] bytes) {
    List<String> problems = new ArrayList<>();
    Item.Folder root = Hdf5Reader.read(bytes);
    String version =
        root.items().get("version") instanceof Item.Texts(var _, var texts) ? texts.getFirst() : "";
    if (DataReader.type(root).equals(DataReader.GRAPH)) {
      throw NirException.of("it holds time series (NIRGraphData), no graph: give it to --input");
    }
    if (!(root.items().get("node") instanceof Item.Folder node)) {
      throw NirException.of("it is an HDF5 file, but has no group 'node': it holds no graph");
    }
    if (node.items().get("type") instanceof Item.Texts(var _, var types)
        && !types.getFirst().equals("NIRGraph")) {
      throw NirException.of("its 'node' is of type '" + types.getFirst() + "', not NIRGraph");
    }
    Graph graph = new NodeReader(problems).graph(node, "", 0);
    if (!problems.isEmpty()) {
      throw new NirException(problems);
    }
    return typed(version, graph, Metadata.of(node));
  }

  private static NirFile typed(String version, Graph graph, Metadata metadata) {
    if (graph.nodes().isEmpty()) {
      throw NirException.of("its graph has no nodes");
    }
    List<NirException> refusals = new ArrayList<>();
    for (Reading reading : Reading.values()) {
      try {
        return new NirFile(version, Typed.of(reading.of(graph)), metadata, reading.remarks());
      } catch (NirException refused) {
        refusals.add(refused);
      }
    }
    throw refusals.stream()
        .min(Comparator.comparingInt(refused -> refused.problems().size()))
        .orElseThrow();
  }

  /// Writes a graph.
  ///
  /// @throws NirException if the package `nir` could not read it
  public static void write(Typed typed, Path path) {
    write(typed, Metadata.NONE, path);
  }

  /// Writes a graph with what is said about its nodes.
  ///
  /// @throws NirException if the package `nir` could not read it
  public static void write(Typed typed, Metadata metadata, Path path) {
    Map<String, Item> root = new LinkedHashMap<>();
    root.put("version", Item.Texts.of(VERSION));
    root.put("node", metadata.into(NodeWriter.write(typed)));
    Hdf5Writer.write(new Item.Folder(root), path);
  }
}
