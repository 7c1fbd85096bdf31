package org.homeostat.studio.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.expression.Precision;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.fixed.FixedPoint;
import picocli.CommandLine.Option;

/// Which numbers an export computes with, and which of them can be changed.
final class NumberOptions {
  private static final List<String> PRECISIONS = List.of("double", "float");

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = "double or float, in the place of the study's own.")
  private Optional<String> precision = Optional.empty();

  @Option(
      names = "--fixed",
      paramLabel = "qM.N",
      description = "Integers with N bits after the point, such as q15.16, and no floating point.")
  private Optional<String> fixed = Optional.empty();

  @Option(
      names = "--tunable",
      paramLabel = "NAME",
      split = ",",
      description = "Parameters that can be changed between steps; in a unit all can.")
  private List<String> tunable = List.of();

  /// The precision that was said.
  ///
  /// @throws WrongInput if there is no such
  Optional<Precision> precision() {
    precision.ifPresent(said -> KnownName.check("precision", said, PRECISIONS));
    return precision.map(said -> Precision.valueOf(said.toUpperCase(Locale.ROOT)));
  }

  boolean areFixed() {
    return fixed.isPresent();
  }

  /// The format of integers, if it was said.
  ///
  /// @throws WrongInput if it is none, or a precision was said as well
  Optional<FixedPoint> format() {
    if (fixed.isPresent() && precision.isPresent()) {
      throw new WrongInput(
          "--fixed and --precision are two kinds of numbers", "leave one of them out");
    }
    return fixed.map(NumberOptions::format);
  }

  private static FixedPoint format(String said) {
    try {
      return FixedPoint.parse(said);
    } catch (IllegalArgumentException noFormat) {
      throw new WrongInput(noFormat.getMessage() + "", "--fixed q15.16 holds -32768 to 32768");
    }
  }

  /// The parameters that stay changeable.
  List<String> tunable() {
    return tunable;
  }

  /// Whether none of these options was said.
  boolean areTheStudys() {
    return fixed.isEmpty() && precision.isEmpty() && tunable.isEmpty();
  }
}
