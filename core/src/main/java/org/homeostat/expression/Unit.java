package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.homeostat.elementary.Elementary;

/// A unit of measurement: a size in SI base units and a rational exponent for each base dimension.
///
/// All values inside a system are stored in SI base units; a unit says how to get there ([#toSi])
/// and which quantities may be added. The size is kept as a fraction `scale/divisor` so that `70
/// mV` is exactly the double nearest to 0.07.
///
/// Two special units stand outside the dimensions: [#BARE], of a number written without a unit, and
/// [#FREE], of a name whose unit nobody declared. Units are equal when size and dimensions are,
/// however they are written.
public final class Unit {
  private static final String[] BASE = {"m", "kg", "s", "A", "K", "mol", "cd"};
  private static final List<Rational> NONE = Collections.nCopies(BASE.length, Rational.ZERO);

  /// A pure number or an angle.
  public static final Unit DIMENSIONLESS = new Unit("1", 1, 1, NONE);

  /// No unit written: in a sum or comparison it is the unit that the context needs, in a product a
  /// pure number.
  public static final Unit BARE = new Unit("", 1, 1, NONE);

  /// The unit of a name without a declared unit: whatever it is combined with is unknown as well.
  public static final Unit FREE = new Unit("?", 1, 1, NONE);

  public static final Unit METRE = base(0);
  public static final Unit KILOGRAM = base(1);
  public static final Unit SECOND = base(2);
  public static final Unit AMPERE = base(3);
  public static final Unit KELVIN = base(4);
  public static final Unit MOLE = base(5);
  public static final Unit CANDELA = base(6);

  /// As it was written, or empty for the combination of base units.
  private final String text;

  private final double scale;
  private final double divisor;
  private final List<Rational> exponents;

  private Unit(String text, double scale, double divisor, List<Rational> exponents) {
    this.text = text;
    this.scale = scale;
    this.divisor = divisor;
    this.exponents = exponents;
  }

  private static Unit base(int dimension) {
    List<Rational> exponents = new ArrayList<>(NONE);
    exponents.set(dimension, Rational.ONE);
    return new Unit(BASE[dimension], 1, 1, List.copyOf(exponents));
  }

  /// Reads `m/s^2`, `kg*m^2`, `mV`, `s^(1/2)`, `1/s`.
  ///
  /// @throws InputException if the text is not a unit; it names the nearest known unit
  public static Unit parse(SourceText source) {
    return new UnitParser(source).parse();
  }

  /// Reads a unit that stands in a program.
  ///
  /// @throws InputException if the text is not a unit
  public static Unit of(String text) {
    return parse(SourceText.of("unit", text));
  }

  public Unit times(Unit other) {
    if (isFree() || other.isFree()) {
      return FREE;
    }
    if (isBare() || other.isBare()) {
      return isBare() ? other : this;
    }
    List<Rational> sum = new ArrayList<>();
    for (int i = 0; i < BASE.length; i++) {
      sum.add(exponents.get(i).plus(other.exponents.get(i)));
    }
    return of(scale * other.scale, divisor * other.divisor, sum);
  }

  public Unit divide(Unit other) {
    return times(other.reciprocal());
  }

  private Unit reciprocal() {
    return isBare() || isFree()
        ? this
        : of(divisor, scale, exponents.stream().map(Rational::negated).toList());
  }

  /// This unit to the power `exponent`, a simple fraction.
  ///
  /// @throws UnitException if the exponent is not a fraction with a small denominator
  public Unit power(double exponent) {
    if (isBare() || isFree() || (hasNoDimension() && scale == divisor)) {
      return this;
    }
    return power(Rational.of(exponent));
  }

  Unit power(Rational exponent) {
    if (isBare() || isFree()) {
      return this;
    }
    double e = (double) exponent.numerator() / exponent.denominator();
    List<Rational> product = exponents.stream().map(each -> each.times(exponent)).toList();
    return e < 0
        ? of(raise(divisor, -e), raise(scale, -e), product)
        : of(raise(scale, e), raise(divisor, e), product);
  }

  private static double raise(double size, double exponent) {
    Tensor power =
        Elementary.pow(PlainArithmetic.DOUBLE, Tensor.scalar(size), Tensor.scalar(exponent));
    return size == 1 ? 1 : power.elements()[0];
  }

  private static Unit of(double scale, double divisor, List<Rational> exponents) {
    double common = commonDivisor(scale, divisor);
    double s = scale / common;
    double d = divisor / common;
    return new Unit("", s, d, List.copyOf(exponents));
  }

  /// The greatest common divisor of two whole numbers, otherwise 1.
  private static double commonDivisor(double a, double b) {
    if (Math.rint(a) != a || Math.rint(b) != b || Math.max(a, b) > 0x1p53) {
      return 1;
    }
    while (b != 0) {
      double rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /// This unit times `scale/divisor`, under a name.
  Unit sized(String name, double scale, double divisor) {
    return of(this.scale * scale, this.divisor * divisor, exponents).written(name);
  }

  /// The same unit, printed as `text`.
  Unit written(String text) {
    return new Unit(text, scale, divisor, exponents);
  }

  /// A value in this unit, in SI base units.
  public double toSi(double value) {
    return value * scale / divisor;
  }

  /// A value in SI base units, in this unit.
  public double fromSi(double value) {
    return value * divisor / scale;
  }

  /// The size of this unit in SI base units: 0.001 for `mV`.
  public double factor() {
    return scale / divisor;
  }

  /// Whether quantities of the two units may be added; BARE and FREE fit everywhere.
  public boolean fits(Unit other) {
    return isBare() || isFree() || other.isBare() || other.isFree() || sameDimension(other);
  }

  /// Whether the dimensions are equal, whatever the sizes.
  public boolean sameDimension(Unit other) {
    return exponents.equals(other.exponents);
  }

  public boolean isBare() {
    return this == BARE;
  }

  public boolean isFree() {
    return this == FREE;
  }

  /// Whether this is a number or an angle (BARE and FREE included).
  public boolean hasNoDimension() {
    return exponents.equals(NONE);
  }

  /// The exponents of the base units.
  double[] dimension() {
    return exponents.stream().mapToDouble(e -> (double) e.numerator() / e.denominator()).toArray();
  }

  /// In base units.
  private String canonical() {
    StringBuilder above = new StringBuilder(scale == 1 ? "" : Numbers.text(scale));
    StringBuilder below = new StringBuilder(divisor == 1 ? "" : "/" + Numbers.text(divisor));
    for (int i = 0; i < BASE.length; i++) {
      Rational e = exponents.get(i);
      if (e.numerator() > 0) {
        above.append(above.isEmpty() ? "" : "*").append(power(BASE[i], e));
      } else if (e.numerator() < 0) {
        below.append("/").append(power(BASE[i], e.negated()));
      }
    }
    return (above.isEmpty() ? "1" : above.toString()) + below;
  }

  private static String power(String name, Rational exponent) {
    return exponent.equals(Rational.ONE) ? name : name + "^" + exponent;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit unit
        && isBare() == unit.isBare()
        && isFree() == unit.isFree()
        && factor() == unit.factor()
        && exponents.equals(unit.exponents);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(factor()) + exponents.hashCode() + (isBare() ? 1 : 0);
  }

  /// As the unit was written, or in base units; reads back as an equal unit.
  @Override
  public String toString() {
    return text.isEmpty() && !isBare() ? canonical() : text;
  }
}
