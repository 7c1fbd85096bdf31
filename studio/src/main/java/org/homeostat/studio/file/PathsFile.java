package org.homeostat.studio.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.solver.Paths;
import org.homeostat.studio.file.ParquetWriter.Column;

/// Recorded trajectories as `paths.parquet`, in long form: a row for every arm, seed and sample
/// with the columns `arm`, `seed`, `t` and one for each element of what was recorded (`plant.x`,
/// `agent.A[0,1]`). A trajectory has no rows from its divergence on. Each arm is a row group; what
/// an arm does not have is NaN there.
public final class PathsFile {
  private PathsFile() {}

  /// The paths of an arm.
  ///
  /// @param seeds of the recorded trajectories
  /// @param lengths how many samples of each of them came before its divergence
  public record ArmPaths(String arm, List<Long> seeds, int[] lengths, Paths paths) {}

  /// The names of the elements of a quantity: `v`, `v[0]`, `v[0,1]`.
  public static List<String> elements(String name, Shape shape) {
    if (shape.isScalar()) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      int columns = shape.rank() == 2 ? shape.length(1) : 1;
      String index = shape.rank() == 2 ? i / columns + "," + i % columns : "" + i;
      names.add(name + "[" + index + "]");
    }
    return names;
  }

  /// Writes the arms.
  public static void write(Path file, List<ArmPaths> arms) throws IOException {
    Set<String> elements = new LinkedHashSet<>();
    for (ArmPaths arm : arms) {
      arm.paths().shapes().forEach((name, shape) -> elements.addAll(elements(name, shape)));
    }
    try (var out = new ParquetWriter(file, columns(elements))) {
      for (ArmPaths arm : arms) {
        write(out, arm, elements);
      }
    }
  }

  private static List<Column> columns(Set<String> elements) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("arm", Column.Kind.TEXT));
    columns.add(new Column("seed", Column.Kind.INTEGER));
    columns.add(new Column("t", Column.Kind.DOUBLE));
    elements.forEach(element -> columns.add(new Column(element, Column.Kind.DOUBLE)));
    return columns;
  }

  private static void write(ParquetWriter out, ArmPaths arm, Set<String> elements)
      throws IOException {
    int rows = 0;
    for (int length : arm.lengths()) {
      rows += length;
    }
    if (rows == 0) {
      return;
    }
    out.runs(List.of(arm.arm()), new int[] {rows});
    out.runs(arm.seeds(), arm.lengths());
    out.doubles(
        Collections.nCopies(arm.lengths().length, Times.written(arm.paths().times())),
        arm.lengths());
    Map<String, List<double[]>> recorded = new HashMap<>();
    arm.paths()
        .shapes()
        .forEach((name, shape) -> {
          List<String> names = elements(name, shape);
          for (int element = 0; element < names.size(); element++) {
            recorded.put(names.get(element), parts(arm, name, element));
          }
        });
    double[] nothing = new double[arm.paths().times().length];
    Arrays.fill(nothing, Double.NaN);
    for (String element : elements) {
      List<double[]> parts = recorded.get(element);
      out.doubles(
          parts == null ? Collections.nCopies(arm.lengths().length, nothing) : parts,
          arm.lengths());
    }
    out.endGroup(rows);
  }

  private static List<double[]> parts(ArmPaths arm, String name, int element) {
    List<double[]> parts = new ArrayList<>();
    for (int row = 0; row < arm.lengths().length; row++) {
      parts.add(arm.paths().values(name, element, row));
    }
    return parts;
  }
}
