package org.homeostat.substrate.spikes;

/// What the neurons of a network are like; times are in the unit of time of the controller.
///
/// @param count of neurons
/// @param membrane the time constant of the membrane
/// @param dead for how long a neuron rests after a spike
/// @param synapse the time constant of the synapses
/// @param slowest the least rate of a neuron at the edge of what is represented
/// @param fastest the greatest
/// @param seed decides on the directions that neurons prefer
public record SpikingNeurons(
    int count,
    double membrane,
    double dead,
    double synapse,
    double slowest,
    double fastest,
    long seed) {
  /// What is usual: 20 ms, 2 ms and 100 ms if the unit of time is a second; 40 to 80 spikes in it.
  public static final SpikingNeurons USUAL = new SpikingNeurons(100, 0.02, 0.002, 0.1, 40, 80, 0);

  public SpikingNeurons {
    if (count < 1 || count > 2000) {
      throw new IllegalArgumentException("from 1 to 2000 neurons, not " + count);
    }
    if (!(membrane > 0 && dead >= 0 && synapse > 0)) {
      throw new IllegalArgumentException("the time constants of a neuron are greater than 0");
    }
    if (!(slowest > 0 && fastest >= slowest && fastest * dead < 1)) {
      throw new IllegalArgumentException(
          "rates go from above 0 to below 1/dead, not from " + slowest + " to " + fastest);
    }
  }

  /// The same with another number of them.
  public SpikingNeurons with(int number) {
    return new SpikingNeurons(number, membrane, dead, synapse, slowest, fastest, seed);
  }

  /// The same behind synapses of another time constant.
  public SpikingNeurons behind(double constant) {
    return new SpikingNeurons(count, membrane, dead, constant, slowest, fastest, seed);
  }
}
