package org.homeostat.substrate.neurobench;

/// A layer of a network in discrete time, in single precision.
public sealed interface Layer {

  /// `y = W x + b`
  ///
  /// @param weight row by row, [out, in]
  /// @param bias of `out` elements, or empty
  record Dense(int out, int in, float[] weight, float[] bias) implements Layer {}

  /// A convolution over images [channels, height, width] with zeros beside them.
  ///
  /// @param weight [out, in, height, width]
  /// @param bias of `out` elements, or empty
  record Convolution(
      int out,
      int in,
      int height,
      int width,
      int strideY,
      int strideX,
      int paddingY,
      int paddingX,
      float[] weight,
      float[] bias)
      implements Layer {}

  /// `y = max(x, 0)`
  record Relu() implements Layer {}

  /// The elements in one row.
  record Flatten() implements Layer {}

  /// Neurons that give 1 where their potential v passes a threshold, else 0, and start at 0; as in
  /// snnTorch 1.0.0. Parameters have one number, or one for each neuron.
  sealed interface Spiking extends Layer {
    float[] threshold();

    /// Whether a reset sets v to 0; else it subtracts the threshold.
    boolean toZero();

    /// Whether the reset takes place in the next step.
    boolean delayed();

    /// The variables of a neuron, its potential first.
    int states();

    /// The operations that NeuroBench prices one update of a potential at.
    int operations();

    /// The numbers that snnTorch keeps of the layer beside thresholds.
    int parameters();
  }

  /// Leaky neurons: `v = beta v + gain x`.
  record Leaky(float[] beta, float[] gain, float[] threshold, boolean toZero, boolean delayed)
      implements Spiking {
    @Override
    public int states() {
      return 1;
    }

    @Override
    public int operations() {
      return 4;
    }

    @Override
    public int parameters() {
      return beta.length;
    }
  }

  /// Leaky neurons behind a synapse: `i = alpha i + gain x`, `v = beta v + drive i`.
  record Synaptic(
      float[] alpha,
      float[] beta,
      float[] gain,
      float[] drive,
      float[] threshold,
      boolean toZero,
      boolean delayed)
      implements Spiking {
    @Override
    public int states() {
      return 2;
    }

    @Override
    public int operations() {
      return toZero ? 8 : 6;
    }

    @Override
    public int parameters() {
      return alpha.length + beta.length;
    }
  }

  /// Neurons with an alpha function: `e = alpha e + x`, `i = beta i - x`, `v = tau (e + i)`.
  ///
  /// @param tau `ln(alpha)/(ln(beta) - ln(alpha)) + 1` in snnTorch, which computes it at each step
  record Alpha(float[] alpha, float[] beta, float[] tau, float[] threshold, boolean toZero)
      implements Spiking {
    @Override
    public boolean delayed() {
      return true;
    }

    @Override
    public int states() {
      return 3;
    }

    @Override
    public int operations() {
      return toZero ? 24 : 18;
    }

    @Override
    public int parameters() {
      return alpha.length + beta.length;
    }
  }

  /// Neurons as circuits: `v = x R (1/(R C)) dt + (1 - dt/(R C)) v`.
  ///
  /// @param step dt
  record Lapicque(
      float[] resistance, float[] capacitance, float step, float[] threshold, boolean toZero)
      implements Spiking {
    @Override
    public boolean delayed() {
      return true;
    }

    @Override
    public int states() {
      return 1;
    }

    @Override
    public int operations() {
      return 11;
    }

    /// The decay, which follows from the others, is kept too, and so is the step.
    @Override
    public int parameters() {
      return resistance.length + capacitance.length + 2;
    }
  }
}
