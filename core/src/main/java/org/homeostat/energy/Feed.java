package org.homeostat.energy;

/// Where examples come from.
public interface Feed {

  /// How many examples there are.
  int count();

  /// The order in which an epoch takes the examples, a permutation of their numbers.
  int[] order(int epoch);

  /// Puts an example into arrays that are `float[]` or `double[]`.
  ///
  /// @param epoch on which augmentation may depend
  /// @param input where the input starts in `inputs`
  /// @param target where the target starts in `targets`
  void put(int epoch, int example, Object inputs, int input, Object targets, int target);

  /// The class of an example.
  int label(int example);
}
