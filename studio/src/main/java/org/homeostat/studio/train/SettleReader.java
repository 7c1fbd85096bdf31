package org.homeostat.studio.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.energy.Settling;
import org.homeostat.energy.Settling.Update;
import org.homeostat.energy.StochasticPropagation.Window;
import org.homeostat.expression.InputException;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Method;
import org.homeostat.solver.Methods;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `settle: {by: synchronous, free: 30, nudged: 10, until: 1e-3, momentum: 0.5}`, or with
/// `anderson: 3` in the place of momentum; or `settle: {by: {langevin: {step: 0.1, temperature:
/// 0.01}}, window: {samples: 50, every: 5}}`.
final class SettleReader {
  private static final String UNTIL = "until";
  private static final String MOMENTUM = "momentum";
  private static final String ANDERSON = "anderson";
  private static final String WINDOW = "window";
  private static final List<String> KEYS =
      List.of("by", "free", "nudged", UNTIL, MOMENTUM, ANDERSON, WINDOW);
  private static final List<String> UPDATES = List.of("synchronous", "asynchronous");
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_DEPTH = 20;

  private final Settings settings;
  private final Optional<ModelReader.Built> model;
  private final Rule rule;
  private final Problems problems;

  SettleReader(
      Optional<YamlMap> said, Optional<ModelReader.Built> model, Rule rule, Problems problems) {
    YamlMap map = said.orElse(YamlMap.empty("settle")).allowOnly(KEYS, problems);
    this.settings = new Settings(map, problems);
    this.model = model;
    this.rule = rule;
    this.problems = problems;
  }

  Settling read() {
    Update update = settings.get("by").map(this::update).orElse(new Update.Synchronous());
    boolean noisy = update instanceof Update.Langevin;
    boolean minimises =
        update instanceof Update.Synchronous || update instanceof Update.Asynchronous;
    if (rule == Rule.EQUILIBRIUM_PROPAGATION && minimises) {
      refuseWithoutSelfEnergy();
    }
    double until = settings.below(UNTIL, Double.POSITIVE_INFINITY, noisy ? 0 : 1e-3);
    if (noisy && until > 0) {
      refuse(UNTIL, "what noise moves never stands still", "leave it out");
    }
    if (!noisy) {
      refuse(WINDOW, "means over time are taken at a temperature", "by: {langevin: {...}}");
    }
    return new Settling(
        accelerated(update),
        settings.whole("free", 1, MOST_STEPS, 30),
        settings.whole("nudged", 1, MOST_STEPS, 10),
        noisy ? 0 : until);
  }

  /// What means are taken over, if there is noise.
  Window window() {
    var each =
        new Settings(
            settings
                .get(WINDOW)
                .flatMap(node -> node.map(problems))
                .orElse(YamlMap.empty(WINDOW))
                .allowOnly(List.of("samples", "every"), problems),
            problems);
    return new Window(
        each.whole("samples", 1, MOST_STEPS, 50), each.whole("every", 1, MOST_STEPS, 5));
  }

  private void refuse(String key, String message, String advice) {
    settings.get(key).ifPresent(node -> problems.add(node.problem(message, advice)));
  }

  private Update accelerated(Update update) {
    double momentum = settings.below(MOMENTUM, 1, 0);
    int depth = settings.whole(ANDERSON, 0, MOST_DEPTH, 0);
    if (momentum > 0 && depth > 0) {
      refuse(ANDERSON, "settling has momentum or is accelerated", "keep one of the two");
    }
    if (update instanceof Update.Langevin && (momentum > 0 || depth > 0)) {
      String key = momentum > 0 ? MOMENTUM : ANDERSON;
      refuse(key, "what noise moves has no momentum and is not accelerated", "leave it out");
      return update;
    }
    return momentum > 0
        ? new Update.Momentum(update, momentum)
        : depth > 0 ? new Update.Anderson(update, depth) : update;
  }

  private Update update(Yaml node) {
    if (node instanceof YamlMap map) {
      return settings.choice(map, along()).map(this::along).orElse(new Update.Flow(0.5));
    }
    return settings.word(node, "update", UPDATES).equals(Optional.of("asynchronous"))
        ? new Update.Asynchronous()
        : new Update.Synchronous();
  }

  /// What goes along the gradient: the flow, noise, and the methods of fixed step by their names.
  private static List<String> along() {
    Stream<String> methods =
        Methods.all().stream()
            .filter(method -> !(method instanceof AdaptiveMethod))
            .map(Method::name);
    return Stream.concat(Stream.of("flow", "langevin"), methods).toList();
  }

  private Update along(YamlMap.Entry entry) {
    return switch (entry.name()) {
      case "flow" -> new Update.Flow(settings.positive(entry.value(), 0.5));
      case "langevin" ->
          entry.value().map(problems).map(this::langevin).orElse(new Update.Flow(0.5));
      default ->
          new Update.Integrated(Methods.named(entry.name()), settings.positive(entry.value(), 0.1));
    };
  }

  /// `{step: 0.1, temperature: 0.01}`
  private Update langevin(YamlMap said) {
    var each = new Settings(said.allowOnly(List.of("step", "temperature"), problems), problems);
    for (String key : List.of("step", "temperature")) {
      each.section().require(key, "write for example {step: 0.1, temperature: 0.01}", problems);
    }
    return new Update.Langevin(
        each.positive("step", 0.1), each.below("temperature", Double.POSITIVE_INFINITY, 0));
  }

  /// What is set to a minimum at once needs a term of its own that holds it.
  private void refuseWithoutSelfEnergy() {
    model.ifPresent(built -> {
      for (Variable state : built.model().states()) {
        try {
          built.model().energy().selfEnergy(state.name());
        } catch (InputException refused) {
          refused
              .problems()
              .forEach(each ->
                  problems.add(
                      built
                          .place()
                          .problem(each.message(), each.advice() + ", or settle by: {flow: 0.1}")));
        }
      }
    });
  }
}
