package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.energy.Model;
import org.homeostat.energy.Optimiser;
import org.homeostat.energy.Settling;
import org.homeostat.energy.WeightsFile;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.file.Json;
import org.homeostat.system.Energy;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;

/// Reads a [TrainedModel] from the file of its weights.
record TrainedModelReader(String file, WeightsFile weights) {
  private static final int LANES = 50;

  /// @throws IllegalArgumentException if it is none
  TrainedModel read() {
    Map<?, ?> about = about();
    Model model = model(about);
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Variable each : model.parameters()) {
      parameters.put(each.name(), array(each));
    }
    boolean single = parameters.values().stream().allMatch(float[].class::isInstance);
    Rule rule =
        Rule.of(text(about, "rule")).orElseThrow(() -> wrong("no rule that this version knows"));
    Settle settle = settle(about, model);
    var settings =
        new TrainSettings(
            model,
            rule,
            settle.comparison(),
            settle.settling(),
            Optimiser.Adam.USUAL,
            OptimiserReader.NO_RATES,
            1,
            LANES,
            1,
            single ? Precision.FLOAT : Precision.DOUBLE,
            Blas.JAVA);
    Map<String, Object> origin = new LinkedHashMap<>();
    for (String key : List.of("study", "arm", "seed", "epochs", "homeostat")) {
      origin.put(key, Optional.<Object>ofNullable(about.get(key)).orElse(""));
    }
    List<String> classes = list(about, "classes").stream().map(Object::toString).toList();
    if (classes.size() != model.target().shape().size()) {
      throw wrong("%s classes for %s".formatted(classes.size(), model.target().shape()));
    }
    return new TrainedModel(settings, classes, shape(about), origin, parameters);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(file + ": not a trained model: " + what);
  }

  private Map<?, ?> about() {
    try {
      if (Json.read(weights.text(TrainedModel.ABOUT)) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (IllegalArgumentException notJson) {
      throw wrong("no " + TrainedModel.ABOUT + " in it");
    }
    throw wrong("no " + TrainedModel.ABOUT + " in it");
  }

  private Model model(Map<?, ?> about) {
    String text = weights.text(TrainedModel.ENERGY);
    try {
      Model model = Model.of(Energy.read(SourceText.of(file + ", " + TrainedModel.ENERGY, text)));
      return new Model(model.energy(), model.input(), model.target(), feedback(about, model));
    } catch (InputException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  private Object array(Variable parameter) {
    WeightsFile.Array array = weights.arrays().get(parameter.name());
    if (array == null || !array.shape().equals(parameter.shape())) {
      throw wrong(
          "the energy has a parameter %s of the shape %s"
              .formatted(parameter.name(), parameter.shape()));
    }
    return array.numbers();
  }

  /// Feedback weights of their own by those that they stand for.
  private Map<String, String> feedback(Map<?, ?> about, Model model) {
    Map<String, String> feedback = new LinkedHashMap<>();
    if (about.get("feedback") instanceof Map<?, ?> map) {
      map.forEach((forward, back) -> feedback.put("" + forward, "" + back));
    }
    List<String> known = model.energy().parameters().stream().map(Variable::name).toList();
    if (!known.containsAll(feedback.keySet()) || !known.containsAll(feedback.values())) {
      throw wrong("the energy has no parameters " + feedback);
    }
    return feedback;
  }

  private record Settle(Settling settling, Comparison comparison) {}

  /// Read as in a study.
  private Settle settle(Map<?, ?> about, Model model) {
    String text =
        "settle: " + Json.text(Optional.<Object>ofNullable(about.get("settle")).orElse(""));
    var problems = new Problems();
    try {
      YamlMap map = YamlReader.read(SourceText.of(file, text));
      Optional<YamlMap> said = map.get("settle").flatMap(node -> node.map(problems));
      var reader =
          new SettleReader(
              said,
              Optional.of(new ModelReader.Built(model, map)),
              Rule.EQUILIBRIUM_PROPAGATION,
              problems);
      Settling settling = reader.read();
      Comparison comparison =
          new NudgeReader(Optional.empty(), problems).read(settling, reader.window());
      problems.throwIfAny();
      return new Settle(settling, comparison);
    } catch (InputException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  private List<Integer> shape(Map<?, ?> about) {
    List<Integer> shape = new ArrayList<>();
    for (Object each : list(about, "shape")) {
      if (!(each instanceof Long length) || length < 1 || length > Integer.MAX_VALUE) {
        throw wrong("the shape of an input is " + each);
      }
      shape.add(length.intValue());
    }
    return shape;
  }

  private String text(Map<?, ?> about, String key) {
    return about.get(key) instanceof String text ? text : "";
  }

  private List<?> list(Map<?, ?> about, String key) {
    if (about.get(key) instanceof List<?> list) {
      return list;
    }
    throw wrong("no " + key);
  }
}
