package org.homeostat.substrate.neurobench;

/// The synaptic operations of a recurrent cell in one step, as the package of NeuroBench (2.3.0)
/// counts them: products of what is not 0, biases set apart, sigmoid and tanh free.
///
/// What it does beside its intention is done here too, so that counts are equal: in the dense count
/// the states of an LSTM keep their zeros; the candidate of a GRU takes its products of the state
/// alone and the third bias of all; and its update gate counts as shut where it has one product.
///
/// @param kind of cell, that of PyTorch
/// @param inputs how many enter
/// @param hidden how many units there are
/// @param fromInput weights [gates*hidden, inputs], row by row, gates in PyTorch's order
/// @param fromState weights [gates*hidden, hidden]
/// @param inputBias of gates*hidden elements, or empty
/// @param stateBias of gates*hidden elements, or empty
public record RecurrentCell(
    Kind kind,
    int inputs,
    int hidden,
    float[] fromInput,
    float[] fromState,
    float[] inputBias,
    float[] stateBias) {

  /// Kinds of cells.
  public enum Kind {
    RNN(1),
    GRU(3),
    LSTM(4);

    private final int gates;

    Kind(int gates) {
      this.gates = gates;
    }
  }

  public RecurrentCell {
    int rows = kind.gates * hidden;
    boolean biased = inputBias.length == rows && stateBias.length == rows;
    boolean bare = inputBias.length + stateBias.length == 0 && kind != Kind.GRU;
    if (fromInput.length != rows * inputs
        || fromState.length != rows * hidden
        || !(biased || bare)) {
      throw new IllegalArgumentException(
          "weights and biases do not fit " + kind + "(" + inputs + ", " + hidden + ")");
    }
  }

  /// The operations of one sample at which neither factor is 0.
  ///
  /// @param x what enters
  /// @param h the state of the units
  /// @param c that of the cells of an LSTM; not read of others
  public long operations(float[] x, float[] h, float[] c) {
    return count(x, h, c, false);
  }

  /// All operations of one sample.
  public long dense(float[] x, float[] h, float[] c) {
    return count(x, h, c, true);
  }

  private long count(float[] x, float[] h, float[] c, boolean all) {
    boolean whole = all && kind != Kind.LSTM;
    long[] inputs = products(fromInput, x, all, all);
    long[] states = products(fromState, h, all, whole);
    long products = 0;
    for (int row = 0; row < inputs.length; row++) {
      products += inputs[row] + states[row];
    }
    for (int unit = 0; unit < hidden; unit++) {
      products +=
          switch (kind) {
            case RNN -> 0;
            case GRU -> gru(inputs, states, unit, all || h[unit] != 0, all);
            case LSTM -> lstm(inputs, states, unit, c[unit] != 0, all);
          };
    }
    return products;
  }

  /// For each row the columns at which neither weight nor value is 0.
  private static long[] products(float[] weights, float[] values, boolean all, boolean whole) {
    long[] products = new long[weights.length / values.length];
    for (int i = 0; i < weights.length; i++) {
      boolean value = whole || values[i % values.length] != 0;
      products[i / values.length] += (all || weights[i] != 0) && value ? 1 : 0;
    }
    return products;
  }

  /// `c' = f c + i g`, then `h' = o tanh(c')`.
  private int lstm(long[] inputs, long[] states, int unit, boolean cell, boolean all) {
    boolean in = gate(inputs, states, unit, all) != 0;
    boolean forget = gate(inputs, states, hidden + unit, all) != 0;
    boolean candidate = gate(inputs, states, 2 * hidden + unit, all) != 0;
    boolean out = gate(inputs, states, 3 * hidden + unit, all) != 0;
    int kept = (forget && cell ? 1 : 0) + (in && candidate ? 1 : 0);
    return kept + (out && kept != 0 ? 1 : 0);
  }

  /// `r` times the state's part of the candidate n, then `(1 - z) n + z h`.
  private int gru(long[] inputs, long[] states, int unit, boolean state, boolean all) {
    long last = states[2 * hidden + unit];
    boolean part = last + bias(stateBias, 2 * hidden + unit, all) != 0;
    boolean product = gate(inputs, states, unit, all) != 0 && part;
    boolean candidate = last + bias(inputBias, 2, all) + (product ? 1 : 0) != 0;
    long update = gate(inputs, states, hidden + unit, all);
    return (product ? 1 : 0) + (update != 1 && candidate ? 1 : 0) + (update != 0 && state ? 1 : 0);
  }

  private long gate(long[] inputs, long[] states, int row, boolean all) {
    return inputs[row] + states[row] + bias(inputBias, row, all) + bias(stateBias, row, all);
  }

  private static long bias(float[] bias, int row, boolean all) {
    return bias.length > 0 && (all || bias[row] != 0) ? 1 : 0;
  }
}
