package org.homeostat.substrate.neurobench;

/// One step of a leaky neuron, with each operation rounded as in snnTorch.
final class Membrane {
  private Membrane() {}

  /// The potential after a step.
  ///
  /// @param spikes takes 1 or 0 at the neuron's place
  static float next(Layer.Leaky leaky, int neuron, float v, float x, float[] spikes) {
    float beta = Math.clamp(at(leaky.beta(), neuron), 0f, 1f);
    float threshold = at(leaky.threshold(), neuron);
    float reset = v - threshold > 0 ? 1 : 0;
    float input = at(leaky.gain(), neuron) * x;
    float moved =
        leaky.toZero() ? beta * ((1 - reset) * v) + input : beta * v + input - reset * threshold;
    float spike = moved - threshold > 0 ? 1 : 0;
    spikes[neuron] = spike;
    if (leaky.delayed()) {
      return moved;
    }
    float now = spike - reset;
    return moved - now * (leaky.toZero() ? moved : threshold);
  }

  private static float at(float[] values, int neuron) {
    return values[values.length == 1 ? 0 : neuron];
  }
}
