package org.homeostat.studio.design;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.Bounds;
import org.homeostat.control.PathIntegralControl;
import org.homeostat.solver.RefusedException;

/// `agent: {mppi: {horizon: 1, within: [-3, 3]}}`: [PathIntegralControl], whose model is the plant.
final class PathIntegral implements Designer {
  private static final int SAMPLES = 512;
  private static final double TEMPERATURE = 0.05;

  @Override
  public List<String> keys() {
    return Stream.concat(Sampled.KEYS.stream(), Stream.of("samples", "spread", "temperature"))
        .toList();
  }

  @Override
  public Design design(Brief brief) {
    var sampled = new Sampled(brief);
    Bounds bounds = brief.bounds();
    if (bounds.isNone() && brief.settings().get("spread").isEmpty()) {
      throw new RefusedException(
          "it is not said how far inputs are tried", "write within: [-1, 1], or spread: 0.5");
    }
    double usual = bounds.isNone() ? 1 : (bounds.high() - bounds.low()) / 4;
    var settings =
        new PathIntegralControl.Settings(
            sampled.interval(),
            sampled.stages(),
            (int) sampled.positive("samples", SAMPLES),
            sampled.positive("spread", usual),
            sampled.positive("temperature", TEMPERATURE),
            sampled.steps(),
            bounds);
    var controller =
        new PathIntegralControl(brief.plant(), sampled.inputs(), sampled.reward(), settings);
    return sampled.design(
        "path-integral",
        "Holds the first part of the mean of many sampled futures, of which the cheaper count more.",
        controller);
  }
}
