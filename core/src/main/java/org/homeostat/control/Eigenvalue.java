package org.homeostat.control;

/// A complex number of a spectrum: the rate of a mode.
public record Eigenvalue(double real, double imaginary) {

  public double modulus() {
    double largest = Math.max(Math.abs(real), Math.abs(imaginary));
    if (largest == 0) {
      return 0;
    }
    double x = real / largest;
    double y = imaginary / largest;
    return largest * Math.sqrt(x * x + y * y);
  }

  Eigenvalue times(double factor) {
    return new Eigenvalue(factor * real, factor * imaginary);
  }

  /// `-0.5`, `0.1 + 2.0i`
  @Override
  public String toString() {
    return imaginary == 0
        ? String.valueOf(real)
        : real + (imaginary < 0 ? " - " : " + ") + Math.abs(imaginary) + "i";
  }
}
