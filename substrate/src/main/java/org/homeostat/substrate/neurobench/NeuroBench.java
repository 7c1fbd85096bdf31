package org.homeostat.substrate.neurobench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The metrics of NeuroBench for one batch of samples. What is counted in a run is a mean over
/// samples, summed over steps.
///
/// | metric | definition |
/// | --- | --- |
/// | Footprint | bytes of parameters and buffers, zeros included; neurons have theirs as in snnTorch |
/// | ParameterCount | weights and biases |
/// | ConnectionSparsity | weights that are 0, of all weights, to 4 decimals |
/// | ActivationSparsity | outputs of relu and neurons that are 0, of all |
/// | Effective_MACs, Effective_ACs | synapses at which neither weight nor input is 0; additions where the inputs of the whole batch at a step are 0, 1 and -1 alone, else multiply-accumulates |
/// | Dense | all synapses |
/// | MembraneUpdates | potentials that differ after a step; at the first step all |
/// | Effective_Neuron_Ops, Neuron_Dense_Ops | the [operations][Layer.Spiking#operations] of a neuron for each update, or for each neuron and step |
public record NeuroBench(
    long footprint,
    long parameterCount,
    double connectionSparsity,
    double activationSparsity,
    double effectiveMacs,
    double effectiveAcs,
    double dense,
    double membraneUpdates,
    double effectiveNeuronOps,
    double neuronDenseOps) {
  /// Bytes of what snnTorch keeps of a layer beside its numbers: a factor of the spikes, and the
  /// kind of reset.
  private static final int SPIKING_REST = Float.BYTES + Long.BYTES;

  /// Runs a model over a batch.
  ///
  /// @param data of each sample and step the values that enter; a network without neurons has one
  ///   step
  public static NeuroBench of(LayeredModel model, float[][][] data) {
    return new Run(model, data).result();
  }

  /// By the names of NeuroBench.
  public Map<String, Double> byName() {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("Footprint", (double) footprint);
    all.put("ParameterCount", (double) parameterCount);
    all.put("ConnectionSparsity", connectionSparsity);
    all.put("ActivationSparsity", activationSparsity);
    all.put("Effective_MACs", effectiveMacs);
    all.put("Effective_ACs", effectiveAcs);
    all.put("Dense", dense);
    all.put("MembraneUpdates", membraneUpdates);
    all.put("Effective_Neuron_Ops", effectiveNeuronOps);
    all.put("Neuron_Dense_Ops", neuronDenseOps);
    return all;
  }

  private static final class Run {
    private final LayeredModel model;
    private final float[][][] data;
    private final float[][][][] states;
    private long macs;
    private long acs;
    private long dense;
    private long activations;
    private long zeros;
    private long updates;
    private long operations;
    private long denseOperations;

    Run(LayeredModel model, float[][][] data) {
      this.model = model;
      this.data = data;
      this.states = new float[model.layers().size()][data.length][][];
    }

    NeuroBench result() {
      for (int step = 0; step < data[0].length; step++) {
        step(step);
      }
      double samples = data.length;
      return new NeuroBench(
          footprint(),
          parameters(),
          sparsity(),
          activations == 0 ? 0 : (double) zeros / activations,
          macs / samples,
          acs / samples,
          dense / samples,
          updates / samples,
          operations / samples,
          denseOperations / samples);
    }

    private void step(int step) {
      List<Signal> batch = new ArrayList<>();
      for (float[][] sample : data) {
        batch.add(new Signal(sample[step], model.height(), model.width()));
      }
      for (int at = 0; at < model.layers().size(); at++) {
        batch = layer(at, batch, step);
      }
    }

    private List<Signal> layer(int at, List<Signal> batch, int step) {
      Layer layer = model.layers().get(at);
      List<Signal> given = new ArrayList<>();
      if (layer instanceof Layer.Dense || layer instanceof Layer.Convolution) {
        count(layer, batch);
      }
      for (int sample = 0; sample < batch.size(); sample++) {
        Signal x = batch.get(sample);
        given.add(
            switch (layer) {
              case Layer.Dense _, Layer.Convolution _ -> Connections.apply(layer, x);
              case Layer.Flatten _ -> x.flat();
              case Layer.Relu _ -> active(x.with(relu(x.values())));
              case Layer.Spiking cells ->
                  active(x.with(spikes(cells, at, sample, x.values(), step)));
            });
      }
      return given;
    }

    private void count(Layer layer, List<Signal> batch) {
      boolean ternary = batch.stream().allMatch(x -> isTernary(x.values()));
      for (Signal x : batch) {
        long[] operations = Connections.operations(layer, x);
        acs += ternary ? operations[0] : 0;
        macs += ternary ? 0 : operations[0];
        dense += operations[1];
      }
    }

    private static boolean isTernary(float[] values) {
      for (float value : values) {
        if (value != 0 && value != 1 && value != -1) {
          return false;
        }
      }
      return true;
    }

    private Signal active(Signal signal) {
      activations += signal.values().length;
      for (float value : signal.values()) {
        zeros += value == 0 ? 1 : 0;
      }
      return signal;
    }

    private static float[] relu(float[] x) {
      float[] y = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        y[i] = Math.max(x[i], 0);
      }
      return y;
    }

    private float[] spikes(Layer.Spiking cells, int at, int sample, float[] x, int step) {
      if (step == 0) {
        states[at][sample] = new float[cells.states()][x.length];
      }
      float[][] state = states[at][sample];
      float[] spikes = new float[x.length];
      long changed = 0;
      for (int i = 0; i < x.length; i++) {
        float before = state[0][i];
        spikes[i] = Membrane.next(cells, i, state, x[i]);
        changed += step == 0 || state[0][i] != before ? 1 : 0;
      }
      updates += changed;
      operations += changed * cells.operations();
      denseOperations += (long) x.length * cells.operations();
      return spikes;
    }

    private long parameters() {
      return model.layers().stream()
          .mapToLong(each -> Connections.weight(each).length + Connections.bias(each).length)
          .sum();
    }

    private long footprint() {
      long bytes = parameters() * Float.BYTES;
      for (Layer layer : model.layers()) {
        if (layer instanceof Layer.Spiking cells) {
          bytes += (long) Float.BYTES * (cells.parameters() + cells.threshold().length);
          bytes += SPIKING_REST;
        }
      }
      return bytes;
    }

    private double sparsity() {
      long none = 0;
      long all = 0;
      for (Layer layer : model.layers()) {
        float[] weight = Connections.weight(layer);
        all += weight.length;
        for (float value : weight) {
          none += value == 0 ? 1 : 0;
        }
      }
      float share = all == 0 ? 0 : (float) none / all;
      return new BigDecimal(share).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
  }
}
