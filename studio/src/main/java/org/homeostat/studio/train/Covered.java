package org.homeostat.studio.train;

import org.homeostat.energy.Feed;
import org.homeostat.kernel.BatchMemory;

/// Examples of which a part is dark.
///
/// @param hidden the elements that are 0
record Covered(Feed feed, boolean[] hidden) implements Feed {

  @Override
  public int count() {
    return feed.count();
  }

  @Override
  public int[] order(int epoch) {
    return feed.order(epoch);
  }

  @Override
  public void put(int epoch, int example, Object inputs, int input, Object targets, int target) {
    feed.put(epoch, example, inputs, input, targets, target);
    for (int i = 0; i < hidden.length; i++) {
      if (hidden[i]) {
        BatchMemory.set(inputs, input + i, 0);
      }
    }
  }

  @Override
  public int label(int example) {
    return feed.label(example);
  }
}
