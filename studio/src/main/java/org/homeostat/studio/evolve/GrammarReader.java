package org.homeostat.studio.evolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.homeostat.evolution.Grammar;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Shape;
import org.homeostat.expression.ShapeException;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads which expressions may stand in the place of unknown functions.
///
/// ```yaml
/// operators: {+: 0.5, -: 0.1, "*": 0.5}      # or a list
/// constants: {share: 0.5, spread: 1}         # or the share alone
/// nodes: 15
/// ```
record GrammarReader(YamlMap section, Problems problems) {
  private static final int DEPTH = 4;
  private static final List<String> SIGNS =
      List.of("+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!=", "and", "or");

  /// What needs arrays.
  private static final List<String> ARRAYS =
      List.of("@", "sum", "dot", "norm", "fill", "transpose");

  private static final double SHARE = 0.5;
  private static final double SPREAD = 1;

  Grammar read() {
    List<Grammar.Weighted> operators =
        section.get("operators").map(this::operators).orElseGet(GrammarReader::usual);
    double share = SHARE;
    double spread = SPREAD;
    Optional<Yaml> constants = section.get("constants");
    if (constants.isPresent() && constants.get() instanceof YamlMap map) {
      YamlMap known = map.allowOnly(List.of("share", "spread"), problems);
      share = share(known.get("share"));
      spread = new Numbers(known, problems).positive("spread", SPREAD);
    } else {
      share = share(constants);
    }
    int nodes = new Numbers(section, problems).whole("nodes", 1, 1000, 15);
    return new Grammar(operators, share, spread, nodes, DEPTH);
  }

  private double share(Optional<Yaml> node) {
    return node.map(each -> Numbers.share(each, problems).orElse(SHARE)).orElse(SHARE);
  }

  private static List<Grammar.Weighted> usual() {
    return List.of("+", "-", "*").stream()
        .map(sign -> new Grammar.Weighted(Operators.named(sign), 1))
        .toList();
  }

  private List<Grammar.Weighted> operators(Yaml node) {
    int before = problems.found().size();
    List<Grammar.Weighted> operators = new ArrayList<>();
    if (node instanceof YamlList list) {
      for (Yaml item : list.items()) {
        item.text(problems).ifPresent(text -> add(text, OptionalDouble.of(1), operators));
      }
    } else {
      node.map(problems)
          .map(YamlMap::entries)
          .orElse(List.of())
          .forEach(entry -> add(entry.key(), Numbers.positive(entry.value(), problems), operators));
    }
    if (operators.isEmpty() && problems.found().size() == before) {
      problems.add(node.problem("no operators", "write for example [+, -, \"*\"]"));
    }
    return operators.isEmpty() ? usual() : operators;
  }

  private void add(YamlText text, OptionalDouble weight, List<Grammar.Weighted> operators) {
    if (operators.stream().anyMatch(each -> each.operator().name().equals(text.text()))) {
      problems.add(text.problem("this operator stands here twice", "keep one"));
      return;
    }
    operator(text).ifPresent(found -> operators.add(new Grammar.Weighted(found, weight.orElse(1))));
  }

  private Optional<Operator> operator(YamlText text) {
    String name = text.text();
    if (!known().contains(name) && !ARRAYS.contains(name)) {
      String near = Nearest.advice(name, known());
      problems.add(
          text.problem(
              "unknown operator '" + name + "'",
              near.isEmpty() ? "known here: " + String.join(", ", known()) : near));
      return Optional.empty();
    }
    Operator operator = Operators.named(name);
    if (!isOfNumbers(operator)) {
      problems.add(
          text.problem(
              "'" + name + "' is an operator of arrays; unknown functions are of numbers", ""));
      return Optional.empty();
    }
    return Optional.of(operator);
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(SIGNS);
    known.addAll(new TreeSet<>(Operators.functions()));
    known.removeAll(ARRAYS);
    return known;
  }

  private static boolean isOfNumbers(Operator operator) {
    if (ARRAYS.contains(operator.name())) {
      return false;
    }
    try {
      List<Shape> numbers = Collections.nCopies(operator.arity().least(), Shape.SCALAR);
      return operator.shape(numbers).isScalar();
    } catch (ShapeException arrays) {
      return false;
    }
  }
}
