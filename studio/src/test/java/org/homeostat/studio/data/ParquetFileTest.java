package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the programs of data scientists write is read.
class ParquetFileTest {
  private static final int ROWS = 20_000;

  private static final String TABLE =
      """
      n = 20000
      i = numpy.arange(n)
      table = pyarrow.table({
        'f4': ((i * 7919) % 1000 / 8).astype('f4'), 'f8': i / 16.0, 'label': [['no', 'yes', '\u00e9'][k % 3] for k in i],
        'i4': (i % 5 - 2).astype('i4'), 'i8': i * 3, 'b': (i // 3) % 2 == 1, 'c': numpy.ones(n)})
      """;

  @TempDir private Path folder;

  private static final List<String> FORMS =
      List.of(
          "compression='snappy'",
          "compression='none'",
          "compression='gzip'",
          "use_dictionary=False",
          "use_dictionary=False, data_page_version='2.0'",
          "data_page_version='2.0'",
          "row_group_size=3000, data_page_size=700",
          "compression='none', version='1.0', row_group_size=17000");

  @Test
  void everyUsualFormHoldsTheSameNumbers() throws Exception {
    var script = new StringBuilder(TABLE);
    for (int i = 0; i < FORMS.size(); i++) {
      script.append(
          "pyarrow.parquet.write_table(table, '%d.parquet', %s)\n".formatted(i, FORMS.get(i)));
    }
    new Python(folder).run("numpy, pyarrow, pyarrow.parquet", script.toString());
    for (int i = 0; i < FORMS.size(); i++) {
      check(DataSets.here(folder).read(i + ".parquet"));
    }
  }

  @Test
  void columnsThatMayNotBeEmptyHaveNoLevels() throws Exception {
    new Python(folder)
        .run(
            "numpy, pyarrow, pyarrow.parquet",
            TABLE
                + """
                fields = [field.with_nullable(False) for field in table.schema]
                pyarrow.parquet.write_table(table.cast(pyarrow.schema(fields)), 'set.parquet')
                """);
    check(DataSets.here(folder).read("set.parquet"));
  }

  @Test
  void duckdbAndPandasAreReadToo() throws Exception {
    new Python(folder)
        .run(
            "numpy, pyarrow, duckdb",
            TABLE + "t = table; duckdb.sql(\"copy (from t) to 'set.parquet'\")\n");
    check(DataSets.here(folder).read("set.parquet"));
    new Python(folder)
        .run("numpy, pyarrow, pandas", TABLE + "table.to_pandas().to_parquet('p.parquet')\n");
    check(DataSets.here(folder).read("p.parquet"));
  }

  @Test
  void aColumnOfNumbersMayBeTheLabelOrATarget() throws Exception {
    new Python(folder)
        .run(
            "numpy, pyarrow, pyarrow.parquet",
            TABLE + "pyarrow.parquet.write_table(table.drop(['label']), 'set.parquet')\n");
    DataSets sets = DataSets.here(folder);
    Examples labelled = sets.read("set.parquet", new Layout("i4", List.of(), List.of(), false));
    assertEquals(List.of("-1", "-2", "0", "1", "2"), labelled.classes());
    Examples regression = sets.read("set.parquet", new Layout("", List.of("f8"), List.of(), false));
    float[] target = new float[1];
    regression.copyTarget(100, target, 0);
    assertEquals(100 / 16f, target[0]);
  }

  /// A table, how it is written, and what is said of it.
  private record Refused(String columns, String options, String message) {}

  private static final List<Refused> REFUSED =
      List.of(
          new Refused("[1, None]", "", "a value in each cell of column 'x', found an empty cell"),
          new Refused("[1.0, float('nan')]", "", "a number in column 'x', found NaN in row 2"),
          new Refused("['a', 'b']", "", "numbers in column 'x', found texts"),
          new Refused("[[1], [2]]", "", "a number or text in a cell of column 'x', found a list"),
          new Refused("[1, 2]", ", compression='zstd'", "SNAPPY or GZIP, found ZSTD"),
          new Refused(
              "[1, 2]",
              ", use_dictionary=False, column_encoding={'x': 'DELTA_BINARY_PACKED'}",
              "run-length encoding, found DELTA_BINARY_PACKED"));

  @Test
  void whatIsNoTableOfNumbersIsRefused() throws Exception {
    var script = new StringBuilder();
    for (int i = 0; i < REFUSED.size(); i++) {
      script.append(
          "pyarrow.parquet.write_table(pyarrow.table({'x': %s, 'label': ['a', 'b']}), '%d.parquet'%s)\n"
              .formatted(REFUSED.get(i).columns, i, REFUSED.get(i).options));
    }
    new Python(folder).run("pyarrow, pyarrow.parquet", script.toString());
    for (int i = 0; i < REFUSED.size(); i++) {
      String file = i + ".parquet";
      DataException refused =
          assertThrows(DataException.class, () -> DataSets.here(folder).read(file));
      assertTrue(refused.getMessage().contains(REFUSED.get(i).message), refused.getMessage());
    }
  }

  private static void check(Examples set) {
    assertEquals(ROWS, set.count());
    assertEquals(List.of("no", "yes", "\u00e9"), set.classes());
    float[] row = new float[6];
    for (int i = 0; i < ROWS; i++) {
      set.copy(i, row, 0);
      assertEquals(i % 3, set.label(i));
      assertEquals(i * 7919L % 1000 / 8f, row[0]);
      assertEquals(i / 16f, row[1]);
      assertEquals(i % 5 - 2, row[2]);
      assertEquals(i * 3, row[3]);
      assertEquals(i / 3 % 2, row[4]);
      assertEquals(1, row[5]);
    }
  }
}
