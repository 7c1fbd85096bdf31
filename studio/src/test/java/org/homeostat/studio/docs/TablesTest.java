package org.homeostat.studio.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Unit;
import org.homeostat.studio.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of the language reference name all that the program knows, and nothing else.
class TablesTest {
  private static final Page LANGUAGE = Page.of("docs/language.md");
  private static final String FUNCTIONS =
      "| function | means | shape | derivative where it is not the usual one |";
  private static final String KNOWN = "known here: ";

  @TempDir private Path folder;

  @Test
  void everyFunctionIsInTheReference() {
    Set<String> named = new TreeSet<>();
    for (String call : LANGUAGE.codes(FUNCTIONS, 0)) {
      assertDoesNotThrow(() -> Parser.parse(call), call);
      named.add(call.substring(0, call.indexOf('(')));
    }
    assertEquals(new TreeSet<>(Operators.functions()), named);
  }

  @Test
  void everyOperatorOfTheReferenceIsOne() {
    for (String example : LANGUAGE.codes("| written | means | shape | units |", 0)) {
      assertDoesNotThrow(() -> Parser.parse(example), example);
    }
  }

  @Test
  void everyUnitOfTheReferenceIsOne() {
    String heading = "| units | with the prefixes da h k M G T P, d c m u n p f a |";
    List<String> units = LANGUAGE.codes(heading, 0);
    assertTrue(units.size() > 30, units.toString());
    for (String unit : units) {
      assertDoesNotThrow(() -> Unit.of(unit), unit);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System files | system: x;nonsense: 1",
        "Study files | study: x;nonsense: 1",
        "Learn | study: x;plant: systems/particle.yaml;reward: -plant.x^2;"
            + "learn: {rule: ornstein-uhlenbeck-adaptation, nonsense: 1};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Lqr | study: x;plant: systems/particle.yaml;agent: {lqr: {nonsense: 1}};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Lqg | study: x;plant: systems/particle.yaml;agent: {lqg: {nonsense: 1}};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Pid | study: x;plant: systems/particle.yaml;agent: {pid: {nonsense: 1}};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Mpc | study: x;plant: systems/particle.yaml;agent: {mpc: {nonsense: 1}};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Mppi | study: x;plant: systems/particle.yaml;agent: {mppi: {nonsense: 1}};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Changes | study: x;plant: systems/particle.yaml;changes: {nonsense: 1};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Imperfections | study: x;plant: systems/particle.yaml;imperfections: {nonsense: 1};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Lifelong | study: x;plant: systems/particle.yaml;lifelong: {nonsense: 1};"
            + "solve: {method: shark, step: 1, until: 9}",
        "Solve | study: x;solve: {nonsense: 1}",
        "Measure | study: x;system: systems/lorenz.yaml;"
            + "solve: {method: shark, step: 1, until: 9};measure: {m: {nonsense: 1}}",
        "Noise | system: x;states: {x: 0};equations: dx = 0*dt;noise: {n: {nonsense: 1}}",
        "Events | system: x;states: {x: 0};equations: dx = 0*dt;events: {e: {nonsense: 1}}",
        "Evolve | study: x;system: systems/lorenz.yaml;"
            + "solve: {method: shark, step: 1, until: 9};evolve: {nonsense: 1}",
        "Vary | study: x;system: systems/lorenz.yaml;"
            + "solve: {method: shark, step: 1, until: 9};evolve: {vary: {x: {nonsense: 1}}}",
        "Held out | study: x;system: systems/lorenz.yaml;"
            + "solve: {method: shark, step: 1, until: 9};evolve: {held out: {nonsense: 1}}",
        "Compare | study: x;plant: systems/particle.yaml;"
            + "solve: {method: shark, step: 1, until: 9};compare: {nonsense: 1}",
        "Brains | study: x;plant: systems/particle.yaml;"
            + "solve: {method: shark, step: 1, until: 9};"
            + "compare: {line: x, brains: {b: {nonsense: 1, arm: x}}}",
        "Infer | study: x;system: systems/lorenz.yaml;infer: {nonsense: 1}",
        "Density | study: x;infer: {parameters: {a: flat}, nonsense: 1}",
        "Prior | study: x;infer: {parameters: {a: {nonsense: 1}}}",
        "Sample | study: x;infer: {parameters: {a: flat}, sample: {nonsense: 1}}",
        "Calibrate | study: x;infer: {parameters: {a: flat}, calibrate: {nonsense: 1}}",
        "Train | study: x;train: {nonsense: 1}",
        "Chips | study: x;train: {};model: {layers: 4-3-2};chips: {nonsense: 1}",
        "Data | study: x;train: {};data: {nonsense: 1}",
        "Layers | study: x;train: {};model: {nonsense: 1}",
        "Settle | study: x;train: {settle: {nonsense: 1}}",
        "View | system: x;states: {x: 0};equations: dx = 0*dt;view: {nonsense: 1}",
      })
  void everyKeyIsInTheReference(String section, String file) throws IOException {
    String said = check(file.replace(";", "\n"));
    String known =
        said.lines()
            .filter(line -> line.contains(KNOWN))
            .map(line -> line.substring(line.indexOf(KNOWN) + KNOWN.length()))
            .findFirst()
            .orElse(said);
    assertEquals(new HashSet<>(List.of(known.split(", "))), new HashSet<>(keys(section)));
  }

  /// The keys of the first table below a heading.
  private static List<String> keys(String heading) {
    List<String> lines = LANGUAGE.lines();
    int section = lines.indexOf((heading.endsWith("files") ? "## " : "### ") + heading);
    List<String> below = lines.subList(section, lines.size());
    String table = below.stream().filter(line -> line.startsWith("| ")).findFirst().orElseThrow();
    return new Page(LANGUAGE.file(), below).codes(table, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mass"})
  void whatIsNotThereYetIsRefusedByItsName(String key) throws IOException {
    assertTrue(LANGUAGE.codes("| key | would be |", 0).contains(key));
    String said = check("system: x\nstates: {x: 0}\nequations: dx = 0*dt\n" + key + ": 1\n");
    assertTrue(said.contains("'" + key + "' is not supported yet"), said);
  }

  private String check(String file) throws IOException {
    Files.writeString(folder.resolve("file.yaml"), file);
    var said = new ByteArrayOutputStream();
    try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      Main.run(new String[] {"check", "file.yaml"}, stream, stream, folder);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
