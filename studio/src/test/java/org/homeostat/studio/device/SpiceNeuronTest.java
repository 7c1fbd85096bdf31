package org.homeostat.studio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.export.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The neuron of docs/devices in a real ngspice fires as its equation says: from 0.1 V to 1 V in
/// `R*C*log((R*I - 0.1)/(R*I - 1))`.
class SpiceNeuronTest {
  private static final Path SCRIPT = Path.of("..", "docs", "devices", "ngspice_neuron.py");

  @TempDir private Path folder;

  @Test
  void itsRateIsThatOfItsEquation() throws IOException, InterruptedException {
    Toolchain.need("ngspice", "ngspice");
    Toolchain.need("python3", "python3");
    Path said = folder.resolve("said");
    Files.writeString(
        said,
        """
        hello 1
        start 3 0 0
        step 0 2 100
        step 2 2 60
        step 4 2 20
        start 3 0 0
        step 0 2 100
        jump
        bye
        """);
    Path answers = folder.resolve("answers");
    Process process =
        new ProcessBuilder("python3", SCRIPT.toString())
            .redirectInput(said.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, process.waitFor());
    List<String> lines = Files.readAllLines(answers);
    assertEquals("device 1 ngspice-neuron inputs current:1:nA outputs rate:1:Hz", lines.get(0));
    assertEquals("state 0.0", lines.get(1));
    double[] chip = chip();
    // each spike lifts the low-pass filter by its charge over 0.2 s
    double ripple = 0.5 * chip[0] / 1e-9 / 0.2;
    double fast = rate(chip, 100e-9);
    double slow = rate(chip, 60e-9);
    assertEquals(fast, state(lines.get(2)), 0.02 * fast + ripple);
    assertEquals(slow, state(lines.get(3)), 0.02 * slow + ripple);
    assertTrue(state(lines.get(4)) < 0.1, lines.get(4));
    assertEquals(lines.get(2), lines.get(6), "a chip is the same whenever it starts");
    assertEquals("error unknown jump", lines.get(7));
  }

  private static double state(String line) {
    return Double.parseDouble(line.substring("state ".length()));
  }

  /// The capacitor and the leak of the chip 3, as the script draws them.
  private double[] chip() throws IOException, InterruptedException {
    String draw =
        "import random; d = random.Random(3); print(1e-9*d.lognormvariate(0, 0.2),"
            + " 20e6*d.lognormvariate(0, 0.2))";
    Path drawn = folder.resolve("drawn");
    Process process =
        new ProcessBuilder("python3", "-c", draw).redirectOutput(drawn.toFile()).start();
    assertEquals(0, process.waitFor());
    return Stream.of(Files.readString(drawn).strip().split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /// The rate that is read, which takes the capacitor for one of 1 nF.
  private static double rate(double[] chip, double current) {
    double drive = chip[1] * current;
    double period = chip[1] * chip[0] * Math.log((drive - 0.1) / (drive - 1));
    return chip[0] / 1e-9 / period;
  }
}
