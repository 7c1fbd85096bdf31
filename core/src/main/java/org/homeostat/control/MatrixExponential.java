package org.homeostat.control;

/// `exp(A)`: the Taylor series of A over a power of two, squared as often.
///
/// Source: Moler and Van Loan (2003), Nineteen dubious ways to compute the exponential of a matrix,
/// twenty-five years later, SIAM Review 45, 3-49, method 3: with a norm of at most 1/2 and 18 terms
/// the series is cut below rounding.
final class MatrixExponential {
  private static final int TERMS = 18;

  private MatrixExponential() {}

  static Matrix of(Matrix a) {
    int halvings = 0;
    double norm = a.norm();
    while (norm > 0.5) {
      norm /= 2;
      halvings++;
    }
    Matrix small = a.times(1.0 / (1L << halvings));
    Matrix sum = Matrix.identity(a.rows());
    Matrix term = sum;
    for (int k = 1; k <= TERMS; k++) {
      term = term.times(small).times(1.0 / k);
      sum = sum.plus(term);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.times(sum);
    }
    return sum;
  }
}
