package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.learning.EvolutionStrategy;
import org.homeostat.learning.LearningRules;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Course;
import org.homeostat.solver.Method;
import org.homeostat.solver.Methods;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.design.Decision;
import org.homeostat.studio.design.Design;
import org.homeostat.studio.design.Designers;
import org.homeostat.studio.design.Starts;
import org.homeostat.studio.device.DeviceReader;
import org.homeostat.studio.device.DeviceSource;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemFile;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;
import org.jspecify.annotations.Nullable;

/// Reads what a study, or one of its arms, says of the loop that is solved: its parts, how they are
/// connected, reward and learning. The agent is a file, a text, or designed for the plant.
final class LoopReader {
  /// What an arm may say in the place of the study.
  static final List<String> OF_ARMS =
      List.of("agent", "connect", "learn", "changes", "imperfections");

  private static final String PLANT = "plant.";
  private static final String WITHOUT_EQUATIONS =
      "%s the equations of the plant, and a unit or device shows none";

  private final YamlMap file;
  private final Library library;
  private final Problems problems;
  private final Map<String, Object> sections = new LinkedHashMap<>();
  private final List<Connection> designed = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<CoupledUnit> units = new ArrayList<>();
  private final List<DeviceSource> devices = new ArrayList<>();

  /// Whether the agent is told of each change.
  private boolean told;

  /// It, if it is a regulator, whose gain is to change.
  private @Nullable ToldRegulator regulator;

  /// @param file of the study, with the sections of the arm in the place of its own
  LoopReader(YamlMap file, Library library, Problems problems) {
    this.file = file;
    this.library = library;
    this.problems = problems;
  }

  /// The loop; what stands in for what is wrong is a problem.
  ///
  /// @param settings what else is known of values: those of the study, then those of the arm
  /// @throws InputException with every mistake so far, if a part cannot be known
  Loop read(String name, List<YamlMap> settings) {
    List<Part> parts = parts(settings);
    Assembly assembly =
        new Assembly(file, library, (rule, learning) -> search(rule, learning, settings), problems);
    Assembly.Whole whole = assembly.whole(name, parts, designed, regulator, step());
    resolveRule();
    file.get("connect").ifPresent(said -> sections.putIfAbsent("connect", said.value()));
    List<String> agent = new ArrayList<>(whole.own());
    for (String section : List.of("agent", "connect", "learn", "imperfections")) {
      agent.add("" + sections.get(section));
    }
    DynamicalSystem system = whole.system();
    for (DeviceSource each : devices) {
      system = each.pushing(system);
    }
    return new Loop(
        parts,
        system,
        decisions,
        units,
        devices,
        whole.device(),
        sections,
        new Loop.Living(whole.timeline(), agent.toString(), told));
  }

  private List<Part> parts(List<YamlMap> settings) {
    Optional<Yaml> lone = file.get("system");
    for (String key : List.of("plant", "agent", "connect")) {
      file.entries().stream()
          .filter(entry -> lone.isPresent() && entry.name().equals(key))
          .forEach(entry ->
              problems.add(
                  entry.key().problem("'" + key + "' beside 'system'", "keep one of them")));
    }
    List<Part> parts = new ArrayList<>();
    int wanted = 1;
    if (lone.isPresent()) {
      part("system", lone.get()).ifPresent(parts::add);
    } else {
      file.require("plant", "the path of a system file: systems/particle.yaml", problems)
          .flatMap(node -> part("plant", node))
          .ifPresent(parts::add);
      Optional<Yaml> agent = file.get("agent");
      wanted += agent.isPresent() ? 1 : 0;
      agent.flatMap(node -> agent(node, parts, settings)).ifPresent(parts::add);
    }
    if (parts.size() < wanted) {
      problems.throwIfAny();
    }
    parts.forEach(part -> sections.putIfAbsent(part.role(), part.text()));
    return parts;
  }

  private Optional<Part> agent(Yaml node, List<Part> parts, List<YamlMap> settings) {
    if (DeviceReader.isDevice(node) || !Designers.isDesign(node)) {
      return part("agent", node);
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (!units.isEmpty() || !devices.isEmpty()) {
      problems.add(node.problem(WITHOUT_EQUATIONS.formatted("an agent is designed for"), ""));
      return Optional.empty();
    }
    DynamicalSystem plant = parts.getFirst().file().system();
    DynamicalSystem valued = plant.with(new Starts(values(plant, settings)));
    Optional<Design> design = designed(node, parts.getFirst(), valued);
    design.ifPresent(this::connect);
    return design.map(each -> {
      var none = YamlMap.empty("agent");
      String text = SystemText.print(each.agent());
      return new Part("agent", text, new SystemFile(each.agent(), "", "", none, none));
    });
  }

  /// The agent that is designed for a plant, told of its changes if it is to be.
  private Optional<Design> designed(Yaml node, Part plant, DynamicalSystem valued) {
    Optional<Yaml> reward = file.get("reward");
    told = Designers.isTold(node);
    Optional<KnownChanges> known =
        file.get("changes")
            .filter(_ -> told)
            .map(changes -> KnownChanges.read(changes, plant, valued, step()));
    if (!Designers.isRegulator(node)) {
      DynamicalSystem model = known.map(changes -> changes.in(valued)).orElse(valued);
      return Designers.read(node, model, reward, step(), problems);
    }
    Optional<Design> design = Designers.read(node, valued, reward, step(), problems);
    if (design.isPresent() && design.get().decisions().isEmpty() && told) {
      regulator = new ToldRegulator(node, valued, reward, step());
      return design;
    }
    var horizon = new ToldHorizon(node, valued, reward, step());
    return design.map(each -> known.map(changes -> horizon.told(each, changes)).orElse(each));
  }

  /// A search over lives as the study has them decides on parameters at birth.
  private void search(EvolutionStrategy rule, DynamicalSystem system, List<YamlMap> settings) {
    if (!units.isEmpty() || !devices.isEmpty()) {
      problems.add(
          file.get("learn")
              .orElse(file)
              .problem(WITHOUT_EQUATIONS.formatted("lives are searched with"), ""));
      return;
    }
    Optional<YamlMap> solve =
        file.get("solve").filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    Solving solving = SolvingReader.suggested(solve.orElse(YamlMap.empty("solve")), new Problems());
    Map<String, Tensor> values = new HashMap<>();
    settings.forEach(
        map -> values.putAll(new SettingsReader(system, new Problems()).values(Optional.of(map))));
    try {
      Method method = Methods.named(solving.method());
      Course life = Course.until(solving.until(), solving.step(), method, List.of(), Map.of());
      Controller search = rule.search(system.with(new Starts(values)), life);
      decisions.add(new Decision(search, List.of(), rule.parameters(), solving.until()));
    } catch (RefusedException refused) {
      problems.add(
          file.get("learn").orElse(file).problem(String.valueOf(refused.getMessage()), ""));
    }
  }

  /// The step of the study; 1 stands in for one that is not known.
  private double step() {
    return file.get("solve")
        .filter(YamlMap.class::isInstance)
        .flatMap(solve -> ((YamlMap) solve).get("step"))
        .flatMap(step -> new ValueReader(new Problems()).quantity(step))
        .map(step -> step.value().elements()[0])
        .filter(step -> step > 0)
        .orElse(1.0);
  }

  /// The connections of a design, and those that are written for other inputs of the plant.
  private void connect(Design design) {
    Map<String, Object> written = new LinkedHashMap<>();
    List<String> inputs = new ArrayList<>();
    for (Connection connection : design.connections()) {
      designed.add(connection);
      inputs.add(connection.input().text());
      written.put(connection.input().text(), connection.value().text());
    }
    Optional<YamlMap> others =
        file.get("connect").filter(YamlMap.class::isInstance).map(n -> (YamlMap) n);
    for (YamlMap.Entry entry : others.map(YamlMap::entries).orElse(List.of())) {
      String name = entry.name();
      if (name.startsWith(PLANT) && !inputs.contains(name)) {
        var alone = new YamlMap(entry.key().source(), List.of(entry));
        designed.addAll(Connection.read(alone, problems));
        written.put(name, entry.value().value());
      }
    }
    sections.put("connect", written);
    decisions.addAll(design.decisions());
    if (!design.written().isEmpty()) {
      sections.put("agent", design.written());
    }
  }

  /// The values that the study and the arm give the plant.
  private static Map<String, Tensor> values(DynamicalSystem plant, List<YamlMap> settings) {
    Map<String, Tensor> values = new HashMap<>();
    for (YamlMap map : settings) {
      for (YamlMap.Entry entry : map.entries()) {
        String name =
            entry.name().startsWith(PLANT) ? entry.name().substring(PLANT.length()) : entry.name();
        Optional<Tensor> value =
            OF_ARMS.contains(name)
                ? Optional.empty()
                : new ValueReader(new Problems())
                    .quantity(entry.value())
                    .map(ValueReader.Quantity::value);
        plant.variables().stream()
            .filter(each -> each.name().equals(name))
            .map(Variable::shape)
            .forEach(shape ->
                value
                    .filter(each -> each.shape().equals(shape))
                    .ifPresent(each -> values.put(name, each)));
      }
    }
    return values;
  }

  private Optional<Part> part(String role, Yaml node) {
    if (node instanceof YamlMap map && !role.equals("system") && DeviceReader.isDevice(map)) {
      sections.put(role, map.value());
      return DeviceReader.read(role, map, problems).map(this::device);
    }
    return node.text(problems).flatMap(text -> part(role, text));
  }

  /// What stands for a device among the equations.
  private Part device(DeviceSource source) {
    devices.add(source);
    DynamicalSystem shell = source.shell();
    var none = YamlMap.empty(source.role());
    return new Part(
        source.role(), SystemText.print(shell), new SystemFile(shell, "", "", none, none));
  }

  private Optional<Part> part(String role, YamlText text) {
    if (CoupledUnit.isUnit(text.text())) {
      return unit(role, text);
    }
    Optional<SourceText> source = library.system(text, problems);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try {
      SystemFile system = SystemReader.readFile(source.get());
      return Optional.of(new Part(role, source.get().text(), system));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private Optional<Part> unit(String role, YamlText text) {
    if (role.equals("agent")) {
      problems.add(text.problem("a unit as an agent", "a unit stands where a plant stands"));
      return Optional.empty();
    }
    String prefix = role.equals("plant") ? PLANT : "";
    Optional<CoupledUnit> unit = CoupledUnit.read(text, prefix, library, problems);
    unit.ifPresent(units::add);
    return unit.map(each -> each.part(role));
  }

  /// A written rule stands itself in the place of its path or name.
  private void resolveRule() {
    if (file.get("learn").map(Yaml::value).orElse("") instanceof Map<?, ?> learn) {
      Map<String, Object> whole = new LinkedHashMap<>();
      learn.forEach((key, value) -> whole.put(key.toString(), value));
      LearningRules.path("" + whole.getOrDefault("rule", LearningRules.DEFAULT))
          .flatMap(library.rules()::text)
          .ifPresent(text -> whole.put("rule", text.text()));
      sections.put("learn", whole);
    }
  }
}
