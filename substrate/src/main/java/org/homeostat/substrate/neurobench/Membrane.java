package org.homeostat.substrate.neurobench;

/// One step of a neuron, with each operation rounded as in snnTorch.
final class Membrane {
  private Membrane() {}

  /// Moves a neuron.
  ///
  /// @param state of its layer, [variable][neuron], the potential first
  /// @return whether it fires: 1 or 0
  static float next(Layer.Spiking layer, int neuron, float[][] state, float x) {
    float threshold = at(layer.threshold(), neuron);
    float v = state[0][neuron];
    float reset = v - threshold > 0 ? 1 : 0;
    float moved =
        switch (layer) {
          case Layer.Leaky leaky -> leaky(leaky, neuron, v, x, reset);
          case Layer.Synaptic synaptic -> synaptic(synaptic, neuron, state, x, reset);
          case Layer.Alpha alpha -> alpha(alpha, neuron, state, x, reset);
          case Layer.Lapicque lapicque -> lapicque(lapicque, neuron, v, x, reset);
        };
    float spike = moved - threshold > 0 ? 1 : 0;
    float now = spike - reset;
    state[0][neuron] = layer.delayed() ? moved : moved - now * (layer.toZero() ? moved : threshold);
    return spike;
  }

  private static float leaky(Layer.Leaky leaky, int neuron, float v, float x, float reset) {
    float beta = share(leaky.beta(), neuron);
    float input = at(leaky.gain(), neuron) * x;
    return leaky.toZero()
        ? beta * ((1 - reset) * v) + input
        : beta * v + input - reset * at(leaky.threshold(), neuron);
  }

  private static float synaptic(
      Layer.Synaptic synaptic, int neuron, float[][] state, float x, float reset) {
    float input = at(synaptic.gain(), neuron) * x;
    float current = share(synaptic.alpha(), neuron) * state[1][neuron] + input;
    state[1][neuron] = current;
    float driven = at(synaptic.drive(), neuron) * current;
    float moved = share(synaptic.beta(), neuron) * state[0][neuron] + driven;
    return moved - reset * (synaptic.toZero() ? moved : at(synaptic.threshold(), neuron));
  }

  private static float alpha(Layer.Alpha layer, int neuron, float[][] state, float x, float reset) {
    float alpha = share(layer.alpha(), neuron);
    float beta = share(layer.beta(), neuron);
    float before = state[2][neuron];
    float excited = alpha * state[1][neuron] + x;
    float inhibited = beta * before - x;
    float moved = at(layer.tau(), neuron) * (excited + inhibited);
    if (layer.toZero()) {
      state[1][neuron] = excited - excited * reset;
      state[2][neuron] = inhibited - inhibited * reset;
      return moved - moved * reset;
    }
    state[1][neuron] = excited - at(layer.threshold(), neuron) * reset;
    state[2][neuron] = inhibited - inhibited * reset;
    return moved - -before * reset;
  }

  private static float lapicque(Layer.Lapicque layer, int neuron, float v, float x, float reset) {
    float resistance = at(layer.resistance(), neuron);
    float product = resistance * at(layer.capacitance(), neuron);
    float moved = x * resistance * (1 / product) * layer.step() + (1 - layer.step() / product) * v;
    return moved - reset * (layer.toZero() ? moved : at(layer.threshold(), neuron));
  }

  /// A share, from 0 to 1.
  private static float share(float[] values, int neuron) {
    return Math.clamp(at(values, neuron), 0f, 1f);
  }

  private static float at(float[] values, int neuron) {
    return values[values.length == 1 ? 0 : neuron];
  }
}
