package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The graph of a model, as far as it is read.
///
/// @param weights its initializers
/// @param inputs what it reads beside them
/// @param outputs the names of its outputs
record OnnxGraph(
    List<OnnxNode> nodes, List<OnnxTensor> weights, List<Entry> inputs, List<String> outputs) {
  private static final int MOST_BYTES = 1 << 24;
  private static final int MOST_NODES = 10_000;
  private static final int MOST_NUMBERS = 100_000;

  /// How many axes an array may have.
  static final int MOST_AXES = 8;

  private static final int FIRST_OPERATOR_SET = 7;

  /// An input.
  ///
  /// @param lengths of its axes; 1 for one that is free, such as that of a batch
  record Entry(String name, List<Integer> lengths) {}

  /// Reads a model.
  ///
  /// @throws OnnxException if it is none, is larger than 16 MB, or keeps weights in other files
  static OnnxGraph read(byte[] file) {
    checkSize(file.length);
    List<OnnxGraph> graphs = new ArrayList<>();
    for (ProtoFields fields = ProtoFields.of(file); fields.next(); ) {
      if (fields.number() == 7) {
        graphs.add(graph(fields.message()));
      } else if (fields.number() == 8) {
        checkSet(fields.message());
      }
    }
    if (graphs.size() != 1) {
      throw new OnnxException("the file holds no ONNX model", "");
    }
    return graphs.getFirst();
  }

  static void checkSize(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new OnnxException("the model is larger than 16 MB", "networks so large are not read");
    }
  }

  /// Before set 7 arrays of different lengths met by other rules.
  private static void checkSet(ProtoFields fields) {
    String domain = "";
    long version = FIRST_OPERATOR_SET;
    while (fields.next()) {
      if (fields.number() == 1) {
        domain = fields.text();
      } else if (fields.number() == 2) {
        version = fields.whole();
      }
    }
    if (domain.isEmpty() && version < FIRST_OPERATOR_SET) {
      throw new OnnxException(
          "the model is of operator set " + version,
          "sets from " + FIRST_OPERATOR_SET + " are read");
    }
  }

  private static OnnxGraph graph(ProtoFields fields) {
    List<OnnxNode> nodes = new ArrayList<>();
    List<OnnxTensor> weights = new ArrayList<>();
    List<Entry> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    long numbers = 0;
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> {
          nodes.add(OnnxNode.read(fields.message()));
          numbers += nodes.getLast().tensors().values().stream().mapToLong(OnnxTensor::size).sum();
        }
        case 5 -> {
          weights.add(OnnxTensor.read(fields.message()));
          numbers += weights.getLast().size();
        }
        case 11 -> inputs.add(entry(fields.message()));
        case 12 -> outputs.add(entry(fields.message()).name());
        default -> {}
      }
      if (nodes.size() > MOST_NODES || numbers > MOST_NUMBERS) {
        throw new OnnxException(
            "the network has more than " + MOST_NODES + " nodes or " + MOST_NUMBERS + " weights",
            "networks so large are not read");
      }
    }
    Set<String> given = weights.stream().map(OnnxTensor::name).collect(Collectors.toSet());
    inputs.removeIf(input -> given.contains(input.name()));
    return new OnnxGraph(nodes, weights, inputs, outputs);
  }

  private static Entry entry(ProtoFields fields) {
    String name = "";
    List<Integer> lengths = new ArrayList<>();
    while (fields.next()) {
      if (fields.number() == 1) {
        name = fields.text();
      } else if (fields.number() == 2) {
        within(
            fields.message(),
            1,
            tensor ->
                within(tensor, 2, shape -> within(shape, 1, axis -> lengths.add(length(axis)))));
      }
    }
    if (lengths.size() > MOST_AXES) {
      throw new OnnxException("'" + name + "' has " + lengths.size() + " axes", "");
    }
    return new Entry(name, lengths);
  }

  private static void within(ProtoFields fields, int number, Consumer<ProtoFields> reader) {
    while (fields.next()) {
      if (fields.number() == number) {
        reader.accept(fields.message());
      }
    }
  }

  private static int length(ProtoFields axis) {
    long length = 1;
    while (axis.next()) {
      if (axis.number() == 1) {
        length = axis.whole();
      }
    }
    if (length > MOST_NUMBERS) {
      throw new OnnxException("an axis has the length " + length, "");
    }
    return (int) Math.max(1, length);
  }
}
