package org.homeostat.studio.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.Element;
import org.homeostat.control.LinearQuadraticGaussian;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// `agent: {lqg: {from: [position], noise: 0.001}}`, the feedback of noisy outputs that costs least
/// in the long run: [LinearQuadraticGaussian].
///
/// The noise of the outputs is the filter's own (its source `v`), unless the plant's sensors have
/// noise of theirs.
final class Gaussian implements Designer {
  @Override
  public List<String> keys() {
    return List.of("from", "noise", "at", "states", "inputs", "within", "plant");
  }

  @Override
  public Design design(Brief brief) {
    DynamicalSystem plant = brief.plant();
    List<String> outputs = plant.outputs().stream().map(Definition::name).toList();
    Linearisation near =
        brief.near().measuring(brief.names("from", outputs, "output").toArray(String[]::new));
    Matrix density = Matrix.diagonal(densities(brief, near));
    var controller = LinearQuadraticGaussian.of(near, brief.cost(near), density);
    DynamicalSystem agent = controller.agent().with(brief.bounds());
    boolean noisy = !plant.equals(brief.written());
    return new Design(noisy ? silent(agent) : agent, controller.connections("plant", "agent"));
  }

  /// The spectral density of the noise of each output: one number, or one by its name.
  private static double[] densities(Brief brief, Linearisation near) {
    Optional<Yaml> said = brief.settings().require("noise", "write noise: 0.001", brief.problems());
    double[] densities = new double[near.outputs().size()];
    if (said.isPresent() && said.get() instanceof YamlMap map) {
      List<String> names = near.outputs().stream().map(Element::variable).toList();
      List<String> missing = new ArrayList<>(names);
      for (YamlMap.Entry entry : map.entries()) {
        missing.remove(Brief.bare(entry.name()));
        double value = brief.of(map).number(entry.name(), 1);
        for (int i = 0; i < densities.length; i++) {
          densities[i] = names.get(i).equals(Brief.bare(entry.name())) ? value : densities[i];
        }
        mistaken(entry.key(), names, brief);
      }
      if (!missing.isEmpty()) {
        brief.problems().add(map.problem("no noise of " + String.join(", ", missing), ""));
        Arrays.fill(densities, 1);
      }
    } else {
      Arrays.fill(densities, said.isEmpty() ? 1 : brief.number("noise", 1));
    }
    return densities;
  }

  private static void mistaken(YamlText name, List<String> names, Brief brief) {
    if (!names.contains(Brief.bare(name.text()))) {
      String all = "they are " + String.join(", ", names);
      brief.problems().add(name.problem("'" + name.text() + "' is no output that is read", all));
    }
  }

  /// Without noise of the filter's own.
  private static DynamicalSystem silent(DynamicalSystem agent) {
    Map<String, Tensor> silence = new HashMap<>();
    agent.parameters().stream()
        .filter(each -> each.name().equals("blur"))
        .forEach(each -> silence.put(each.name(), Tensor.zeros(each.shape())));
    return agent.with(new Starts(silence));
  }
}
