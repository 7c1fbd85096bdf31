package org.homeostat.studio.train;

import java.util.List;
import java.util.Optional;
import org.homeostat.energy.Settling;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.InputException;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads `settle: {by: synchronous, free: 30, nudged: 10, until: 1e-3, momentum: 0.5}`, or with
/// `anderson: 3` in the place of momentum.
final class SettleReader {
  private static final List<String> KEYS =
      List.of("by", "free", "nudged", "until", "momentum", "anderson");
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
    double momentum = settings.below("momentum", 1, 0);
    if (rule == Rule.EQUILIBRIUM_PROPAGATION && !(update instanceof Update.Flow)) {
      refuseWithoutSelfEnergy();
    }
    int depth = settings.whole("anderson", 0, MOST_DEPTH, 0);
    if (momentum > 0 && depth > 0) {
      settings
          .get("anderson")
          .ifPresent(node ->
              problems.add(
                  node.problem("settling has momentum or is accelerated", "keep one of the two")));
    }
    return new Settling(
        momentum > 0
            ? new Update.Momentum(update, momentum)
            : depth > 0 ? new Update.Anderson(update, depth) : update,
        settings.whole("free", 1, MOST_STEPS, 30),
        settings.whole("nudged", 1, MOST_STEPS, 10),
        settings.below("until", Double.POSITIVE_INFINITY, 1e-3));
  }

  private Update update(Yaml node) {
    if (node instanceof YamlMap map) {
      return settings
          .choice(map, List.of("flow"))
          .<Update>map(entry -> new Update.Flow(settings.positive(entry.value(), 0.5)))
          .orElse(new Update.Flow(0.5));
    }
    return settings.word(node, "update", UPDATES).equals(Optional.of("asynchronous"))
        ? new Update.Asynchronous()
        : new Update.Synchronous();
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
