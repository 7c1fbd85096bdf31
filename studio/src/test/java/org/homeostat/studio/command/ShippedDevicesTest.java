package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.studio.Main;
import org.homeostat.studio.export.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The studies with devices, shortened: their programs start, are what the studies say, and learn.
class ShippedDevicesTest {
  private static final Path ROOT = Path.of("..");

  @TempDir private Path folder;

  /// Runs a shipped study with two of its arms.
  private JsonValue run(Path file, String until, List<String> replaced) throws IOException {
    String text = Files.readString(ROOT.resolve(file));
    for (int i = 0; i < replaced.size(); i += 2) {
      assertTrue(text.contains(replaced.get(i)), replaced.get(i));
      text = text.replace(replaced.get(i), replaced.get(i + 1));
    }
    text =
        text.replaceFirst("until: \\d+", "until: " + until)
            .replaceFirst("seeds: \\d+", "seeds: 2")
            .replaceFirst("at: \\[[^]]*]", "at: " + until)
            .replaceAll("at: 100}", "at: " + until + "}");
    Files.writeString(folder.resolve("study.yaml"), text);
    CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--allow-devices", "--json");
    assertEquals(0, run.code(), run.err());
    return JsonValue.of(run.out()).at("runs").at(0).at("arms");
  }

  private static double median(JsonValue arms, int arm, String measure) {
    return (Double) arms.at(arm).at("measures").at(measure).at("median").value();
  }

  /// The command that a study starts, of this build.
  private String homeostat() throws IOException {
    Path script = folder.resolve("homeostat");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(java, StoppedRuns.path(), Main.class.getName()));
    assertTrue(script.toFile().setExecutable(true));
    return script.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"twenty-devices", "learning-chips"})
  void aRuleHoldsTheParticleOnItsDevices(String study) throws IOException {
    JsonValue arms =
        run(
            Path.of("studies", "devices", study + ".yaml"),
            "60",
            List.of(
                "[homeostat,",
                "[" + homeostat() + ",",
                "  as drawn: {agent.K: [-1, -1], learn.explore: 0, learn.calm: 0, learn.eager: 0}\n",
                "",
                "  as drawn, learning: {agent.K: [-1, -1]}\n",
                ""));
    assertTrue(
        median(arms, 0, "return@60") > 0.5 * median(arms, 1, "return@60"), study + " learns");
  }

  @Test
  void theNeuronInNgspiceLearnsItsCurrent() throws IOException {
    Toolchain.need("ngspice", "ngspice");
    Toolchain.need("python3", "python3");
    String script = ROOT.resolve("docs/devices/ngspice_neuron.py").toAbsolutePath().toString();
    JsonValue arms =
        run(
            Path.of("docs", "devices", "spice-neuron.yaml"),
            "12",
            List.of("docs/devices/ngspice_neuron.py", script));
    assertTrue(median(arms, 0, "return@12") > median(arms, 1, "return@12"), "learning pays");
  }
}
