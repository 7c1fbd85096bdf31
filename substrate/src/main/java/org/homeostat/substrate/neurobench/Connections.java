package org.homeostat.substrate.neurobench;

/// A layer of weights at work: the values that it gives, and its synaptic operations.
final class Connections {
  /// Takes each weight with what it connects.
  @FunctionalInterface
  private interface Synapse {
    void at(int from, int to, int weight);
  }

  private Connections() {}

  /// What a layer gives for the signal of one sample.
  static Signal apply(Layer layer, Signal x) {
    float[] weight = weight(layer);
    Signal y = x.like(shape(layer, x));
    float[] bias = bias(layer);
    for (int i = 0; i < y.values().length && bias.length > 0; i++) {
      y.values()[i] = bias[layer instanceof Layer.Dense ? i : i / (y.height() * y.width())];
    }
    synapses(layer, x, y, (from, to, w) -> y.values()[to] += weight[w] * x.values()[from]);
    return y;
  }

  /// The synapses of which neither the weight nor the input is 0, and all of them.
  static long[] operations(Layer layer, Signal x) {
    float[] weight = weight(layer);
    long[] counts = new long[2];
    synapses(
        layer,
        x,
        x.like(shape(layer, x)),
        (from, _, w) -> {
          counts[0] += weight[w] != 0 && x.values()[from] != 0 ? 1 : 0;
          counts[1]++;
        });
    return counts;
  }

  static float[] weight(Layer layer) {
    return switch (layer) {
      case Layer.Dense d -> d.weight();
      case Layer.Convolution c -> c.weight();
      case Layer.Relu _, Layer.Flatten _, Layer.Spiking _ -> new float[0];
    };
  }

  static float[] bias(Layer layer) {
    return switch (layer) {
      case Layer.Dense d -> d.bias();
      case Layer.Convolution c -> c.bias();
      case Layer.Relu _, Layer.Flatten _, Layer.Spiking _ -> new float[0];
    };
  }

  private static int[] shape(Layer layer, Signal x) {
    return switch (layer) {
      case Layer.Dense d -> new int[] {d.out(), 1, 1};
      case Layer.Convolution c ->
          new int[] {
            c.out(),
            (x.height() + 2 * c.paddingY() - c.height()) / c.strideY() + 1,
            (x.width() + 2 * c.paddingX() - c.width()) / c.strideX() + 1
          };
      case Layer.Relu _, Layer.Flatten _, Layer.Spiking _ ->
          throw new IllegalArgumentException("a layer without weights");
    };
  }

  private static void synapses(Layer layer, Signal x, Signal y, Synapse each) {
    switch (layer) {
      case Layer.Dense d -> {
        for (int to = 0; to < d.out(); to++) {
          for (int from = 0; from < d.in(); from++) {
            each.at(from, to, to * d.in() + from);
          }
        }
      }
      case Layer.Convolution c -> {
        for (int to = 0; to < y.values().length; to++) {
          window(c, x, y, to, each);
        }
      }
      case Layer.Relu _, Layer.Flatten _, Layer.Spiking _ -> {
        // no weights
      }
    }
  }

  private static void window(Layer.Convolution c, Signal x, Signal y, int to, Synapse each) {
    int out = to / (y.height() * y.width());
    int top = to / y.width() % y.height() * c.strideY() - c.paddingY();
    int left = to % y.width() * c.strideX() - c.paddingX();
    for (int in = 0; in < c.in(); in++) {
      for (int i = 0; i < c.height(); i++) {
        for (int j = 0; j < c.width(); j++) {
          int row = top + i;
          int column = left + j;
          if (row >= 0 && row < x.height() && column >= 0 && column < x.width()) {
            int from = (in * x.height() + row) * x.width() + column;
            each.at(from, to, ((out * c.in() + in) * c.height() + i) * c.width() + j);
          }
        }
      }
    }
  }
}
