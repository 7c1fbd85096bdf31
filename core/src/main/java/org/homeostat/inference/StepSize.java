package org.homeostat.inference;

/// Finds the step at which moves are accepted as often as wanted, by dual averaging (Hoffman and
/// Gelman 2014, section 3.2).
final class StepSize {
  private static final double GAMMA = 0.05;
  private static final double DELAY = 10;
  private static final double FORGETTING = 0.75;

  private final double wanted;
  private double aim;
  private double count;
  private double error;
  private double logStep;
  private double logMean;

  StepSize(double wanted, double first) {
    this.wanted = wanted;
    restart(first);
  }

  void restart(double first) {
    aim = LogProduct.log(10 * first);
    logStep = LogProduct.log(first);
    logMean = 0;
    error = 0;
    count = 0;
  }

  double step() {
    return LogProduct.exp(logStep);
  }

  /// The mean of the steps, weighted towards the last.
  double mean() {
    return LogProduct.exp(count == 0 ? logStep : logMean);
  }

  void learn(double acceptance) {
    count++;
    double rate = 1 / (count + DELAY);
    error = (1 - rate) * error + rate * (wanted - acceptance);
    logStep = aim - Math.sqrt(count) / GAMMA * error;
    double weight = LogProduct.exp(-FORGETTING * LogProduct.log(count));
    logMean = weight * logStep + (1 - weight) * logMean;
  }
}
