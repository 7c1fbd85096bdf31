package org.homeostat.studio.infer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.Element;
import org.homeostat.inference.Approximation;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.StateSpace;
import org.homeostat.studio.file.YamlDocument;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.system.DynamicalSystem;

/// A study that infers the states of a system, and what is unknown of it.
///
/// @param space the system, what is measured of it, and where it starts
/// @param filter the name of the filter: `unscented`
/// @param approximation what the filter does, if it keeps a normal law
/// @param swarm what it does if it keeps many points
/// @param gate the share of good rows that pass; 1 for all
/// @param time the column of the times
/// @param columns of each measured element its column
/// @param inputs of each input that the data hold its column
/// @param parameters what is unknown of the system
/// @param trials whether and how it calibrates
/// @param document the file as plain values, with the system itself in the place of its path
public record StateStudy(
    String name,
    String about,
    StateSpace space,
    String filter,
    Approximation approximation,
    Swarming swarm,
    double gate,
    String time,
    List<String> columns,
    Map<String, String> inputs,
    Parameters parameters,
    Trials trials,
    Map<String, Object> document)
    implements InferStudy {

  public StateStudy {
    columns = List.copyOf(columns);
  }

  @Override
  public List<String> asked() {
    Set<String> asked = new LinkedHashSet<>();
    asked.add(time);
    asked.addAll(columns);
    asked.addAll(inputs.values());
    return List.copyOf(asked);
  }

  @Override
  public DynamicalSystem system() {
    return space.system();
  }

  /// The names of the elements of the states.
  List<String> states() {
    return space.states().stream().map(Element::toString).toList();
  }

  /// The filter, compiled.
  GaussianFilter compiled() {
    return GaussianFilter.of(space, approximation).gate(gate);
  }

  @Override
  public StateStudy calibrating(Trials other) {
    return new StateStudy(
        name,
        about,
        space,
        filter,
        approximation,
        swarm,
        gate,
        time,
        columns,
        inputs,
        parameters,
        other,
        InferReader.calibrating(document, other));
  }

  @Override
  public long seed() {
    return swarm.isAsked() ? swarm.seed() : InferStudy.super.seed();
  }

  @Override
  public Optional<WrongInput> obstacle() {
    return swarm.isAsked()
        ? Optional.of(
            new WrongInput(
                "laws of the filter '" + filter + "' cannot be calibrated yet",
                "take extended, unscented or cubature"))
        : parameters.obstacle();
  }

  @Override
  public String text() {
    return YamlDocument.text(document);
  }
}
