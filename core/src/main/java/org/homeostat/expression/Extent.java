package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.Map;

/// How large an expression is when it is written out.
///
/// @param depth the number of nodes on the longest path from the root
/// @param size the number of nodes, a shared one as often as it occurs; a huge one is cut off
record Extent(int depth, long size) {
  private static final long CUT = 1L << 40;

  static Extent of(Expression e) {
    return of(e, new IdentityHashMap<>());
  }

  private static Extent of(Expression e, Map<Expression, Extent> done) {
    Extent known = done.get(e);
    if (known != null) {
      return known;
    }
    int depth = 0;
    long size = 1;
    if (e instanceof Apply apply) {
      for (Expression argument : apply.arguments()) {
        Extent part = of(argument, done);
        depth = Math.max(depth, part.depth);
        size = Math.min(CUT, size + part.size);
      }
    }
    Extent extent = new Extent(depth + 1, size);
    done.put(e, extent);
    return extent;
  }
}
