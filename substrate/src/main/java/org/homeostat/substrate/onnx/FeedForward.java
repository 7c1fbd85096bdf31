package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.substrate.onnx.Term.Computed;
import org.homeostat.substrate.onnx.Term.Known;

/// Turns a graph into the text of a system, node by node.
final class FeedForward {
  private static final int LONG = 120;

  private final OnnxGraph graph;
  private final SystemLines lines;
  private final Map<String, Term> values = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> outputs;

  FeedForward(OnnxGraph graph, String name) {
    this.graph = graph;
    this.lines = new SystemLines(name);
    this.outputs = Set.copyOf(graph.outputs());
    graph.nodes().forEach(node -> node.inputs().forEach(each -> uses.merge(each, 1, Integer::sum)));
  }

  String text() {
    refuseOthers();
    try {
      translate();
    } catch (ArithmeticException tooLarge) {
      throw new OnnxException("a value of the network is too large", "");
    }
    return lines.text();
  }

  private void translate() {
    graph
        .weights()
        .forEach(w -> values.put(w.name(), new Known(w.name(), w.lengths(), w.values())));
    for (OnnxGraph.Entry input : graph.inputs()) {
      Computed value = new Computed(lines.name(input.name()), input.lengths());
      lines.input(value.text(), vector(value, "the input '" + input.name() + "'"));
      define(input.name(), value);
    }
    for (OnnxNode node : graph.nodes()) {
      define(result(node), value(node));
    }
    for (String output : graph.outputs()) {
      Computed value = named(value(output, "the graph"));
      int size = vector(value, "the output '" + output + "'");
      lines.output(
          output, size == 1 && !value.lengths().isEmpty() ? value.text() + "[0]" : value.text());
    }
  }

  private static String result(OnnxNode node) {
    return node.outputs().isEmpty() ? "" : node.outputs().getFirst();
  }

  private void refuseOthers() {
    TreeSet<String> others = new TreeSet<>();
    for (OnnxNode node : graph.nodes()) {
      boolean ours = node.domain().isEmpty() || node.domain().equals("ai.onnx");
      if (!ours || !Operators.NAMES.contains(node.operator())) {
        others.add((ours ? "" : node.domain() + ".") + node.operator());
      }
    }
    if (!others.isEmpty()) {
      throw new OnnxException(
          "the network has operators that are not read: " + String.join(", ", others),
          "read are " + String.join(", ", Operators.NAMES));
    }
  }

  private void define(String name, Term term) {
    if (values.putIfAbsent(name, term) != null) {
      throw new OnnxException("two values are called '" + name + "'", "");
    }
  }

  private Term value(String name, String reader) {
    Term value = values.get(name);
    if (value == null) {
      throw new OnnxException(reader + " reads '" + name + "', which nothing made before", "");
    }
    return value;
  }

  private Term value(OnnxNode node) {
    List<Term> in = new ArrayList<>();
    for (String input : node.inputs()) {
      if (!input.isEmpty()) {
        in.add(value(input, node.called()));
      }
    }
    String operator = node.operator();
    if (operator.equals("Constant")) {
      return constant(node);
    }
    if (in.isEmpty()) {
      throw new OnnxException(node.called() + " reads nothing", "");
    }
    Term first = in.getFirst();
    if (Operators.REARRANGING.contains(operator) || operator.equals("Transpose")) {
      return Rearranging.of(node, in);
    }
    if (Operators.PAIRS.containsKey(operator)) {
      return pair(node, in);
    }
    return kept(
        node,
        switch (operator) {
          case "Gemm" -> gemm(node, in);
          case "MatMul" -> product(node, in, false, 1);
          case "Clip" -> clip(node, in);
          case "Softmax" -> softmax(node, first);
          default -> {
            String alpha = node.number("alpha", Operators.ALPHA.getOrDefault(operator, 0.0)) + "";
            String text = Operators.FUNCTIONS.getOrDefault(operator, "X").replace("ALPHA", alpha);
            Computed x =
                text.indexOf('X') == text.lastIndexOf('X') ? computed(first) : named(first);
            String inner = text.endsWith("(X)") ? SystemLines.bare(x.text()) : x.text();
            yield new Computed(text.replace("X", inner), first.lengths());
          }
        });
  }

  private static Term constant(OnnxNode node) {
    OnnxTensor tensor = node.tensors().get("value");
    if (tensor != null) {
      return new Known(result(node), tensor.lengths(), tensor.values());
    }
    if (!node.numbers().containsKey("value_float") && !node.numbers().containsKey("value_int")) {
      throw new OnnxException(node.called() + " is neither a number nor a tensor", "");
    }
    double number = node.number("value_float", node.number("value_int", 0));
    return new Known("", List.of(), new double[] {number});
  }

  private Term pair(OnnxNode node, List<Term> in) {
    if (in.size() != 2) {
      throw new OnnxException(node.called() + " takes two values, found " + in.size(), "");
    }
    Term a = in.get(0);
    Term b = in.get(1);
    Computed result = new Computed("", Term.together(a, b));
    if (result.size() != Math.max(a.size(), b.size())) {
      throw new OnnxException(
          node.called() + " would make a table of " + a.lengths() + " and " + b.lengths(), "");
    }
    String text = Operators.PAIRS.getOrDefault(node.operator(), "");
    boolean sum = text.startsWith("(X +") || text.startsWith("(X -");
    String left = element(a, result.size());
    String x = sum ? SystemLines.bare(left) : left;
    String y = element(b, result.size());
    String[] parts = text.split("(?=[XY])|(?<=[XY])", -1);
    StringBuilder whole = new StringBuilder();
    for (String part : parts) {
      whole.append(part.equals("X") ? x : part.equals("Y") ? y : part);
    }
    return kept(node, new Computed(whole.toString(), result.lengths()));
  }

  /// A value among others that have so many elements: a single one is a number for all.
  private String element(Term term, int size) {
    return switch (term) {
      case Known known -> known.size() == 1 ? number(known) : lines.vector(known);
      case Computed c ->
          c.size() == 1 && size > 1 && !c.lengths().isEmpty() ? named(c).text() + "[0]" : c.text();
    };
  }

  private static String number(Known known) {
    double value = known.values()[0];
    return value < 0 ? "(" + value + ")" : "" + value;
  }

  private Computed gemm(OnnxNode node, List<Term> in) {
    if (node.number("transA", 0) != 0 || in.size() < 2) {
      throw new OnnxException(node.called() + " takes its first argument transposed", "");
    }
    Computed product = product(node, in, node.number("transB", 0) != 0, node.number("alpha", 1));
    if (in.size() == 2) {
      return product;
    }
    Term bias = in.get(2);
    double beta = node.number("beta", 1);
    if (Term.together(product, bias).size() != product.lengths().size()
        || (bias.size() != product.size() && bias.size() != 1)) {
      throw new OnnxException(
          node.called() + " adds " + bias.lengths() + " to " + product.lengths(), "");
    }
    String factor = beta == 1 ? "" : beta + "*";
    String text =
        "("
            + SystemLines.bare(product.text())
            + " + "
            + factor
            + element(bias, product.size())
            + ")";
    return new Computed(text, product.lengths());
  }

  private Computed product(OnnxNode node, List<Term> in, boolean transposed, double alpha) {
    if (in.size() < 2) {
      throw new OnnxException(node.called() + " takes two values", "");
    }
    String factor = alpha == 1 ? "" : alpha + "*";
    if (in.get(0) instanceof Computed x
        && in.get(1) instanceof Known w
        && w.lengths().size() == 2) {
      int rows = w.lengths().get(transposed ? 1 : 0);
      int columns = w.lengths().get(transposed ? 0 : 1);
      List<Integer> lengths = new ArrayList<>(x.lengths());
      if (!lengths.isEmpty() && x.fromEnd(0) == rows && x.size() == rows) {
        lengths.set(lengths.size() - 1, columns);
        String matrix = lines.matrix(w);
        String text = transposed ? matrix + "@" + x.text() : x.text() + "@" + matrix;
        return new Computed("(" + factor + text + ")", lengths);
      }
    }
    if (in.get(0) instanceof Known w
        && in.get(1) instanceof Computed x
        && w.lengths().size() == 2
        && !transposed
        && x.size() == w.lengths().get(1)
        && (x.lengths().size() == 1 || x.fromEnd(1) == x.size())) {
      List<Integer> lengths = new ArrayList<>(x.lengths());
      lengths.set(Math.max(0, lengths.size() - 2), w.lengths().get(0));
      return new Computed("(" + factor + lines.matrix(w) + "@" + x.text() + ")", lengths);
    }
    List<Term> factors = in.subList(0, 2);
    if (factors.stream().allMatch(each -> each.lengths().size() == 1)
        && factors.getFirst().size() == factors.getLast().size()) {
      String text = factor + computed(in.get(0)).text() + "@" + computed(in.get(1)).text();
      return new Computed("(" + text + ")", List.of());
    }
    throw new OnnxException(
        "%s multiplies %s by %s".formatted(node.called(), in.get(0).lengths(), in.get(1).lengths()),
        "read are products of a vector and a matrix of weights");
  }

  private Computed clip(OnnxNode node, List<Term> in) {
    String low = "" + node.number("min", -Double.MAX_VALUE);
    String high = "" + node.number("max", Double.MAX_VALUE);
    int given = 1;
    if (node.inputs().size() > 1 && !node.inputs().get(1).isEmpty()) {
      low = element(in.get(given++), 1);
    }
    if (node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()) {
      high = element(in.get(given), 1);
    }
    String text = "clip(%s, %s, %s)".formatted(computed(in.getFirst()).text(), low, high);
    return new Computed(text, in.getFirst().lengths());
  }

  private Computed softmax(OnnxNode node, Term in) {
    int axis = (int) node.number("axis", -1);
    int at = axis < 0 ? axis + in.lengths().size() : axis;
    if (at < 0 || at >= in.lengths().size() || in.lengths().get(at) != in.size()) {
      throw new OnnxException(node.called() + " is over another axis than the vector's", "");
    }
    return new Computed("softmax(" + computed(in).text() + ")", in.lengths());
  }

  /// A value as it is read by others: under a name where several do, or where its text is long.
  private Computed kept(OnnxNode node, Computed value) {
    vector(value, node.called());
    String output = result(node);
    boolean whole = outputs.contains(output) || Operators.FUNCTIONS.containsKey(node.operator());
    return whole || uses.getOrDefault(output, 0) != 1 || value.text().length() > LONG
        ? named(value)
        : value;
  }

  private Computed named(Term term) {
    Computed value = computed(term);
    return value.text().matches("\\w+")
        ? value
        : new Computed(lines.define(value.text()), value.lengths());
  }

  private Computed computed(Term term) {
    return switch (term) {
      case Computed value -> value;
      case Known known ->
          new Computed(known.size() == 1 ? number(known) : lines.vector(known), known.lengths());
    };
  }

  /// The number of elements of a value that is a vector.
  private static int vector(Computed value, String what) {
    long longer = value.lengths().stream().filter(length -> length != 1).count();
    if (longer > 1) {
      throw new OnnxException(
          what + " has the lengths " + value.lengths(), "only vectors are read");
    }
    return value.size();
  }
}
