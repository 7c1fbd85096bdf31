package org.homeostat.substrate.unit;

import java.util.List;
import org.homeostat.expression.Untrusted;

/// A unit that cannot be taken, with what is wrong with it, a line each: `modelDescription.xml:7:3:
/// no valueReference`.
public final class UnitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /// @param problems in place of characters that would break or colour a line, which a file may
  ///   smuggle in, stands `?`
  public UnitException(List<String> problems) {
    super(String.join("\n", clean(problems)));
    this.problems = clean(problems);
  }

  static UnitException of(String problem) {
    return new UnitException(List.of(problem));
  }

  private static List<String> clean(List<String> problems) {
    return problems.stream().map(Untrusted::inLine).toList();
  }

  /// One line each.
  public List<String> problems() {
    return problems;
  }
}
