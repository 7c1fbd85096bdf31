package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Method;
import org.homeostat.solver.Methods;
import org.homeostat.studio.device.DeviceSource;
import org.homeostat.system.DynamicalSystem;

/// A study, read and resolved: everything that a run needs, and nothing that a run changes.
///
/// @param loop what is solved: the parts connected, with the reward as an output, learning
/// @param settings values for all arms, by qualified name; an arm's own come after them
/// @param loops by the name of an arm, what is solved there if it is not the study's loop
/// @param measures what is taken of each trajectory; the first is the one the report opens with
/// @param view how the plant is drawn; may have no figures
/// @param judgement how what came out is judged
/// @param sweep the quantity over which arms are swept, and the arms before that
/// @param document the study as plain values, which [StudyText] writes
public record Study(
    String name,
    String about,
    Loop loop,
    Solving solving,
    Map<String, Tensor> settings,
    List<Arm> arms,
    Map<String, Loop> loops,
    List<Measure> measures,
    Limit limit,
    Recording recording,
    View view,
    Judgement judgement,
    Sweep sweep,
    Map<String, Object> document) {

  public Study {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    arms = List.copyOf(arms);
    loops = Collections.unmodifiableMap(new LinkedHashMap<>(loops));
    measures = List.copyOf(measures);
    document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
  }

  /// The plant, and the agent if there is one.
  public List<Part> parts() {
    return loop.parts();
  }

  /// The system that is solved.
  public DynamicalSystem system() {
    return loop.system();
  }

  /// What is solved in an arm.
  public Loop loop(Arm arm) {
    return loops.getOrDefault(arm.name(), loop);
  }

  /// The plant, or the lone system.
  public Part plant() {
    return parts().getFirst();
  }

  /// The study with another number of seeds.
  public Study withSeeds(int seeds) {
    return with(solving.withSeeds(seeds), settings, measures);
  }

  /// The study with another first seed.
  public Study from(long seed) {
    return with(solving.from(seed), settings, measures);
  }

  /// The study solved by another method.
  public Study withMethod(String method) {
    return with(solving.withMethod(method), settings, measures);
  }

  /// The study solved and sampled at another step.
  public Study withStep(double step) {
    return with(solving.withStep(step), settings, measures);
  }

  /// The study solved in another precision.
  public Study withPrecision(Precision precision) {
    return with(solving.withPrecision(precision), settings, measures);
  }

  /// The study until another time. Measures are taken at those of their times that it reaches, or
  /// at its end if it reaches none.
  public Study withUntil(double until) {
    List<Measure> reached = new ArrayList<>();
    for (Measure measure : measures) {
      List<Double> times = measure.times().stream().filter(time -> time <= until).toList();
      List<Double> kept = times.isEmpty() ? List.of(until) : times;
      reached.add(new Measure(measure.name(), measure.kind(), measure.quantity(), kept));
    }
    return with(solving.withUntil(until), settings, reached);
  }

  /// The study with another value for a parameter, an input or the start of a state, for all arms
  /// that do not say their own.
  ///
  /// @throws WrongInput if there is none of this name, or its shape is another
  public Study with(String name, Tensor value) {
    Map<String, Tensor> changed = new LinkedHashMap<>(settings);
    changed.putAll(Naming.values(system(), name, value));
    return with(solving, changed, measures);
  }

  /// The study with another system of the same names.
  public Study of(DynamicalSystem other) {
    return with(loop.of(other), loops);
  }

  /// The study with another value in its document, such as that of a section of its own kind.
  public Study saying(String section, Map<String, Object> values) {
    Map<String, Object> changed = new LinkedHashMap<>(document);
    changed.put(section, values);
    return new Study(
        name, about, loop, solving, settings, arms, loops, measures, limit, recording, view,
        judgement, sweep, changed);
  }

  /// The study, allowed to use the devices that stand for its parts.
  public Study allowingDevices() {
    Map<String, Loop> allowed = new LinkedHashMap<>(loops);
    allowed.replaceAll((arm, each) -> each.allowingDevices());
    return with(loop.allowingDevices(), allowed);
  }

  /// The devices that stand for its parts.
  public List<DeviceSource> devices() {
    return Stream.concat(Stream.of(loop), loops.values().stream())
        .flatMap(each -> each.devices().stream())
        .distinct()
        .toList();
  }

  /// The method that it is solved by.
  public Method method() {
    return Methods.named(solving.method());
  }

  private Study with(Solving solving, Map<String, Tensor> settings, List<Measure> measures) {
    return new Study(
        name, about, loop, solving, settings, arms, loops, measures, limit, recording, view,
        judgement, sweep, document);
  }

  private Study with(Loop loop, Map<String, Loop> loops) {
    return new Study(
        name, about, loop, solving, settings, arms, loops, measures, limit, recording, view,
        judgement, sweep, document);
  }

  /// What the trajectories of an arm are solved with: of the settings for all arms, those that its
  /// system knows, and its own.
  public Map<String, Tensor> values(Arm arm) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    DynamicalSystem solved = loop(arm).system();
    settings.forEach((name, value) -> {
      boolean known =
          solved == system() || Naming.variables(solved).anyMatch(v -> v.name().equals(name));
      if (known) {
        values.put(name, value);
      }
    });
    values.putAll(arm.settings());
    return values;
  }
}
