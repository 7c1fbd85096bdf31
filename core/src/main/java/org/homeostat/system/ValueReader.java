package org.homeostat.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// Reads values: a number (`0.5`, `2*pi`), a quantity (`70 mV`), a list, a list of lists, or
/// `{shape: [2, 3], start: 0, unit: mV}`.
public final class ValueReader {
  static final int MAXIMUM_ELEMENTS = 10_000_000;

  private final Problems problems;

  public ValueReader(Problems problems) {
    this.problems = problems;
  }

  /// A value in SI units with the unit it was written with.
  public record Quantity(Tensor value, Unit unit) {
    static final Quantity ZERO = new Quantity(Tensor.scalar(0), Unit.FREE);
  }

  /// A variable from its declaration; where that is wrong, a scalar 0 stands in.
  Variable variable(String name, Yaml declaration) {
    Quantity quantity =
        declaration instanceof YamlMap map
            ? shaped(map)
            : quantity(declaration).orElse(Quantity.ZERO);
    Unit unit = quantity.unit().isBare() ? Unit.FREE : quantity.unit();
    return new Variable(name, quantity.value().shape(), quantity.value(), unit);
  }

  /// A number, quantity or list; empty if there was a problem.
  public Optional<Quantity> quantity(Yaml value) {
    return switch (value) {
      case YamlText text -> scalar(text);
      case YamlList list -> stacked(list);
      case YamlMap map -> {
        problems.add(map.problem("expected a value, found a mapping", ""));
        yield Optional.empty();
      }
    };
  }

  private Optional<Quantity> scalar(YamlText text) {
    return ConstantReader.read(text, problems);
  }

  private Optional<Quantity> stacked(YamlList list) {
    if (list.items().isEmpty()) {
      problems.add(list.problem("a list of values has at least one element", ""));
      return Optional.empty();
    }
    List<Quantity> parts = new ArrayList<>();
    for (Yaml item : list.items()) {
      quantity(item).ifPresent(parts::add);
    }
    if (parts.size() < list.items().size()) {
      return Optional.empty();
    }
    Quantity first = parts.getFirst();
    for (int i = 1; i < parts.size(); i++) {
      Quantity part = parts.get(i);
      if (!part.value().shape().equals(first.value().shape())) {
        problems.add(
            list.items()
                .get(i)
                .problem(
                    "the elements of a list have one shape, found %s after %s"
                        .formatted(part.value().shape(), first.value().shape()),
                    ""));
        return Optional.empty();
      }
      if (!part.unit().fits(first.unit())) {
        problems.add(
            list.items()
                .get(i)
                .problem(
                    "the elements of a list have one unit, found '%s' after '%s'"
                        .formatted(part.unit(), first.unit()),
                    ""));
        return Optional.empty();
      }
    }
    if (first.value().shape().rank() == Shape.MOST_AXES) {
      problems.add(list.problem("an array has at most " + Shape.MOST_AXES + " axes", ""));
      return Optional.empty();
    }
    return Optional.of(stack(parts));
  }

  private static Quantity stack(List<Quantity> parts) {
    Shape part = parts.getFirst().value().shape();
    double[] elements = new double[parts.size() * part.size()];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).value().elements(), 0, elements, i * part.size(), part.size());
    }
    List<Integer> lengths = new ArrayList<>(List.of(parts.size()));
    lengths.addAll(part.lengths());
    return new Quantity(new Tensor(new Shape(lengths), elements), parts.getFirst().unit());
  }

  private Quantity shaped(YamlMap map) {
    map.allowOnly(List.of("shape", "start", "unit"), problems);
    Quantity value = start(map);
    Unit unit = value.unit();
    Optional<Shape> shape = map.get("shape").flatMap(this::shape);
    if (shape.isEmpty() || shape.get().equals(value.value().shape())) {
      return value;
    }
    if (!value.value().shape().isScalar()) {
      problems.add(
          map.get("start")
              .orElse(map)
              .problem(
                  "the start has shape %s, the declared shape is %s"
                      .formatted(value.value().shape(), shape.get()),
                  "give a single number to fill the shape"));
      return new Quantity(Tensor.zeros(shape.get()), unit);
    }
    double[] elements = new double[shape.get().size()];
    Arrays.fill(elements, value.value().elements()[0]);
    return new Quantity(new Tensor(shape.get(), elements), unit);
  }

  /// The start in the declared unit, which a bare number takes.
  private Quantity start(YamlMap map) {
    Quantity start = map.get("start").flatMap(this::quantity).orElse(Quantity.ZERO);
    Unit unit = map.get("unit").flatMap(this::unit).orElse(start.unit());
    if (start.unit().isBare()) {
      double[] elements = Arrays.stream(start.value().elements()).map(unit::toSi).toArray();
      return new Quantity(new Tensor(start.value().shape(), elements), unit);
    }
    if (!start.unit().isFree() && !start.unit().sameDimension(unit)) {
      problems.add(
          map.get("start")
              .orElse(map)
              .problem(
                  "the start is in '%s', the declared unit is '%s'".formatted(start.unit(), unit),
                  ""));
    }
    return new Quantity(start.value(), unit);
  }

  private Optional<Unit> unit(Yaml value) {
    return value.text(problems).flatMap(this::unit);
  }

  private Optional<Unit> unit(YamlText text) {
    try {
      return Optional.of(Unit.parse(text.source()));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  /// `[2, 3]`, or `3` for `[3]`; empty if there was a problem.
  public Optional<Shape> shape(Yaml value) {
    List<Yaml> items = value instanceof YamlList list ? list.items() : List.of(value);
    List<Integer> lengths = new ArrayList<>();
    long size = 1;
    for (Yaml item : items) {
      double length = item.value() instanceof Double number ? number : Double.NaN;
      if (!(length >= 1 && length <= MAXIMUM_ELEMENTS && Math.rint(length) == length)) {
        problems.add(
            item.problem(
                "a length of a shape is a whole number of at least 1, found " + item.kind(), ""));
        return Optional.empty();
      }
      lengths.add((int) length);
      size = Math.min(size * (long) length, Long.MAX_VALUE / MAXIMUM_ELEMENTS);
    }
    if (size > MAXIMUM_ELEMENTS || lengths.size() > Shape.MOST_AXES) {
      problems.add(
          value.problem(
              lengths.size() > Shape.MOST_AXES
                  ? "a shape has at most " + Shape.MOST_AXES + " axes"
                  : "a shape has at most 10 million elements",
              ""));
      return Optional.empty();
    }
    return Optional.of(new Shape(lengths));
  }
}
