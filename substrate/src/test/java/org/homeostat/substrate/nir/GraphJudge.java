package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeostat.control.Linearisation;
import org.homeostat.control.OperatingPoint;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;

/// NIR: the package `nir` finds every node, edge and parameter, to the last bit.
@SuppressWarnings("exports") // a test is no interface for others
public record GraphJudge() implements Judge {

  /// Holds what is read of NAME.nir against NAME.txt, a line for each part, and prints what
  /// differs.
  private static final String SCRIPT =
      """
      import nir, numpy, sys
      for name in NAMES:
          graph = nir.read(name + '.nir')
          found = ['edge %s %s' % tuple(edge) for edge in graph.edges]
          for node, each in graph.nodes.items():
              found.append('node %s %s' % (node, type(each).__name__))
              for key, value in each.to_dict().items():
                  if isinstance(value, numpy.ndarray) and value.dtype.kind in 'fiu':
                      numbers = ' '.join(float(x).hex() for x in value.reshape(-1))
                      found.append('%s.%s %s' % (node, key, numbers))
          said = open(name + '.txt').read().split('\\n')[:-1]
          for line in sorted(set(said) ^ set(found)):
              print(name, 'here' if line in said else 'there', line)
      """;

  @Override
  public String title() {
    return "NIR";
  }

  @Override
  public void need() throws Exception {
    PythonNir.need();
  }

  @Override
  public void export(Subject subject) {
    NodeWriter.write(graph(subject));
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      Typed graph = graph(each);
      NirFile.write(graph, folder.resolve(each.name() + ".nir"));
      Files.write(folder.resolve(each.name() + ".txt"), lines(graph));
    }
    String names =
        subjects.stream()
            .map(each -> "'" + each.name() + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    assertEquals(List.of(), PythonNir.run(folder, SCRIPT.replace("NAMES", names)));
  }

  private static Typed graph(Subject subject) {
    var point = OperatingPoint.of(subject.system());
    return subject.system().events().isEmpty()
        ? LinearGraph.of(Linearisation.of(subject.system(), point))
        : SpikingGraph.of(subject.system(), point).graph();
  }

  private static List<String> lines(Typed graph) {
    List<String> lines = new ArrayList<>();
    graph.graph().edges().forEach(edge -> lines.add("edge " + edge.from() + " " + edge.to()));
    var nodes = (Item.Folder) Objects.requireNonNull(NodeWriter.write(graph).items().get("nodes"));
    nodes
        .items()
        .forEach((name, node) -> {
          for (var item : ((Item.Folder) node).items().entrySet()) {
            if (item.getValue() instanceof Item.Numbers(var _, double[] values, var _)) {
              lines.add(name + "." + item.getKey() + " " + hex(values));
            } else if (item.getValue() instanceof Item.Texts(var _, var texts)) {
              lines.add("node " + name + " " + texts.getFirst());
            }
          }
        });
    return lines;
  }

  /// As Python writes them.
  private static String hex(double[] values) {
    return Arrays.stream(values).mapToObj(GraphJudge::hex).collect(Collectors.joining(" "));
  }

  private static String hex(double value) {
    String text = Double.toHexString(value);
    int point = text.indexOf('.') + 1;
    int power = text.indexOf('p');
    String digits = text.substring(point, power);
    String exponent = text.substring(power + 1);
    boolean zero = value == 0;
    return text.substring(0, point)
        + (zero ? "0" : digits + "0".repeat(13 - digits.length()))
        + "p"
        + (exponent.startsWith("-") ? "" : "+")
        + exponent;
  }
}
