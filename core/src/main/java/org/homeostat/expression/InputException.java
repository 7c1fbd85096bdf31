package org.homeostat.expression;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A text could not be accepted. Carries every mistake that was found in it, in the order of the
/// file.
public final class InputException extends RuntimeException {
  private final transient List<Problem> problems;

  public InputException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::describe)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public List<Problem> problems() {
    return problems;
  }
}
