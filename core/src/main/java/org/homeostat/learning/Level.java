package org.homeostat.learning;

/// What has a quantity of a written rule: the agent one, each neuron one, or each synapse one.
public enum Level {
  /// One for all: the reward, constants, the states under `states:`.
  SHARED,
  /// One for each signal that neurons receive: `pre`.
  INPUT,
  /// One for each neuron: `drive`, the states under `neuron:`.
  NEURON,
  /// One for each element of a learned parameter: `theta`, the states under `synapse:`.
  SYNAPSE;

  /// The level of what is made of quantities of two levels.
  public Level with(Level other) {
    if (this == other || other == SHARED) {
      return this;
    }
    return this == SHARED ? other : SYNAPSE;
  }

  /// Whether a state of this level may follow quantities of another.
  public boolean sees(Level other) {
    return with(other) == this;
  }
}
