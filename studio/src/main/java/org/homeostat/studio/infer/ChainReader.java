package org.homeostat.studio.infer;

import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads how a posterior is drawn from.
///
/// ```yaml
/// sample: {method: nuts, chains: 4, draws: 1000, warmup: 1000, acceptance: 0.9, seed: 1}
/// ```
final class ChainReader {
  /// The keys of the section `sample`.
  static final List<String> KEYS =
      List.of("method", "chains", "draws", "warmup", "acceptance", "seed");

  private final YamlMap section;
  private final Problems problems;

  private ChainReader(YamlMap section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  /// The settings of a section `infer`.
  ///
  /// @param usual the method that is taken where none is said
  static ChainSettings read(YamlMap infer, String usual, Problems problems) {
    YamlMap section =
        infer
            .get("sample")
            .flatMap(node -> node.map(problems))
            .map(map -> map.allowOnly(KEYS, problems))
            .orElse(YamlMap.empty("sample"));
    return new ChainReader(section, problems).settings(usual);
  }

  private ChainSettings settings(String usual) {
    String method = method(usual);
    boolean walks = method.equals(ChainSettings.METROPOLIS);
    var whole = new WholeReader(section, problems);
    return new ChainSettings(
        method,
        (int) whole.read("chains", 4, 1, 64),
        (int) whole.read("draws", 1000, 10, 1_000_000),
        (int) whole.read("warmup", walks ? 500 : 1000, 20, 1_000_000),
        acceptance(method.equals("langevin") ? 0.574 : 0.8),
        whole.read("seed", 0, 0, Long.MAX_VALUE >> 10));
  }

  private String method(String usual) {
    Optional<YamlText> text = section.get("method").flatMap(node -> node.text(problems));
    String method = text.map(YamlText::text).orElse(usual);
    if (!ChainSettings.METHODS.contains(method)) {
      String near = Nearest.advice(method, ChainSettings.METHODS);
      String all = "there are " + String.join(", ", ChainSettings.METHODS);
      text.ifPresent(node ->
          problems.add(
              node.problem("there is no method '" + method + "'", near.isEmpty() ? all : near)));
      return usual;
    }
    return method;
  }

  private Optional<Double> number(String key) {
    return section
        .get(key)
        .flatMap(new ValueReader(problems)::quantity)
        .map(ValueReader.Quantity::value)
        .filter(value -> value.shape().isScalar())
        .map(Tensor::elements)
        .map(elements -> elements[0]);
  }

  private double acceptance(double usual) {
    double value = number("acceptance").orElse(usual);
    if (!(value > 0 && value < 1)) {
      section
          .get("acceptance")
          .ifPresent(node ->
              problems.add(
                  node.problem("an acceptance is a share between 0 and 1", "0.8 is usual")));
      return usual;
    }
    return value;
  }
}
