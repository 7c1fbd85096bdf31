package org.homeostat.studio.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.homeostat.noise.Draws;

/// A set of examples in memory: of each an input and what is to be told of it, its class or a row
/// of numbers. Inputs are unsigned bytes or floats in one array; a byte b reads as b/255. A set
/// never changes, any number of threads may read it, and reading allocates nothing.
///
/// ```
/// Examples train = DataSets.here(Path.of("")).read("fashion-mnist/train");
/// float[] image = new float[train.size()];
/// for (int example : train.order(seed, epoch)) {
///   train.copy(example, image, 0);
///   ... train.label(example) ...
/// }
/// ```
public final class Examples {
  private final String name;
  private final List<Integer> shape;
  private final int size;
  private final Inputs inputs;
  private final Answers answers;

  Examples(String name, List<Integer> shape, Inputs inputs, Answers answers) {
    this.name = name;
    this.shape = List.copyOf(shape);
    this.inputs = inputs;
    this.answers = answers;
    long product = Sizes.product(shape);
    if (shape.isEmpty() || product < 1 || product > Sizes.MOST) {
      throw new IllegalArgumentException("no input has the shape " + shape);
    }
    size = (int) product;
    if (inputs.length() != product * answers.count()) {
      throw new IllegalArgumentException(
          answers.count() + " inputs of " + size + " are not " + inputs.length() + " numbers");
    }
  }

  /// Labelled bytes. The arrays are copied.
  ///
  /// @param shape of one input: [rows, columns] or [rows, columns, channels] of an image
  /// @param inputs unsigned, example after example, the last number of the shape fastest
  /// @param labels the class of each example, from 0
  public static Examples of(
      String name, List<Integer> shape, byte[] inputs, int[] labels, List<String> classes) {
    return new Examples(
        name, shape, new Inputs.Bytes(inputs.clone()), new Answers.Labels(labels.clone(), classes));
  }

  /// Labelled numbers. The arrays are copied.
  public static Examples of(
      String name, List<Integer> shape, float[] inputs, int[] labels, List<String> classes) {
    return new Examples(
        name,
        shape,
        new Inputs.Floats(inputs.clone()),
        new Answers.Labels(labels.clone(), classes));
  }

  /// Numbers with rows of numbers to be told of them. The arrays are copied.
  ///
  /// @param targets row after row, each of `width` numbers
  public static Examples of(
      String name, List<Integer> shape, float[] inputs, float[] targets, int width) {
    return new Examples(
        name,
        shape,
        new Inputs.Floats(inputs.clone()),
        new Answers.Targets(targets.clone(), width));
  }

  /// The name or path by which it was read.
  public String name() {
    return name;
  }

  /// How many examples there are.
  public int count() {
    return answers.count();
  }

  /// The shape of one input, channels last: [28, 28].
  public List<Integer> shape() {
    return shape;
  }

  /// How many numbers an input has: 784.
  public int size() {
    return size;
  }

  /// Whether the inputs are bytes, which read as numbers from 0 to 1.
  public boolean isBytes() {
    return inputs instanceof Inputs.Bytes;
  }

  /// Writes an example's input into an array, from `offset` on.
  public void copy(int example, float[] to, int offset) {
    copy(example, 0, size, to, offset);
  }

  /// The same in double precision; of a byte b, the double that is nearest to b/255.
  public void copy(int example, double[] to, int offset) {
    copy(example, 0, size, to, offset);
  }

  /// Writes a part of an example's input: `length` numbers, from number `from` on.
  void copy(int example, int from, int length, float[] to, int offset) {
    check(example);
    inputs.copy(example * size + from, length, to, offset);
  }

  void copy(int example, int from, int length, double[] to, int offset) {
    check(example);
    inputs.copy(example * size + from, length, to, offset);
  }

  /// Whether examples have classes; otherwise they have targets.
  public boolean isLabelled() {
    return answers instanceof Answers.Labels;
  }

  /// The names of the classes; of a set with targets, none.
  public List<String> classes() {
    return answers instanceof Answers.Labels labels ? labels.classes() : List.of();
  }

  /// The number of an example's class.
  ///
  /// @throws IllegalStateException if the set has targets
  public int label(int example) {
    if (answers instanceof Answers.Labels labels) {
      return labels.labels()[example];
    }
    throw new IllegalStateException(name + " has targets, not labels");
  }

  /// How many numbers a target has; of a set with labels, 0.
  public int targetSize() {
    return answers instanceof Answers.Targets targets ? targets.width() : 0;
  }

  /// Writes an example's target into an array, from `offset` on.
  ///
  /// @throws IllegalStateException if the set has labels
  public void copyTarget(int example, float[] to, int offset) {
    Answers.Targets targets = targets();
    System.arraycopy(targets.values(), example * targets.width(), to, offset, targets.width());
  }

  /// The same in double precision.
  public void copyTarget(int example, double[] to, int offset) {
    Answers.Targets targets = targets();
    for (int i = 0; i < targets.width(); i++) {
      to[offset + i] = targets.values()[example * targets.width() + i];
    }
  }

  private Answers.Targets targets() {
    if (answers instanceof Answers.Targets targets) {
      return targets;
    }
    throw new IllegalStateException(name + " has labels, not targets");
  }

  /// The examples in the random order of an epoch: each once, every order equally likely but for
  /// 2^-32. The order is a function of the seed, the epoch and the number of examples alone, the
  /// same on every machine.
  ///
  /// It is the shuffle of Fisher and Yates: Durstenfeld, *Algorithm 235: random permutation*, CACM
  /// 1964.
  public int[] order(long seed, int epoch) {
    Draws draws = Draws.of("order " + seed, epoch);
    int[] order = IntStream.range(0, count()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = draws.below(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  /// How many examples each class has.
  public int[] classCounts() {
    int[] counts = new int[classes().size()];
    if (answers instanceof Answers.Labels labels) {
      for (int label : labels.labels()) {
        counts[label]++;
      }
    }
    return counts;
  }

  /// The examples whose number passes, in their order: a copy.
  public Examples select(IntPredicate chosen) {
    int[] examples = IntStream.range(0, count()).filter(chosen).toArray();
    return new Examples(name, shape, inputs.select(examples, size), answers.select(examples));
  }

  /// The same examples, their inputs read in another shape of as many numbers.
  ///
  /// @throws DataException if it is of another number
  public Examples withShape(List<Integer> other) {
    if (other.isEmpty() || Sizes.product(other) != size) {
      throw DataException.at(
          name, "inputs of " + Sizes.shape(other), Sizes.shape(shape), "their products must agree");
    }
    return new Examples(name, other, inputs, answers);
  }

  /// The same examples with their classes numbered as in another set.
  ///
  /// @param known the classes of the set that was learnt from
  /// @throws DataException if a class that has examples is not among them
  public Examples withClasses(List<String> known) {
    if (!(answers instanceof Answers.Labels labels)) {
      throw new DataException(name + " has targets, not labels", "");
    }
    int[] counts = classCounts();
    int[] numbers = labels.classes().stream().mapToInt(known::indexOf).toArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 && counts[i] > 0) {
        throw DataException.at(
            name, "the classes " + String.join(", ", known), labels.classes().get(i), "");
      }
    }
    int[] renumbered = Arrays.stream(labels.labels()).map(label -> numbers[label]).toArray();
    return new Examples(name, shape, inputs, new Answers.Labels(renumbered, known));
  }

  Examples named(String other) {
    return new Examples(other, shape, inputs, answers);
  }

  private void check(int example) {
    if (example < 0 || example >= count()) {
      throw new IndexOutOfBoundsException(
          "example " + example + " of " + name + ", which has " + count());
    }
  }
}
