package org.homeostat.substrate.unit.host;

/// What a loaded unit can be asked, whatever its version of FMI. Each throws a [Refusal] with what
/// the unit says where it does not answer that all is well.
///
/// Source: Modelica Association, *Functional Mock-up Interface Specification*, versions 2.0.4 and
/// 3.0: the state machines of co-simulation and of model exchange.
sealed interface Functions permits Fmi2, Fmi3 {

  /// What comes of an iteration over discrete states.
  ///
  /// @param again whether it has to be repeated
  /// @param ends whether the unit asks for the end of the simulation
  /// @param next the time of the next event, or infinity
  record Discrete(boolean again, boolean ends, double next) {}

  void enterInitialization(double time, double tolerance);

  void exitInitialization();

  /// Sets the elements of a variable to `values[from]` and those after it.
  void set(Port port, double[] values, int from);

  /// Puts the elements of a variable to `values[from]` and after it.
  void get(Port port, double[] values, int from);

  /// Lets a unit for co-simulation take a step.
  void step(double time, double length);

  void enterEventMode();

  void enterContinuousTimeMode();

  Discrete updateDiscreteStates();

  void setTime(double time);

  void setStates(double[] x);

  void getStates(double[] x);

  void derivatives(double[] into);

  void indicators(double[] into);

  /// Tells that a step is accepted; whether the unit wants an event.
  boolean completeStep();

  void free();
}
