package org.homeostat.energy;

/// Learning by steps along a gradient.
record Descending(Gradient gradient, Optimiser.Steps steps) implements Learning {
  @Override
  public int lanes() {
    return gradient.lanes();
  }

  @Override
  public Object input() {
    return gradient.input();
  }

  @Override
  public Object target() {
    return gradient.target();
  }

  @Override
  public void share(String parameter, Object array) {
    gradient.share(parameter, array);
  }

  @Override
  public void compute(long number) {
    gradient.compute(number);
  }

  @Override
  public void learn(int epoch) {
    steps.step(gradient, epoch);
  }

  @Override
  public Object loss() {
    return gradient.loss();
  }

  @Override
  public Object score() {
    return gradient.score();
  }

  @Override
  public Effort effort() {
    return gradient.effort();
  }
}
