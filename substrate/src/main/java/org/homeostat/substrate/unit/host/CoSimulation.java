package org.homeostat.substrate.unit.host;

/// A unit that takes its own steps.
final class CoSimulation implements Instance {
  private final Functions functions;
  private final Setup setup;
  private final Drive drive;

  CoSimulation(Functions functions, Setup setup) {
    this.functions = functions;
    this.setup = setup;
    this.drive = new Drive(functions, setup.drives());
  }

  @Override
  public double[] start(double time, double[] values) {
    functions.enterInitialization(time, setup.tolerance());
    drive.start(values);
    functions.exitInitialization();
    return Instance.seen(functions, setup.outputs());
  }

  @Override
  public double[] move(double time, double length, double[] values) {
    drive.change(values);
    functions.step(time, length);
    return Instance.seen(functions, setup.outputs());
  }

  @Override
  public void close() {
    functions.free();
  }
}
