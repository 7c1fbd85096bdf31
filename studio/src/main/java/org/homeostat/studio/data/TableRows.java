package org.homeostat.studio.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Nearest;

/// The rows of a table on their way to examples: which column is what, and room for all numbers,
/// made once the number of rows is known.
final class TableRows implements Cells {
  private static final int LABEL = -1;
  private static final int WHITE = 255;

  private final String name;
  private final List<String> columns;
  private final Layout layout;
  private final int[] slots;
  private final int inputs;
  private int count;
  private byte[] pixels = {};
  private float[] numbers = {};
  private float[] targets = {};
  private int[] labels = {};
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  /// @throws DataException if a column is missing, comes twice, or if there is no input
  TableRows(String name, List<String> columns, Layout layout) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.layout = layout;
    for (String answer : layout.answers()) {
      checkColumn(answer);
    }
    slots = new int[columns.size()];
    int next = 0;
    for (int i = 0; i < slots.length; i++) {
      int target = layout.targets().indexOf(columns.get(i));
      boolean label = layout.targets().isEmpty() && layout.answers().contains(columns.get(i));
      slots[i] = label ? LABEL : target >= 0 ? LABEL - 1 - target : next++;
    }
    inputs = next;
    if (inputs == 0) {
      throw DataException.at(name, "columns of inputs", "only " + String.join(", ", columns), "");
    }
  }

  private void checkColumn(String answer) {
    int first = columns.indexOf(answer);
    if (first < 0) {
      String near = Nearest.advice(answer, columns);
      throw DataException.at(
          name,
          "a column '" + answer + "'",
          some(columns),
          near.isEmpty() ? "name the column of the labels, or those of the targets" : near);
    }
    if (first != columns.lastIndexOf(answer)) {
      throw DataException.at(name, "one column '" + answer + "'", "two", "");
    }
  }

  @Override
  public void rows(long rows, long most) {
    if (rows < 1) {
      throw DataException.at(name, "rows", "none", "");
    }
    long product = Sizes.product(List.of(rows, columns.size()));
    if (product > Math.min(most, Sizes.MOST)) {
      throw DataException.at(
          name,
          "at most " + Sizes.count(Math.min(most, Sizes.MOST)) + " numbers in a file of this size",
          Sizes.count(rows) + " rows of " + columns.size(),
          "");
    }
    count = (int) rows;
    if (layout.pixels()) {
      pixels = new byte[count * inputs];
    } else {
      numbers = new float[count * inputs];
    }
    if (layout.targets().isEmpty()) {
      labels = new int[count];
    } else {
      targets = new float[count * layout.targets().size()];
    }
  }

  @Override
  public boolean isLabel(int column) {
    return slots[column] == LABEL;
  }

  @Override
  public boolean takes(int column, double value) {
    return isPixel(column)
        ? value >= 0 && value <= WHITE && value == Math.rint(value)
        : Math.abs(value) <= Float.MAX_VALUE;
  }

  @Override
  public String expected(int column) {
    String what = isPixel(column) ? "a whole number from 0 to 255" : "a number";
    return what + " in column '" + columns.get(column) + "'";
  }

  private boolean isPixel(int column) {
    return layout.pixels() && slots[column] >= 0;
  }

  @Override
  public void number(int row, int column, double value) {
    int slot = slots[column];
    if (slot < LABEL) {
      targets[row * layout.targets().size() + (LABEL - 1 - slot)] = (float) value;
    } else if (layout.pixels()) {
      pixels[row * inputs + slot] = (byte) (int) value;
    } else {
      numbers[row * inputs + slot] = (float) value;
    }
  }

  /// @throws DataException if there are too many different labels
  @Override
  public void label(int row, String text) {
    labels[row] = texts.computeIfAbsent(text, _ -> texts.size());
    if (texts.size() > Sizes.MOST_CLASSES) {
      throw DataException.at(
          name,
          "at most " + Sizes.count(Sizes.MOST_CLASSES) + " different labels",
          "more",
          "for numbers to be told, name the column as a target");
    }
  }

  /// The examples, once every place has been filled.
  Examples examples() {
    Inputs all = layout.pixels() ? new Inputs.Bytes(pixels) : new Inputs.Floats(numbers);
    return new Examples(name, List.of(inputs), all, answers());
  }

  private Answers answers() {
    if (!layout.targets().isEmpty()) {
      return new Answers.Targets(targets, layout.targets().size());
    }
    List<String> classes = ClassNames.of(texts.keySet());
    Map<String, Integer> order = ClassNames.numbers(classes);
    List<Integer> numbersOf = new ArrayList<>();
    texts.keySet().forEach(text -> numbersOf.add(order.get(text)));
    for (int i = 0; i < labels.length; i++) {
      labels[i] = numbersOf.get(labels[i]);
    }
    return new Answers.Labels(labels, classes);
  }

  private static String some(List<String> columns) {
    int shown = Math.min(columns.size(), 8);
    String names = String.join(", ", columns.subList(0, shown));
    return columns.size() > shown ? names + ", ... (" + columns.size() + " columns)" : names;
  }
}
