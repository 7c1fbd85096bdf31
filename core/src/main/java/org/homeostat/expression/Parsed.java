package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.Map;

/// An expression and where each of its nodes stands in the text it was read from.
///
/// @param spans by identity of the node (an [java.util.IdentityHashMap])
public record Parsed(Expression expression, SourceText source, Map<Expression, Span> spans) {

  /// The characters from `start` (inclusive) to `end` (exclusive) of the source text.
  public record Span(int start, int end) {}

  /// A problem at a node of this expression (at its start if the node is not from this text).
  public Problem problem(Expression node, String message, String advice) {
    Span span = spans.getOrDefault(node, new Span(0, source.text().length()));
    return new Problem(
        source.position(span.start()), Math.max(1, span.end() - span.start()), message, advice);
  }

  /// This expression with names replaced; each changed node stands where the node it replaces
  /// stood.
  public Parsed replace(Map<String, Expression> by) {
    Map<Expression, Span> moved = new IdentityHashMap<>(spans);
    Expression result =
        new Rewriting(
                name -> by.getOrDefault(name.text(), name),
                (before, after) -> {
                  Span span = spans.get(before);
                  if (span != null) {
                    moved.putIfAbsent(after, span);
                  }
                })
            .rewrite(expression);
    return new Parsed(result, source, moved);
  }
}
