package org.homeostat.substrate.onnx;

import org.homeostat.expression.Untrusted;

/// An .onnx file that cannot be taken: what is wrong in one line, and what to do.
public final class OnnxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int LONGEST = 300;

  private final String problem;
  private final String advice;

  /// @param problem in place of characters that would break or colour a line, which a file may
  ///   smuggle in, stands `?`
  /// @param advice one line, or empty
  OnnxException(String problem, String advice) {
    super(clean(problem));
    this.problem = clean(problem);
    this.advice = advice;
  }

  private static String clean(String line) {
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    return Untrusted.inLine(shown);
  }

  public String problem() {
    return problem;
  }

  public String advice() {
    return advice;
  }
}
