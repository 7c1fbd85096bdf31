package org.homeostat.studio.docs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Method;
import org.homeostat.solver.Methods;
import org.homeostat.solver.OrdinaryMethod;
import org.homeostat.solver.StochasticMethod;
import org.homeostat.system.NoiseClass;
import org.junit.jupiter.api.Test;

/// The page on solvers says of each method what the method says of itself.
class SolverPageTest {
  private static final Page PAGE = Page.of("docs/choosing-a-solver.md");
  private static final String FACTS =
      "| method | | calculus | noise | strong order | weak order | drift | areas |";
  private static final String ADVICE = "| method | when to prefer it |";
  private static final String SOURCES = "| method | source |";

  @Test
  void theTableHasTheFactsOfEveryMethod() {
    assertEquals(table(FACTS, SolverPageTest::facts), PAGE.table(FACTS));
  }

  @Test
  void thePageHasTheAdviceOfEveryMethod() {
    assertEquals(table(ADVICE, Method::advice), PAGE.table(ADVICE));
  }

  @Test
  void thePageHasTheSourceOfEveryMethod() {
    assertEquals(table(SOURCES, Method::reference), PAGE.table(SOURCES));
  }

  private static String table(String heading, Function<Method, String> cells) {
    String rule = "|" + " --- |".repeat((int) heading.chars().filter(c -> c == '|').count() - 1);
    return Methods.all().stream()
        .map(method -> "\n| `" + method.name() + "` | " + cells.apply(method) + " |")
        .collect(joining("", heading + "\n" + rule, ""));
  }

  private static String facts(Method method) {
    String drift = Integer.toString(method.driftEvaluations());
    List<String> cells =
        switch (method) {
          case StochasticMethod m ->
              List.of(
                  calculus(m),
                  noise(m),
                  orders(m, m::strongOrder),
                  orders(m, m::weakOrder),
                  drift,
                  m.usesAreas() ? "yes" : "no");
          case OrdinaryMethod m -> List.of("–", "none", "" + m.order(), "–", drift, "–");
          case AdaptiveMethod m -> List.of("–", "none", "" + m.order(), "–", drift, "–");
        };
    return method.title() + " | " + String.join(" | ", cells);
  }

  private static String calculus(StochasticMethod method) {
    return switch (method.calculus()) {
      case ITO -> "Itô";
      case STRATONOVICH -> "Stratonovich";
    };
  }

  private static String noise(StochasticMethod method) {
    return method.noiseClasses().size() == NoiseClass.values().length
        ? "any"
        : method.noiseClasses().stream().sorted().map(SolverPageTest::word).collect(joining(", "));
  }

  /// `1.5`, or `1 additive, 0.5 diagonal scalar general`.
  private static String orders(StochasticMethod method, Function<NoiseClass, Double> order) {
    Map<String, String> classes = new LinkedHashMap<>();
    for (NoiseClass noise : method.noiseClasses().stream().sorted().toList()) {
      String number = order.apply(noise).toString().replace(".0", "");
      classes.merge(number, word(noise), (a, b) -> a + " " + b);
    }
    return classes.size() == 1
        ? classes.keySet().iterator().next()
        : classes.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(joining(", "));
  }

  private static String word(NoiseClass noise) {
    return noise.name().toLowerCase(Locale.ROOT);
  }
}
