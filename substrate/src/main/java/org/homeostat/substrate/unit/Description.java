package org.homeostat.substrate.unit;

import java.util.List;
import java.util.stream.Stream;

/// What a unit says of itself.
///
/// @param version of FMI: 2 or 3
/// @param token what its code is asked to recognise
/// @param coSimulation the name of its library for co-simulation, or empty
/// @param modelExchange the name of its library for model exchange, or empty
/// @param traits what its kinds can and need
/// @param experiment what it suggests
/// @param states how many continuous states it has
/// @param indicators how many event indicators
public record Description(
    int version,
    String name,
    String about,
    String tool,
    String token,
    String coSimulation,
    String modelExchange,
    Traits traits,
    Experiment experiment,
    int states,
    int indicators,
    List<Quantity> quantities) {

  /// @param variableStep whether steps of co-simulation may have any length
  /// @param internalStep the step of which they are multiples, or 0
  /// @param alone whether a process may have only one instance
  /// @param needsTool whether another program has to run it
  public record Traits(
      boolean variableStep, double internalStep, boolean alone, boolean needsTool) {}

  /// @param start the time of the start
  /// @param stop the time of the end, or 0
  /// @param step the distance of communication, or 0
  /// @param tolerance of the solution, or 0
  public record Experiment(double start, double stop, double step, double tolerance) {}

  /// Where it stands in a unit.
  static final String FILE = "modelDescription.xml";

  /// Reads the text of `modelDescription.xml`.
  ///
  /// @throws UnitException with what is wrong with it
  public static Description read(byte[] text) {
    return DescriptionReader.read(FILE, text);
  }

  public Description {
    quantities = List.copyOf(quantities);
  }

  /// Whether its own steps are taken, rather than its equations solved.
  public boolean takesSteps() {
    return !coSimulation.isEmpty();
  }

  /// The name of its library.
  String library() {
    return takesSteps() ? coSimulation : modelExchange;
  }

  /// What drives it: parameters, then inputs.
  public List<Quantity> drives() {
    return Stream.concat(
            quantities.stream().filter(each -> each.drives() && each.isParameter()),
            quantities.stream().filter(each -> each.drives() && !each.isParameter()))
        .toList();
  }

  /// What is seen of it: its outputs; without any, its other floating-point variables that change.
  public List<Quantity> outputs() {
    List<Quantity> outputs = quantities.stream().filter(Quantity::isOutput).toList();
    return outputs.isEmpty()
        ? quantities.stream()
            .filter(each ->
                each.type().equals("Float64")
                    && each.causality().equals("local")
                    && each.variability().equals("continuous"))
            .toList()
        : outputs;
  }
}
