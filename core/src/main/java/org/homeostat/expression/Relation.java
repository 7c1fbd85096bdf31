package org.homeostat.expression;

/// The relations that a [Comparison] tests.
enum Relation {
  LESS("<", "<"),
  LESS_OR_EQUAL("<=", "\\le"),
  GREATER(">", ">"),
  GREATER_OR_EQUAL(">=", "\\ge"),
  EQUAL("==", "="),
  UNEQUAL("!=", "\\ne");

  final String sign;
  final String latex;

  Relation(String sign, String latex) {
    this.sign = sign;
    this.latex = latex;
  }
}
