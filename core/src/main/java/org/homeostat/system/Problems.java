package org.homeostat.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Problem;

/// Collects the mistakes of a text, so that a person sees all of them at once.
public final class Problems {
  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt((Problem problem) -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column());

  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /// The mistakes so far, in the order of the file.
  public List<Problem> found() {
    return found.stream().sorted(FILE_ORDER).toList();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// Keeps the mistakes of an attempt and goes on.
  public void addAll(InputException refused) {
    refused.problems().forEach(this::add);
  }

  /// @throws InputException with all mistakes, if there is one
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InputException(found());
    }
  }
}
