package org.homeostat.substrate.spikes;

import java.util.List;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;

/// Leaky integrate-and-fire neurons that share the representation of a point q.
///
/// Neuron i is driven by `encoders[i]@q + bias[i]`, in units of the drive at which it begins to
/// fire. Its direction is random; the place at which it begins to fire and its rate at the edge of
/// the unit ball are spread evenly. At a constant drive J above 1 it fires at
///
/// ```
/// rate = 1/(dead + step/2 - membrane*log(1 - 1/J))
/// ```
///
/// where half a step is what a spike is late, on average, because it is seen at the end of a step.
final class Population {
  private static final double GOLDEN = 0.6180339887498949;
  private static final double SILVER = 0.7548776662466927;

  private final SpikingNeurons neurons;
  private final double step;
  private final int dimensions;

  /// Neuron by neuron, an element for each of q.
  private final double[] encoders;

  private final double[] bias;

  /// @param step at which the network is solved, in seconds
  /// @param scales by how much an element of q is divided to come to the unit ball
  Population(SpikingNeurons neurons, double step, double[] scales) {
    this.neurons = neurons;
    this.step = step;
    this.dimensions = scales.length;
    this.encoders = new double[neurons.count() * dimensions];
    this.bias = new double[neurons.count()];
    double[] normals = new double[encoders.length];
    Normals.plain(List.of(new Source("encoders", encoders.length)), Pairing.STEPS)
        .fill(normals, 0, 1, new long[] {neurons.seed()}, 1);
    for (int i = 0; i < neurons.count(); i++) {
      tune(i, normals, scales);
    }
  }

  private void tune(int i, double[] normals, double[] scales) {
    double square = 0;
    for (int k = 0; k < dimensions; k++) {
      square += normals[i * dimensions + k] * normals[i * dimensions + k];
    }
    double begins = 2 * fraction(i, GOLDEN) - 1;
    double fastest =
        neurons.slowest() + (neurons.fastest() - neurons.slowest()) * fraction(i, SILVER);
    double most = drive(fastest);
    double gain = (most - 1) / (1 - 0.9 * begins);
    bias[i] = 1 - gain * 0.9 * begins;
    for (int k = 0; k < dimensions; k++) {
      encoders[i * dimensions + k] =
          gain * normals[i * dimensions + k] / (Math.sqrt(square) * scales[k]);
    }
  }

  /// Evenly spread numbers from 0 to 1: multiples of an irrational number.
  private static double fraction(int i, double by) {
    double product = (i + 0.5) * by;
    return product - Math.floor(product);
  }

  /// The drive at which a neuron fires at a rate.
  private double drive(double rate) {
    return 1 / (1 - StrictMath.exp((neurons.dead() + step / 2 - 1 / rate) / neurons.membrane()));
  }

  /// The rates of all neurons at a point.
  double[] rates(double[] q) {
    double[] rates = new double[bias.length];
    for (int i = 0; i < rates.length; i++) {
      double drive = bias[i];
      for (int k = 0; k < dimensions; k++) {
        drive += encoders[i * dimensions + k] * q[k];
      }
      rates[i] =
          drive <= 1
              ? 0
              : 1
                  / (neurons.dead()
                      + step / 2
                      - neurons.membrane() * StrictMath.log(1 - 1 / drive));
    }
    return rates;
  }

  double[] bias() {
    return bias.clone();
  }

  /// The encoders of elements of q, from `first` on: a column for each.
  double[] encoders(int first, int count) {
    double[] columns = new double[bias.length * count];
    for (int i = 0; i < bias.length; i++) {
      System.arraycopy(encoders, i * dimensions + first, columns, i * count, count);
    }
    return columns;
  }
}
