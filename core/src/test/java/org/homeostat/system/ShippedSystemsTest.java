package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedSystemsTest {
  static final Path FOLDER = Path.of("..", "systems");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  static SystemFile file(Path path) {
    try {
      return SystemReader.readFile(
          SourceText.of(path.toString(), Files.readString(path, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DynamicalSystem system(String name) {
    return file(FOLDER.resolve(name + ".yaml")).system();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isNamedAsItsFileAndSaysWhereItIsFromAndWhatToLookAt(Path path) {
    SystemFile file = file(path);
    assertEquals(path.getFileName().toString(), file.system().name() + ".yaml");
    assertFalse(file.source().isEmpty());
    assertFalse(file.look().isEmpty());
    assertFalse(file.system().about().isEmpty());
    assertTrue(file.solve().get("method").isPresent());
    assertTrue(file.solve().get("until").isPresent());
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsBackFromItsFlatText(Path path) {
    DynamicalSystem system = file(path).system();
    String text = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", text)), text);
  }

  @Test
  void theShelfHoldsTheClassics() throws IOException {
    List<String> names = files().map(path -> path.getFileName().toString()).toList();
    for (String name :
        List.of(
            "particle",
            "particle-as-published",
            "oscillator",
            "pendulum",
            "lorenz",
            "van-der-pol",
            "fitzhugh-nagumo",
            "hodgkin-huxley",
            "lotka-volterra",
            "double-well",
            "ornstein-uhlenbeck",
            "geometric-brownian-motion",
            "rate-network",
            "wilson-cowan",
            "kuramoto",
            "inverted-pendulum-linear")) {
      assertTrue(names.contains(name + ".yaml"), name);
    }
  }

  @Test
  void theUnitsOfTheSquidAxonAreChecked() throws IOException {
    String text = Files.readString(FOLDER.resolve("hodgkin-huxley.yaml"), StandardCharsets.UTF_8);
    system("hodgkin-huxley");
    int equation = 1 + (int) text.substring(0, text.indexOf("  dv =")).lines().count();
    Malformed.of(
            text.replace("I_L)/C*dt", "I_L)*C*dt"), equation + ":8: the right side has the unit")
        .check();
    Malformed.of(text.replace("g_L: 0.3 mS", "g_L: 0.3 mV"), equation + ":9: '-' needs equal units")
        .check();
    assertEquals(-0.065, system("hodgkin-huxley").states().getFirst().start().elements()[0]);
  }
}
