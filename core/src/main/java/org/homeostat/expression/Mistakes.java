package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems found in one text so far.
final class Mistakes {
  /// A text with more mistakes than this is not read further.
  private static final int MOST = 50;

  private final SourceText source;
  private final List<Placed> found = new ArrayList<>();

  private record Placed(int start, Problem problem) {}

  Mistakes(SourceText source) {
    this.source = source;
  }

  /// Notes a problem with the characters from `start` (inclusive) to `end` (exclusive).
  void add(int start, int end, String message, String advice) {
    Problem problem =
        new Problem(source.position(start), Math.max(1, end - start), message, advice);
    found.add(new Placed(start, problem));
    if (found.size() == MOST) {
      throw exception();
    }
  }

  /// Notes the problems of a passage of this text that begins at `start`.
  void addAll(int start, List<Problem> problems) {
    problems.forEach(problem -> found.add(new Placed(start, problem)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  InputException exception() {
    found.sort(Comparator.comparingInt(Placed::start));
    return new InputException(found.stream().map(Placed::problem).toList());
  }
}
