package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.studio.device.DeviceServer;
import org.homeostat.studio.device.SimulatedDevice;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Studies whose plant is a device.
class DeviceInTheLoopTest {
  private static final String LAG =
      """
      system: lag
      states: {x: 1}
      inputs: [u]
      parameters: {rate: 2}
      equations: dx = rate*(u - x)*dt
      outputs: {seen: x}
      solve: {method: euler-maruyama, step: 0.1, until: 5}
      """;

  private static final String STUDY =
      """
      study: held
      plant: PLANT
      agent: |
        system: agent
        states: {z: 0}
        inputs: [y]
        noise: [w]
        equations: dz = (y - z)*dt + 0.1*dw
        outputs: {u: -2*z}
      connect: {agent.y: plant.seen, plant.u: agent.u}
      reward: -plant.seen^2
      solve: {method: euler-maruyama, step: 0.1, until: 5, seeds: 3}
      measure: {return: {sum: reward, at: 5}}
      """;

  @TempDir private Path folder;

  private CommandRun held(String plant, String... more) throws IOException {
    Files.writeString(folder.resolve("lag.yaml"), LAG);
    Files.writeString(folder.resolve("held.yaml"), STUDY.replace("PLANT", plant));
    return run(more);
  }

  private CommandRun run(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "run";
    args[1] = "held.yaml";
    args[2] = "--json";
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandRun.in(folder, args);
  }

  private static String shell(String answers) {
    String script =
        "while read w rest; do case $w in hello) echo device 1 it inputs u outputs seen;; "
            + answers
            + " esac; done";
    return "{device: {command: [sh, -c, \""
        + script
        + "\"], inputs: [u], outputs: [seen], timeout: 2}}";
  }

  /// Euler's method holds what it reads over a step, as the device does.
  @Test
  void aDeviceMovesAsItsEquationsDo() throws Exception {
    CommandRun inside = held("lag.yaml");
    assertEquals(0, inside.code(), inside.err());
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread device = Thread.ofVirtual().start(() -> serve(server, "lag.yaml", List.of()));
      String tcp = "{device: {tcp: 'localhost:PORT', inputs: [u], outputs: [seen]}}";
      CommandRun outside = held(tcp.replace("PORT", "" + server.getLocalPort()), "--allow-devices");
      assertEquals(0, outside.code(), outside.err());
      assertEquals(measured(inside), measured(outside));
      device.join();
      saysThatItIsNotReproducible(outside);
    }
  }

  private void serve(ServerSocket server, String file, List<String> tunable) {
    try (Socket host = server.accept()) {
      var system = SystemReader.read(folder.resolve(file));
      var device = new SimulatedDevice(system, tunable, "euler-maruyama", 0.1, 0, 0, 0);
      var out = new PrintStream(host.getOutputStream(), false, StandardCharsets.UTF_8);
      DeviceServer.serve(device, host.getInputStream(), out);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private void saysThatItIsNotReproducible(CommandRun run) throws IOException {
    String results = "" + JsonValue.of(run.out()).at("runs").at(0).at("folder").value();
    Path written = folder.resolve(results);
    String origin = Files.readString(written.resolve("provenance.json"));
    assertEquals(false, JsonValue.of(origin).at("reproducible").value());
    String device = "" + JsonValue.of(origin).at("devices").at(0).value();
    assertTrue(device.startsWith("localhost:"), origin);
    String report = Files.readString(written.resolve("report.html"));
    assertTrue(report.contains("this run cannot be reproduced"));
    CommandRun again = CommandRun.in(folder, "reproduce", results);
    assertEquals(2, again.code());
    assertTrue(again.firstError().startsWith("homeostat: held used the device localhost:"));
  }

  private static final String LEARNING =
      """
      study: held
      plant: systems/particle.yaml
      agent: AGENT
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
      reward: -plant.x^2 - agent.u^2
      learn: LEARN
      solve: {method: euler-maruyama, step: 0.1, until: 20, seeds: 2}
      measure: {return: {sum: reward, at: 20}}
      """;

  private static final String CHIP =
      """
      system: chip
      states: {z: 0.5}
      inputs: {y: {shape: [2]}, push: 0}
      parameters: {b: 0.25, K: {shape: [2], start: [-0.5, -0.25]}}
      equations: dz = 2*(K@y + b + push - z)*dt
      outputs: {u: z}
      solve: {method: euler-maruyama, step: 0.1, until: 5}
      """;

  /// What is on the device learns as it would among the equations, to the rounding of what pushes
  /// its neuron.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{rule: normalised-actor-critic, parameters: [K, b]}",
        "{rule: ornstein-uhlenbeck-adaptation, parameters: [K, b], lambda: 2, sigma: 0.1, eta: 5, rho: 2}",
        "{rule: weight-perturbation, parameters: [K]}"
      })
  void parametersOfADeviceLearnOutside(String learn) throws Exception {
    Files.writeString(folder.resolve("chip.yaml"), CHIP);
    String study = LEARNING.replace("LEARN", learn);
    Files.writeString(folder.resolve("held.yaml"), study.replace("AGENT", "chip.yaml"));
    CommandRun inside = run();
    assertEquals(0, inside.code(), inside.err());
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread device = Thread.ofVirtual().start(() -> serve(server, "chip.yaml", List.of("K", "b")));
      String address =
          ("{device: {tcp: 'localhost:%s', inputs: [y:2], outputs: [u], parameters: {K: {start:"
                  + " [-0.5, -0.25], weighs: y, push: push}, b: 0.25}}}")
              .formatted("" + server.getLocalPort());
      Files.writeString(folder.resolve("held.yaml"), study.replace("AGENT", address));
      CommandRun outside = run("--allow-devices");
      assertEquals(0, outside.code(), outside.err());
      double expected = median(inside);
      assertEquals(expected, median(outside), 1e-9 * Math.abs(expected));
      device.join();
    }
  }

  private static double median(CommandRun run) {
    JsonValue arm = JsonValue.of(run.out()).at("runs").at(0).at("arms").at(0);
    return (Double) arm.at("measures").at("return@20").at("median").value();
  }

  private static String measured(CommandRun run) {
    return JsonValue.of(run.out()).at("runs").at(0).at("arms").at(0).at("measures").toString();
  }

  @Test
  void aDeviceIsUsedOnlyIfAPersonAllowsIt() throws IOException {
    CommandRun run = held(shell("*) touch used;;"));
    assertEquals(2, run.code());
    assertTrue(run.firstError().startsWith("homeostat: held uses the device 'sh -c"), run.err());
    assertFalse(Files.exists(folder.resolve("used")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "start) echo state 1;; step) exit 3;; | lost at 'step': it is gone",
        "start) echo state 1;; step) sleep 5;; | lost at 'step': no answer within 2.0 s",
        "start) echo state 1 2;; | expected 'state' and 1 numbers, found 'state 1 2'",
        "start) echo state one;; | 'one' is no number",
        "start) echo error no power;; | it says error no power",
        "start) echo hello;; | expected 'state' and 1 numbers, found 'hello'",
      })
  void aDeviceThatIsLostEndsTheRun(String answers, String said) throws IOException {
    CommandRun run = held(shell(answers), "--allow-devices");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("results/held")), "nothing is written");
  }

  @Test
  void aDeviceThatIsNotWhatTheStudySaysIsRefused() throws IOException {
    CommandRun run =
        held(shell("").replace("inputs u outputs", "inputs u:2 outputs"), "--allow-devices");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("it takes u:2, the study gives u:1"), run.err());
    CommandRun old = held(shell("").replace("device 1 it", "device 9 it"), "--allow-devices");
    assertEquals(1, old.code());
    assertTrue(old.err().contains("it speaks version 9 of the protocol"), old.err());
    CommandRun none =
        held(
            "{device: {command: [no-such-program], inputs: [u], outputs: [seen]}}",
            "--allow-devices");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("cannot start 'no-such-program'"), none.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{device: {inputs: [u], outputs: [seen]}} | a device is started or reached",
        "{device: {tcp: localhost, inputs: [u], outputs: [seen]}} | expected HOST:PORT",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [u]}} | 'u' is an input and an output",
        "{device: {tcp: 'a:1', inputs: ['u:x'], outputs: [seen]}} | 'u:x' is not NAME",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], timeout: 0}} | a timeout is above 0",
        "{device: {tcp: 'a:1', input: [u], outputs: [seen]}} | unknown key 'input'",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {u: 0}}} | two things of",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {k: {start: [0]}}}} | missing key 'weighs'",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {k: {start: [0, 1], weighs: u}}}} | weights of shape [2] do not weigh the 1 numbers of 'u'",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {k: {start: [0], weighs: v}}}} | the device has no input 'v'",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {k: {start: [0], weighs: u, push: seen}}}} | two things of",
        "{device: {tcp: 'a:1', inputs: [u], outputs: [seen], parameters: {k: heavy}}} | expected",
      })
  void mistakesArePlaced(String plant, String said) throws IOException {
    CommandRun run = held(plant);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertTrue(run.firstError().startsWith("held.yaml:2:"), run.err());
  }
}
