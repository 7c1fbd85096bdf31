package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Unit;
import org.homeostat.studio.file.PathsFile;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Lives;
import org.homeostat.studio.study.Study;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// What was recorded of an arm as lines: each ends where its run diverged, and stands in the unit
/// that the system's author declared.
record Traces(DynamicalSystem system, ArmOutcome arm) {
  private static final int HUES = 6;
  private static final int MOST_ELEMENTS = 12;

  /// The axis of time, in seconds where the system has units.
  static Axis time(DynamicalSystem system) {
    boolean units = system.variables().stream().anyMatch(each -> !each.unit().isFree());
    return Axis.of("t", units ? "s" : "");
  }

  /// When the plant changes, for upright lines in plots over time.
  static Samples changes(Study study) {
    return Samples.of(Lives.changes(study).stream().mapToDouble(Double::doubleValue).toArray());
  }

  Samples times() {
    return Samples.of(arm.ensemble().paths().times());
  }

  Axis axis(String name) {
    Unit unit = unit(name);
    return Axis.of(name, unit.hasNoDimension() && unit.factor() == 1 ? "" : unit.toString());
  }

  /// One element of a quantity in the recorded run at `row`.
  Samples values(String name, int element, int row) {
    double[] shown = arm.ensemble().paths().values(name, element, row);
    Unit unit = unit(name);
    for (int i = 0; i < shown.length; i++) {
      shown[i] = unit.fromSi(shown[i]);
    }
    int alive = arm.recordedLengths()[row];
    Arrays.fill(shown, alive, shown.length, Double.NaN);
    return Samples.of(shown);
  }

  /// A line for each element of a quantity, or for some of many; from the seventh on, colours come
  /// again, dashed.
  List<Series> elements(String name, Shape shape, int row) {
    List<String> labels = PathsFile.elements(last(name), shape);
    List<Series> series = new ArrayList<>();
    int lines = Math.min(labels.size(), MOST_ELEMENTS);
    for (int i = 0; i < lines; i++) {
      int e = i * labels.size() / lines;
      Series line = Series.of(labels.get(e), Hue.of(i), values(name, e, row));
      series.add(i / HUES % 2 == 0 ? line : line.drawn(Stroke.DASHED));
    }
    return series;
  }

  /// Says how many of the elements are drawn, where that is not all of them.
  static String drawn(Shape shape) {
    return shape.size() > MOST_ELEMENTS
        ? MOST_ELEMENTS + " of " + shape.size() + " elements; paths.parquet has all."
        : "";
  }

  /// A name without its prefix: `A` for `agent.A`.
  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// The unit of a variable, or of what only gives one another name.
  private Unit unit(String name) {
    Optional<Variable> variable =
        system.variables().stream().filter(each -> each.name().equals(name)).findFirst();
    if (variable.isPresent()) {
      return variable.get().unit();
    }
    return Stream.concat(system.definitions().stream(), system.outputs().stream())
        .filter(each -> each.name().equals(name))
        .map(Definition::value)
        .filter(value -> value instanceof Name same && !same.text().equals(name))
        .findFirst()
        .map(value -> unit(((Name) value).text()))
        .orElse(Unit.FREE);
  }
}
