package org.homeostat.studio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.solver.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathsFileTest {
  @TempDir private Path folder;

  private static List<PathsFile.ArmPaths> arms() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("x", Shape.SCALAR);
    shapes.put("A", Shape.of(1, 2));
    Map<String, double[][]> recorded =
        Map.of(
            "x", new double[][] {{1, 2, 3}, {4, 5, Double.NaN}},
            "A", new double[][] {{1, -1, 2, -2, 3, -3}, {4, -4, 5, -5, 0, 0}});
    var paths = new Paths(new double[] {0, 0.5, 1}, List.of(0, 1), shapes, recorded);
    return List.of(
        new PathsFile.ArmPaths("learning", List.of(7L, 8L), new int[] {3, 2}, paths),
        new PathsFile.ArmPaths("without", List.of(7L, 8L), new int[] {3, 0}, paths));
  }

  @Test
  void elementsAreNamedByTheirIndices() {
    assertEquals(List.of("x"), PathsFile.elements("x", Shape.SCALAR));
    assertEquals(List.of("v[0]", "v[1]"), PathsFile.elements("v", Shape.of(2)));
    assertEquals(
        List.of("A[0,0]", "A[0,1]", "A[1,0]", "A[1,1]"), PathsFile.elements("A", Shape.of(2, 2)));
  }

  @Test
  void equalPathsGiveEqualBytes() throws IOException {
    PathsFile.write(folder.resolve("a"), arms());
    PathsFile.write(folder.resolve("b"), arms());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void duckdbReadsTheRowsBeforeTheDivergence() throws Exception {
    assertEquals(
        List.of(
            "('learning', 7, 3, 6.0, -6.0)",
            "('learning', 8, 2, 9.0, -9.0)",
            "('without', 7, 3, 6.0, -6.0)"),
        python(
            "duckdb",
            """
            import duckdb, sys
            rows = duckdb.sql('select arm, seed, count(t), sum(x), sum("A[0,1]") from \\'%s\\''
                              ' group by all order by all' % sys.argv[1])
            for row in rows.fetchall(): print(row)
            """));
  }

  @Test
  void pandasReadsTheRowsBeforeTheDivergence() throws Exception {
    assertEquals(
        List.of("['arm', 'seed', 't', 'x', 'A[0,0]', 'A[0,1]']", "8", "[0.0, 0.5, 1.0, 0.0, 0.5]"),
        python(
            "pandas, pyarrow",
            """
            import pandas, sys
            frame = pandas.read_parquet(sys.argv[1])
            print(list(frame.columns)); print(len(frame)); print(list(frame.t[:5].map(float)))
            """));
  }

  /// What a script prints about the file; the test is skipped where Python lacks the modules.
  private List<String> python(String modules, String script) throws Exception {
    assumeTrue(run("import " + modules).waitFor() == 0, "no python3 with " + modules);
    PathsFile.write(folder.resolve("paths.parquet"), arms());
    Process process = run(script);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.lines().toList();
  }

  private Process run(String script) throws IOException {
    String file = folder.resolve("paths.parquet").toString();
    try {
      return new ProcessBuilder("python3", "-c", script, file).redirectErrorStream(true).start();
    } catch (IOException noPython) {
      assumeTrue(false, "no python3");
      throw noPython;
    }
  }
}
