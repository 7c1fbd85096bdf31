package org.homeostat.substrate.nir;

import java.util.List;
import org.homeostat.expression.Untrusted;

/// A .nir file or graph that cannot be taken, with everything that is wrong with it. Each problem
/// is one line that says where, for example `node 'lif', field 'tau': expected numbers, found a
/// text`.
public final class NirException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /// @param problems in place of characters that would break or colour a line, which a file may
  ///   smuggle in, stands `?`
  public NirException(List<String> problems) {
    super(String.join("\n", clean(problems)));
    this.problems = clean(problems);
  }

  static NirException of(String problem) {
    return new NirException(List.of(problem));
  }

  private static List<String> clean(List<String> problems) {
    return problems.stream().map(Untrusted::inLine).toList();
  }

  /// One line each.
  public List<String> problems() {
    return problems;
  }
}
