package org.homeostat.studio.design;

import java.util.List;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Hold;
import org.homeostat.solver.RefusedException;

/// A controller that decides at samples, in the names of a loop.
///
/// @param reads states of the loop
/// @param inputs of the loop that it decides on
/// @param interval between two decisions
public record Decision(
    Controller controller, List<String> reads, List<String> inputs, double interval) {
  private static final double SLACK = 1e-6;

  public Decision {
    reads = List.copyOf(reads);
    inputs = List.copyOf(inputs);
  }

  /// The same with another controller.
  public Decision of(Controller other) {
    return new Decision(other, reads, inputs, interval);
  }

  /// As it is solved at a step.
  ///
  /// @throws RefusedException if the interval is no multiple of the step
  public Hold at(double step) {
    double every = Math.rint(interval / step);
    if (every < 1 || Math.abs(every * step - interval) > SLACK * interval) {
      throw new RefusedException(
          "the agent decides every " + interval + ", the step is " + step,
          "make the interval a multiple of the step");
    }
    return new Hold(controller, reads, inputs, (int) every);
  }
}
