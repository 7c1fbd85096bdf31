package org.homeostat.studio.design;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// The ways to design an agent, by the names that a study uses.
public final class Designers {
  private static final Map<String, Designer> ALL =
      new TreeMap<>(
          Map.of(
              "lqr",
              new LinearQuadratic(),
              "lqg",
              new Gaussian(),
              "pid",
              new ThreeTerms(),
              "mpc",
              new Predictive(),
              "mppi",
              new PathIntegral()));

  private Designers() {}

  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// Whether what stands at `agent` asks for a design: `lqr`, or `{lqr: {...}}`.
  public static boolean isDesign(Yaml agent) {
    return agent instanceof YamlMap
        || (agent instanceof YamlText name && ALL.containsKey(name.text()));
  }

  /// Whether it is told of each change: `{lqr: {told: true}}`, `{mpc: {told: true}}`.
  public static boolean isTold(Yaml agent) {
    return agent instanceof YamlMap map
        && map.entries().stream()
            .map(YamlMap.Entry::value)
            .anyMatch(said -> said instanceof YamlMap settings && isTold(settings));
  }

  static boolean isTold(YamlMap settings) {
    return settings.get("told").map(Yaml::value).orElse("").equals("true");
  }

  /// Whether it is a linear regulator.
  public static boolean isRegulator(Yaml agent) {
    return agent instanceof YamlMap map
        ? map.get("lqr").isPresent()
        : agent instanceof YamlText name && name.text().equals("lqr");
  }

  /// The agent that is asked for; what is wrong is a problem, and then there is none.
  ///
  /// @param plant with the values that it is designed for
  /// @param reward what the study says, if it does
  /// @param step of the study
  public static Optional<Design> read(
      Yaml agent, DynamicalSystem plant, Optional<Yaml> reward, double step, Problems problems) {
    YamlMap settings = YamlMap.empty("agent");
    String name;
    if (agent instanceof YamlMap map) {
      if (map.entries().size() != 1) {
        problems.add(map.problem("expected one design", "write for example agent: {lqr: {}}"));
        return Optional.empty();
      }
      YamlMap.Entry entry = map.entries().getFirst();
      name = entry.name();
      if (!ALL.containsKey(name)) {
        problems.add(entry.key().problem("unknown design '" + name + "'", advice(name)));
        return Optional.empty();
      }
      Optional<YamlMap> said = entry.value().map(problems);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      settings = said.get();
    } else {
      name = String.valueOf(agent.value());
    }
    Designer designer = Objects.requireNonNull(ALL.get(name));
    YamlMap said = settings.allowOnly(designer.keys(), problems);
    return design(designer, name, new Brief(plant, reward, said, agent, step, problems));
  }

  private static String advice(String name) {
    String near = Nearest.advice(name, ALL.keySet());
    return near.isEmpty() ? "the designs are " + String.join(", ", ALL.keySet()) : near;
  }

  private static Optional<Design> design(Designer designer, String name, Brief brief) {
    Problems problems = brief.problems();
    int before = problems.found().size();
    try {
      Design design = designer.design(brief.believing());
      return problems.found().size() == before ? Optional.of(design.named(name)) : Optional.empty();
    } catch (RefusedException refused) {
      String message = String.valueOf(refused.getMessage());
      String advice = refused.advice();
      String shown = message.substring(0, message.length() - advice.length() - 2);
      problems.add(brief.place().problem(shown, advice));
    } catch (InputException refused) {
      problems.addAll(refused);
    }
    return Optional.empty();
  }
}
