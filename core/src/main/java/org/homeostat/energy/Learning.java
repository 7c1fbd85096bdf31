package org.homeostat.energy;

/// Answers to a batch of examples, and what the parameters learn from them.
public interface Learning extends Response {

  /// Moves the parameters by what the last computation showed.
  ///
  /// @param epoch from 0, on which rates depend
  void learn(int epoch);
}
