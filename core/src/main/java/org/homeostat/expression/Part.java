package org.homeostat.expression;

import java.util.List;

/// A subexpression while it is read: its tree, its characters and its extent.
///
/// @param bareComparison whether it is a comparison without parentheses around it
record Part(Expression tree, int start, int end, int depth, long size, boolean bareComparison) {

  static Part leaf(Expression tree, int start, int end) {
    return new Part(tree, start, end, 1, 1, false);
  }

  static Part apply(Operator operator, List<Part> parts, int start, int end) {
    int depth = 0;
    long size = 1;
    for (Part part : parts) {
      depth = Math.max(depth, part.depth);
      size += part.size;
    }
    Apply tree = new Apply(operator, parts.stream().map(Part::tree).toList());
    return new Part(tree, start, end, depth + 1, size, false);
  }

  Part asBareComparison() {
    return new Part(tree, start, end, depth, size, true);
  }

  /// The same in parentheses.
  Part spanning(int start, int end) {
    return new Part(tree, start, end, depth, size, false);
  }
}
