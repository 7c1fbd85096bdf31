package org.homeostat.energy;

import java.util.function.IntUnaryOperator;
import org.homeostat.kernel.BatchMemory;

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

  /// Puts an example into each lane of a response.
  ///
  /// @param epoch on which augmentation may depend
  /// @param example the number of the example of a lane
  default void fill(Response response, int epoch, IntUnaryOperator example) {
    int lanes = response.lanes();
    Object inputs = response.input();
    Object targets = response.target();
    int input = BatchMemory.length(inputs) / lanes;
    int target = BatchMemory.length(targets) / lanes;
    for (int l = 0; l < lanes; l++) {
      put(epoch, example.applyAsInt(l), inputs, l * input, targets, l * target);
    }
  }

  /// The class of an example.
  int label(int example);
}
