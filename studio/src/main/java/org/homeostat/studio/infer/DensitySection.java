package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Priors;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads the section `infer` of a study without a system:
///
/// ```yaml
/// parameters: {mu: "normal(0, 5)", tau: halfcauchy(5), z: {prior: "normal(0, 1)", shape: [8]}}
/// known: {y: [28, 8, -3, 7, -1, 1, 18, 12], s: [15, 10, 16, 11, 9, 11, 10, 18]}
/// likelihood: -sum(((y - mu - tau*z)/s)^2)/2
/// quantities: {effect: mu + tau*z}
/// ```
final class DensitySection {
  private final YamlMap section;
  private final Problems problems;

  DensitySection(YamlMap section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  Optional<DensityStudy> read(String name, String about, Map<String, Object> document) {
    Map<String, Tensor> said = new LinkedHashMap<>();
    Priors priors = priors(said);
    Map<String, Tensor> known = known();
    Map<String, String> columns = columns();
    Set<String> names = new LinkedHashSet<>(priors.shapes().keySet());
    names.addAll(known.keySet());
    names.addAll(columns.keySet());
    Expression likelihood =
        section
            .get("likelihood")
            .flatMap(node -> node.text(problems))
            .flatMap(text -> expression(text, names))
            .orElse(Algebra.ZERO);
    Map<String, Prior.Named> laws = laws(names, known, columns);
    Map<String, Expression> quantities = quantities(names);
    Trials trials = TrialReader.read(section, problems);
    ChainSettings settings = ChainReader.read(section, "nuts", problems);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Tensor> starts = new LinkedHashMap<>();
    try {
      starts.putAll(priors.typical());
    } catch (RefusedException refused) {
      Yaml place = section.get("parameters").orElse(section);
      problems.add(place.problem(String.valueOf(refused.getMessage()), ""));
      return Optional.empty();
    }
    starts.putAll(said);
    var parameters = new Parameters(priors, starts, Parameters.Estimate.POSTERIOR, settings);
    var study =
        new DensityStudy(
            name,
            about,
            parameters,
            likelihood,
            known,
            columns,
            laws,
            quantities,
            trials,
            document);
    TrialReader.check(section, study, problems);
    return checked(study);
  }

  /// Shapes can be checked where no table is awaited.
  private Optional<DensityStudy> checked(DensityStudy study) {
    try {
      if (study.columns().isEmpty()) {
        study.density(study.known());
      }
      return Optional.of(study);
    } catch (RefusedException | IllegalArgumentException refused) {
      problems.add(section.problem(String.valueOf(refused.getMessage()), ""));
      return Optional.empty();
    }
  }

  private Priors priors(Map<String, Tensor> said) {
    List<Prior> priors = new ArrayList<>();
    List<String> before = new ArrayList<>();
    var reader = new PriorReader(problems);
    for (YamlMap.Entry entry : entries("parameters")) {
      reader
          .prior(entry, Optional.empty())
          .ifPresent(prior -> {
            priors.add(prior);
            reader.checkOrder(entry, prior, before);
            reader.start(entry, prior).ifPresent(start -> said.put(prior.name(), start));
          });
      before.add(entry.name());
    }
    return new Priors(priors);
  }

  private List<YamlMap.Entry> entries(String key) {
    return section
        .get(key)
        .flatMap(node -> node.map(problems))
        .map(YamlMap::entries)
        .orElse(List.of());
  }

  private Map<String, Tensor> known() {
    Map<String, Tensor> known = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries("known")) {
      new ValueReader(problems)
          .quantity(entry.value())
          .ifPresent(value -> known.put(entry.name(), value.value()));
    }
    return known;
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries("data")) {
      entry.value().text(problems).ifPresent(text -> columns.put(entry.name(), text.text()));
    }
    return columns;
  }

  /// `{y: normal(mu, s)}`: laws of what is known, in names of parameters and of what is known.
  private Map<String, Prior.Named> laws(
      Set<String> names, Map<String, Tensor> known, Map<String, String> columns) {
    Map<String, Prior.Named> laws = new LinkedHashMap<>();
    Set<String> observed = new LinkedHashSet<>(known.keySet());
    observed.addAll(columns.keySet());
    for (YamlMap.Entry entry : entries("simulate")) {
      if (!observed.contains(entry.name())) {
        String near = Nearest.advice(entry.name(), observed);
        String all = "known and data: " + String.join(", ", observed);
        problems.add(
            entry
                .key()
                .problem(
                    "'" + entry.name() + "' is neither known nor a column",
                    near.isEmpty() ? all : near));
      }
      entry
          .value()
          .text(problems)
          .ifPresent(text ->
              new LawReader(problems)
                  .read(text)
                  .ifPresent(law -> {
                    law.arguments().forEach(argument -> checkNames(text, argument, names));
                    laws.put(entry.name(), law);
                  }));
    }
    return laws;
  }

  private void checkNames(YamlText text, Expression expression, Set<String> names) {
    for (String name : expression.names()) {
      if (!names.contains(name)) {
        String near = Nearest.advice(name, names);
        problems.add(
            text.problem(
                "'" + name + "' is neither a parameter nor known",
                near.isEmpty() ? "known here: " + String.join(", ", names) : near));
      }
    }
  }

  private Map<String, Expression> quantities(Set<String> names) {
    Map<String, Expression> quantities = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries("quantities")) {
      entry
          .value()
          .text(problems)
          .flatMap(text -> expression(text, names))
          .ifPresent(expression -> quantities.put(entry.name(), expression));
    }
    return quantities;
  }

  private Optional<Expression> expression(YamlText text, Set<String> names) {
    Parsed parsed;
    try {
      parsed = Parser.parse(text.source());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
    checkNames(text, parsed.expression(), names);
    return Optional.of(parsed.expression());
  }
}
