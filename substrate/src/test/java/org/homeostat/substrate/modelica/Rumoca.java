package org.homeostat.substrate.modelica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeostat.expression.Shape;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Runs of models by the compiler Rumoca.
final class Rumoca {
  private final Path folder;
  private final List<String> cases = new ArrayList<>();

  Rumoca(Path folder) throws InterruptedException {
    Tool.needPython("rumoca", "rumoca==0.10.2");
    this.folder = folder;
  }

  /// What a run gives.
  ///
  /// @param values samples by the name of a variable
  /// @param refusal what the compiler said, or nothing
  record Run(Map<String, double[]> values, List<String> refusal) {
    double[] of(String name) {
      return Objects.requireNonNull(values.get("m." + name), () -> name + " of " + values.keySet());
    }

    /// The derivative of an element of a state.
    double[] slope(int state, String index) {
      return Objects.requireNonNull(values.get("d" + state + index));
    }
  }

  /// Adds a model within one that gives its inputs and reads its derivatives.
  void add(DynamicalSystem system, double step, double until) throws IOException {
    ModelicaModel model = ModelicaModel.of(system, Map.of(), step, until);
    String inputs =
        system.inputs().stream()
            .map(each -> model.names().get(each.name()) + " = " + ValueText.array(each.start()))
            .collect(Collectors.joining(", "));
    StringBuilder around =
        new StringBuilder(
            "model Run" + model.name() + "\n  " + model.name() + " m(" + inputs + ");\n");
    for (int i = 0; i < system.states().size(); i++) {
      Variable state = system.states().get(i);
      String name = model.names().get(state.name());
      String lengths = Scope.lengths(state.shape());
      around.append("  Real d" + i + lengths + " = der(m." + name + ");\n");
    }
    around.append("end Run" + model.name() + ";\n");
    String file = model.name() + ".mo";
    Files.writeString(folder.resolve(file), model.text() + around);
    cases.add(file + " Run" + model.name() + " " + until + " " + step);
  }

  /// The runs, in the order in which they were added.
  List<Run> runs() throws IOException, InterruptedException {
    Files.write(folder.resolve("cases.txt"), cases);
    Tool.copy(Rumoca.class, "simulate.py", folder);
    List<Run> runs = new ArrayList<>();
    for (String line : Tool.output(folder, List.of("python3", "simulate.py"))) {
      String[] words = line.split(" ");
      if (words[0].equals("model")) {
        runs.add(new Run(new HashMap<>(), new ArrayList<>()));
      } else if (words[0].equals("refused")) {
        runs.getLast().refusal.add(line);
      } else {
        double[] values = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        runs.getLast().values().put(words[0], values);
      }
    }
    return runs;
  }

  /// What picks an element of an array, counted row by row: `[1,3]`.
  static String index(Shape shape, int element) {
    if (shape.isScalar()) {
      return "";
    }
    List<String> indices = new ArrayList<>();
    int rest = element;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      indices.addFirst("" + (rest % shape.length(axis) + 1));
      rest /= shape.length(axis);
    }
    return "[" + String.join(",", indices) + "]";
  }
}
