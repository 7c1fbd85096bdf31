package org.homeostat.studio.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Problem;
import org.homeostat.studio.lifelong.Reference;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `against: without learning` and `lifelong: {window: 50, within: 1.2, reference: told}`.
record JudgementReader(YamlMap file, List<Arm> arms, Problems problems) {
  static final List<String> KEYS = List.of("window", "within", "reference");

  Judgement read() {
    Optional<YamlMap> lifelong =
        file.get("lifelong")
            .flatMap(node -> node.map(problems))
            .map(map -> map.allowOnly(KEYS, problems));
    Judgement usual = Judgement.USUAL;
    double window = lifelong.flatMap(map -> map.get("window")).map(this::positive).orElse(0.0);
    double within =
        lifelong.flatMap(map -> map.get("within")).map(this::factor).orElse(usual.within());
    Reference.Source reference =
        lifelong
            .flatMap(map -> map.get("reference"))
            .flatMap(node -> node.text(problems))
            .flatMap(this::source)
            .orElse(usual.reference());
    return new Judgement(against(), window, within, reference);
  }

  private String against() {
    Optional<YamlText> name = file.get("against").flatMap(node -> node.text(problems));
    List<String> known = arms.stream().map(Arm::name).toList();
    name.filter(each -> !known.contains(each.text()))
        .ifPresent(each -> problems.add(unknown(each, known, "arm")));
    return name.map(YamlText::text).orElse("");
  }

  private Optional<Reference.Source> source(YamlText text) {
    List<String> known =
        Arrays.stream(Reference.Source.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(text.text())) {
      problems.add(unknown(text, known, "reference"));
      return Optional.empty();
    }
    return Optional.of(Reference.Source.valueOf(text.text().toUpperCase(Locale.ROOT)));
  }

  private static Problem unknown(YamlText text, List<String> known, String what) {
    String near = Nearest.advice(text.text(), known);
    return text.problem(
        "there is no " + what + " '" + text.text() + "'",
        near.isEmpty() ? "the " + what + "s are " + String.join(", ", known) : near);
  }

  private double positive(Yaml node) {
    return number(node, 0, "expected a time above 0");
  }

  private double factor(Yaml node) {
    return number(node, 1, "expected a number above 1, such as 1.2");
  }

  private double number(Yaml node, double above, String expected) {
    double value =
        new ValueReader(problems)
            .quantity(node)
            .filter(each -> each.value().shape().isScalar())
            .map(each -> each.value().elements()[0])
            .orElse(Double.NaN);
    if (!(value > above) || Double.isInfinite(value)) {
      problems.add(node.problem(expected, ""));
      return Judgement.USUAL.within();
    }
    return value;
  }
}
