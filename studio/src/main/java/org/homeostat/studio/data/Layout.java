package org.homeostat.studio.data;

import java.util.List;

/// What a file does not say of itself.
///
/// @param label the column of the labels in a table; if there are no targets, `label` where empty
/// @param targets the columns of numbers to be told, in place of labels; the inputs are the others
/// @param shape of an input, such as [28, 28], or empty to leave it as the file has it
/// @param pixels whether the numbers of a table are pixels, whole numbers from 0 to 255, which read
///   as numbers from 0 to 1
public record Layout(String label, List<String> targets, List<Integer> shape, boolean pixels) {
  /// A table has a column `label`, all else is an input.
  public static final Layout PLAIN = new Layout("", List.of(), List.of(), false);

  public Layout {
    targets = List.copyOf(targets);
    shape = List.copyOf(shape);
    if (!label.isEmpty() && !targets.isEmpty()) {
      throw new DataException("a set has labels or targets, not both", "");
    }
  }

  /// The columns that are no inputs.
  List<String> answers() {
    if (!targets.isEmpty()) {
      return targets;
    }
    return List.of(label.isEmpty() ? "label" : label);
  }
}
