package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One operation of a graph.
///
/// @param domain of the operator; empty or `ai.onnx` for those of ONNX
/// @param numbers the attributes that are numbers
/// @param lists those that are lists of whole numbers
/// @param tensors those that are tensors
record OnnxNode(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Double> numbers,
    Map<String, List<Long>> lists,
    Map<String, OnnxTensor> tensors) {

  static OnnxNode read(ProtoFields fields) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    var node =
        new OnnxNode(
            "", "", "", inputs, outputs, new HashMap<>(), new HashMap<>(), new HashMap<>());
    String name = "";
    String operator = "";
    String domain = "";
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> inputs.add(fields.text());
        case 2 -> outputs.add(fields.text());
        case 3 -> name = fields.text();
        case 4 -> operator = fields.text();
        case 5 -> node.attribute(fields.message());
        case 7 -> domain = fields.text();
        default -> {}
      }
    }
    return new OnnxNode(
        name, operator, domain, inputs, outputs, node.numbers, node.lists, node.tensors);
  }

  /// Graphs among attributes are passed over: the operators that take them are not read.
  private void attribute(ProtoFields fields) {
    String attribute = "";
    double number = 0;
    List<Long> list = new ArrayList<>();
    List<OnnxTensor> tensor = new ArrayList<>();
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> attribute = fields.text();
        case 2 -> number = fields.single();
        case 3 -> number = fields.whole();
        case 5 -> tensor.add(OnnxTensor.read(fields.message()));
        case 8 -> {
          for (long each : fields.wholes()) {
            list.add(each);
          }
        }
        default -> {}
      }
    }
    numbers.put(attribute, number);
    lists.put(attribute, List.copyOf(list));
    tensor.forEach(each -> tensors.put("value", each));
  }

  double number(String attribute, double otherwise) {
    return numbers.getOrDefault(attribute, otherwise);
  }

  /// What it is called in a message.
  String called() {
    return operator + (name.isEmpty() ? "" : " '" + name + "'");
  }
}
