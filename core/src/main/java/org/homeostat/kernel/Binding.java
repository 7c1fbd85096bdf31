package org.homeostat.kernel;

/// When a value becomes known, and whether it is the same in all lanes. Work is done at the
/// earliest time it can be: a value's binding is the join of its arguments' bindings.
public enum Binding {
  /// known when the program is built
  CONSTANT(false, false),
  /// once a run, the same in all lanes: parameters, the step size
  RUN(false, false),
  /// each step, the same in all lanes: time
  CLOCK(false, true),
  /// once a run, lane by lane: parameters that differ between trajectories
  TRAJECTORY(true, false),
  /// each step, lane by lane: states, noise
  STEP(true, true);

  private final boolean byLane;
  private final boolean byStep;

  Binding(boolean byLane, boolean byStep) {
    this.byLane = byLane;
    this.byStep = byStep;
  }

  /// Whether the value may differ between lanes.
  public boolean byLane() {
    return byLane;
  }

  /// Whether the value may change from step to step.
  public boolean byStep() {
    return byStep;
  }

  /// The earliest binding at which both this and the other value are known.
  public Binding join(Binding other) {
    if (this == CONSTANT || other == CONSTANT) {
      return this == CONSTANT ? other : this;
    }
    if (byLane || other.byLane) {
      return byStep || other.byStep ? STEP : TRAJECTORY;
    }
    return byStep || other.byStep ? CLOCK : RUN;
  }
}
