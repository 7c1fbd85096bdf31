package org.homeostat.studio.train;

import java.util.Arrays;
import org.homeostat.energy.Feed;
import org.homeostat.studio.data.Augmented;
import org.homeostat.studio.data.Examples;

/// Labelled examples as learning takes them: the target is 1 at the class and 0 elsewhere.
record ExamplesFeed(Examples examples, Augmented images, long seed, Showing showing, long most)
    implements Feed {

  /// How an example is shown.
  enum Showing {
    /// As the augmentation varies it.
    VARIED,
    /// Without chance.
    PLAIN
  }

  /// The feed with epochs that end after so many examples.
  ExamplesFeed atMost(long count) {
    return new ExamplesFeed(examples, images, seed, showing, count);
  }

  /// How many numbers an input has.
  int size() {
    return images.size();
  }

  @Override
  public int count() {
    return examples.count();
  }

  @Override
  public int[] order(int epoch) {
    int[] order = examples.order(seed, epoch);
    return Arrays.copyOf(order, (int) Math.min(order.length, most));
  }

  @Override
  public void put(int epoch, int example, Object inputs, int input, Object targets, int target) {
    switch (inputs) {
      case float[] floats when showing == Showing.VARIED ->
          images.draw(epoch, example, floats, input);
      case float[] floats -> images.copy(example, floats, input);
      case double[] doubles when showing == Showing.VARIED ->
          images.draw(epoch, example, doubles, input);
      case double[] doubles -> images.copy(example, doubles, input);
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    }
    int classes = examples.classes().size();
    switch (targets) {
      case float[] floats -> {
        Arrays.fill(floats, target, target + classes, 0);
        floats[target + label(example)] = 1;
      }
      case double[] doubles -> {
        Arrays.fill(doubles, target, target + classes, 0);
        doubles[target + label(example)] = 1;
      }
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    }
  }

  @Override
  public int label(int example) {
    return examples.label(example);
  }
}
