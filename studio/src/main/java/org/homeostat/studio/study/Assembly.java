package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Problem;
import org.homeostat.imperfection.Device;
import org.homeostat.learning.EvolutionStrategy;
import org.homeostat.learning.LearningRules;
import org.homeostat.learning.OrnsteinUhlenbeckAdaptation;
import org.homeostat.learning.Rate;
import org.homeostat.studio.lifelong.Timeline;
import org.homeostat.system.Change;
import org.homeostat.system.Changes;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;
import org.jspecify.annotations.Nullable;

/// The straight walk from the parts of a study to the system that is solved: connect them, add the
/// reward, let it change, let it learn, put it onto its device.
///
/// A step that is refused is a problem; a plain one with the same names stands in for it, so that
/// the mistakes of the sections that come after it are found too.
///
/// @param searching is told of a rule that searches over lives, with the system that it is to learn
record Assembly(
    YamlMap file,
    Library library,
    BiConsumer<EvolutionStrategy, DynamicalSystem> searching,
    Problems problems) {
  private static final String LEARNING = "learn.";

  /// What is made of the parts.
  ///
  /// @param device that it runs on
  /// @param timeline when what is so of the plant
  /// @param own what changes of the agent itself
  record Whole(DynamicalSystem system, Device device, Timeline timeline, List<String> own) {}

  /// @param designed the connections of an agent that brings its own; else those of the file count
  /// @param regulator one that is told of each change, if the agent is one
  Whole whole(
      String name,
      List<Part> parts,
      List<Connection> designed,
      @Nullable ToldRegulator regulator,
      double step) {
    DynamicalSystem still = rewarded(connected(name, parts, designed));
    Optional<Yaml> node = file.get("changes");
    if (node.isEmpty()) {
      return made(still, learning(still), step, Timeline.STILL, List.of());
    }
    var reader = new ChangesReader(named(still, node.get()), parts.getFirst(), step, problems);
    Changes read = reader.read(node.get());
    Changes changes = regulator == null ? read : regulator.told(read, reader.times());
    DynamicalSystem changing = learning(still.with(only(changes, false)));
    DynamicalSystem changed = changing.with(only(changes, true));
    return made(still, changed, step, reader.timeline(), reader.own());
  }

  /// The system on its device.
  private Whole made(
      DynamicalSystem still,
      DynamicalSystem learning,
      double step,
      Timeline timeline,
      List<String> own) {
    Device device =
        file.get("imperfections")
            .map(node -> new ImperfectionsReader(still, learning, step, problems).read(node))
            .orElse(Device.IDEAL);
    return new Whole(learning.with(device), device, timeline, own);
  }

  /// A system that has all names which may change: if they are said, those of a learning rule too.
  private DynamicalSystem named(DynamicalSystem still, Yaml changes) {
    return changes.value().toString().contains(LEARNING)
        ? new Assembly(file, library, (_, _) -> {}, new Problems()).learning(still)
        : still;
  }

  /// The changes of a learning rule, or all others.
  private static Changes only(Changes changes, boolean ofLearning) {
    List<Change> chosen =
        changes.changes().stream()
            .filter(each -> each.quantity().startsWith(LEARNING) == ofLearning)
            .toList();
    return new Changes(chosen, ofLearning ? List.of() : changes.switches());
  }

  /// The parts as one system; without any connection, if one is refused.
  private DynamicalSystem connected(String name, List<Part> parts, List<Connection> designed) {
    Map<String, DynamicalSystem> systems = new LinkedHashMap<>();
    parts.forEach(part -> systems.put(part.role(), part.file().system()));
    if (systems.containsKey("system")) {
      return systems.get("system");
    }
    List<Connection> connections =
        designed.isEmpty() ? section("connect").map(this::connections).orElse(List.of()) : designed;
    try {
      return Composition.of(name, systems, connections);
    } catch (InputException refused) {
      refused.problems().forEach(problem -> problems.add(placed(problem, parts.getLast())));
      return alone(name, systems);
    }
  }

  /// The parts without connections, so that what comes later is looked at too.
  private DynamicalSystem alone(String name, Map<String, DynamicalSystem> systems) {
    try {
      return Composition.of(name, systems, List.of());
    } catch (InputException partsThatDoNotFit) {
      problems.throwIfAny();
      throw partsThatDoNotFit;
    }
  }

  /// A problem that is in no line but between the parts is one of the last of them.
  private Problem placed(Problem problem, Part part) {
    return problem.position().file().equals("composition")
        ? file.get(part.role()).orElse(file).problem(problem.message(), problem.advice())
        : problem;
  }

  /// The connections that could be read.
  private List<Connection> connections(YamlMap connect) {
    List<Connection> connections = new ArrayList<>();
    for (YamlMap.Entry entry : connect.entries()) {
      int before = problems.found().size();
      var alone = new YamlMap(connect.source(), List.of(entry));
      List<Connection> read = Connection.read(alone, problems);
      connections.addAll(problems.found().size() == before ? read : List.of());
    }
    return connections;
  }

  private DynamicalSystem rewarded(DynamicalSystem system) {
    Optional<Yaml> reward = file.get("reward");
    if (reward.isEmpty()) {
      return system;
    }
    try {
      Optional<YamlText> text = reward.get().text(problems);
      return text.isPresent()
          ? system.with(new Reward(text.get().source()))
          : attempt(system, Reward.of("0"));
    } catch (InputException refused) {
      problems.addAll(refused);
      return attempt(system, Reward.of("0"));
    }
  }

  private DynamicalSystem learning(DynamicalSystem system) {
    Optional<Yaml> learn = file.get("learn");
    if (learn.isEmpty()) {
      return system;
    }
    // an arm may find again what the study found, so that the number of problems tells nothing
    var own = new Problems();
    try {
      DynamicalSystem learning =
          learn.get().map(own).map(block -> learning(system, block, own)).orElse(system);
      own.throwIfAny();
      return learning;
    } catch (InputException refused) {
      problems.addAll(refused);
    }
    return attempt(attempt(system, Reward.of("0")), adaptation(system));
  }

  private DynamicalSystem learning(DynamicalSystem system, YamlMap block, Problems own) {
    Transformation rule = LearningRules.read(block, system, library.rules(), own);
    if (rule instanceof EvolutionStrategy strategy) {
      searching.accept(strategy, system);
    }
    return system.with(rule);
  }

  /// A rule of the names that a learning system has, for those parameters that are said rightly.
  private Transformation adaptation(DynamicalSystem system) {
    List<String> known = system.parameters().stream().map(Variable::name).toList();
    List<String> said = new ArrayList<>();
    if (file.get("learn").orElseThrow() instanceof YamlMap block
        && block.get("parameters").orElse(block) instanceof YamlList list) {
      list.items().forEach(item -> said.addAll(ShortNames.meant("" + item.value(), known)));
    }
    Rate rate = Rate.of(1);
    return new OrnsteinUhlenbeckAdaptation(
        said.isEmpty() ? known : said.stream().distinct().toList(),
        rate,
        rate,
        rate,
        1,
        OrnsteinUhlenbeckAdaptation.PredictionError.TANH);
  }

  /// What stands in for a refused step; nothing, where that is not possible either.
  private static DynamicalSystem attempt(DynamicalSystem system, Transformation step) {
    try {
      return system.with(step);
    } catch (InputException refused) {
      return system;
    }
  }

  private Optional<YamlMap> section(String key) {
    return file.get(key).flatMap(node -> node.map(problems));
  }
}
