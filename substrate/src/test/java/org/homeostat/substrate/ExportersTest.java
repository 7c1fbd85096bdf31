package org.homeostat.substrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.c.IntegersJudge;
import org.homeostat.substrate.c.NumbersJudge;
import org.homeostat.substrate.fmi.ExchangeJudge;
import org.homeostat.substrate.fmi.UnitJudge;
import org.homeostat.substrate.modelica.ModelicaJudge;
import org.homeostat.substrate.nir.GraphJudge;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.onnx.ModelJudge;
import org.homeostat.substrate.spice.CircuitJudge;
import org.homeostat.substrate.verilog.ModuleJudge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two dozen systems through every exporter: the tool at the other end agrees with the simulator,
/// or the exporter refuses. What goes where stands in docs/exporters.md, column by column.
///
/// After a change that is meant, `./homeostat test -P long -pl core,substrate -Dtest=ExportersTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dhomeostat.docs.write=true` writes it anew; without `-P
/// long` the slower tools are given a few of the systems.
class ExportersTest {
  private static final boolean LONG = Boolean.getBoolean("homeostat.long");
  private static final Map<String, Map<String, String>> COLUMNS = new LinkedHashMap<>();

  @TempDir private Path folder;

  static List<Judge> judges() {
    return List.of(
        new NumbersJudge(Precision.DOUBLE),
        new NumbersJudge(Precision.FLOAT),
        new IntegersJudge(),
        new UnitJudge(),
        new ExchangeJudge(),
        new GraphJudge(),
        new ModuleJudge(),
        new CircuitJudge(),
        new ModelicaJudge(),
        new ModelJudge());
  }

  @ParameterizedTest
  @MethodSource("judges")
  void aSystemArrivesAsItIsOrIsRefused(Judge judge) throws Exception {
    judge.need();
    Map<String, String> column = new LinkedHashMap<>();
    List<Subject> taken = new ArrayList<>();
    for (Subject subject : Subjects.all()) {
      String refusal = refusal(judge, subject);
      column.put(subject.name(), refusal);
      if (refusal.isEmpty()) {
        taken.add(subject);
      }
    }
    judge.check(LONG ? taken : some(taken, judge.most()), folder);
    COLUMNS.put(judge.title(), column);
    if (!Boolean.getBoolean("homeostat.docs.write")) {
      assertEquals(ExportersPage.read().column(judge.title()), column);
    }
  }

  /// Not all of the beginning, where alike systems stand beside each other.
  private static List<Subject> some(List<Subject> all, int most) {
    List<Subject> some = new ArrayList<>();
    for (int i = 0; i < Math.min(most, all.size()); i++) {
      some.add(all.get(i * all.size() / Math.min(most, all.size())));
    }
    return some;
  }

  private static String refusal(Judge judge, Subject subject) throws Exception {
    try {
      judge.export(subject);
      return "";
    } catch (RefusedException | NirException | InputException refused) {
      return general(refused.getMessage() + "", subject);
    }
  }

  /// A refusal in one line, without the names of the system.
  private static String general(String refusal, Subject subject) {
    return refusal
        .replace("\n", "; ")
        .replace(subject.name() + " ", "it ")
        .replaceAll("\\b(noise|event|back by) (?!out\\b)[\\w.]+\\b", "$1 ...");
  }

  @AfterAll
  static void write() throws Exception {
    if (Boolean.getBoolean("homeostat.docs.write")) {
      ExportersPage.write(Subjects.all(), judges().stream().map(Judge::title).toList(), COLUMNS);
    }
  }
}
