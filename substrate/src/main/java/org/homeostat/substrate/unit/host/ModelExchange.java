package org.homeostat.substrate.unit.host;

/// A unit whose equations are solved here: by a [DormandPrince] between events, which are found
/// where an indicator changes its sign, halving by halving.
final class ModelExchange implements Instance {
  private static final int MOST_ITERATIONS = 100;
  private static final int MOST_EVENTS = 100_000;
  private static final int HALVINGS = 50;

  private final Functions functions;
  private final Setup setup;
  private final Drive drive;
  private final DormandPrince method;
  private final double[] x;
  private final double[] before;
  private final double[] after;
  private double next = Double.POSITIVE_INFINITY;

  ModelExchange(Functions functions, Setup setup) {
    this.functions = functions;
    this.setup = setup;
    this.drive = new Drive(functions, setup.drives());
    this.method = new DormandPrince(setup.states(), setup.tolerance(), this::slope);
    this.x = new double[setup.states()];
    this.before = new double[setup.indicators()];
    this.after = new double[setup.indicators()];
  }

  @Override
  public double[] start(double time, double[] values) {
    functions.enterInitialization(time, setup.tolerance());
    drive.start(values);
    functions.exitInitialization();
    settle(time);
    return Instance.seen(functions, setup.outputs());
  }

  /// The changed drive is an event of its own.
  @Override
  public double[] move(double time, double length, double[] values) {
    functions.setTime(time);
    functions.setStates(x);
    functions.enterEventMode();
    drive.change(values);
    settle(time);
    double end = time + length;
    double at = time;
    int events = 0;
    while (at < end) {
      double to = stepped(at, Math.min(end, next));
      boolean event = to >= next;
      if (changes()) {
        to = crossing(at, to);
        event = true;
      }
      functions.setTime(to);
      functions.setStates(x);
      if (functions.completeStep() || event) {
        if (++events > MOST_EVENTS) {
          throw new Refusal("more than " + MOST_EVENTS + " events from " + time + " to " + end);
        }
        functions.enterEventMode();
        settle(to);
      }
      at = to;
    }
    return Instance.seen(functions, setup.outputs());
  }

  private void slope(double time, double[] at, double[] into) {
    functions.setTime(time);
    functions.setStates(at);
    functions.derivatives(into);
  }

  /// Iterates over the discrete states of an event, and goes on in continuous time.
  private void settle(double time) {
    for (int i = 0; ; i++) {
      Functions.Discrete discrete = functions.updateDiscreteStates();
      if (discrete.ends()) {
        throw new Refusal("it asks for the end of the simulation at the time " + time);
      }
      next = discrete.next();
      if (!discrete.again()) {
        break;
      }
      if (i == MOST_ITERATIONS) {
        throw new Refusal("its discrete states do not settle at the time " + time);
      }
    }
    functions.enterContinuousTimeMode();
    functions.getStates(x);
    method.restart();
  }

  /// Takes a step, at most to a time; where it ends. The indicators of its ends are kept.
  private double stepped(double time, double most) {
    functions.setTime(time);
    functions.setStates(x);
    functions.indicators(before);
    double reached = x.length == 0 ? most : method.step(time, most, x);
    functions.setTime(reached);
    functions.setStates(x);
    functions.indicators(after);
    return reached;
  }

  private boolean changes() {
    for (int i = 0; i < before.length; i++) {
      if (before[i] > 0 != after[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /// The first time in a step, up to rounding, at which an indicator has changed; the states there.
  private double crossing(double from, double to) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      method.at(middle, x);
      functions.setTime(from + middle * (to - from));
      functions.setStates(x);
      functions.indicators(after);
      if (changes()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    method.at(high, x);
    return from + high * (to - from);
  }

  @Override
  public void close() {
    functions.free();
  }
}
