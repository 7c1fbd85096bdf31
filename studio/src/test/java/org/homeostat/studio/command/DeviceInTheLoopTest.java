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
import org.homeostat.studio.device.DeviceServer;
import org.homeostat.studio.device.SimulatedDevice;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private CommandRun run(String plant, String... more) throws IOException {
    Files.writeString(folder.resolve("lag.yaml"), LAG);
    Files.writeString(folder.resolve("held.yaml"), STUDY.replace("PLANT", plant));
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
    CommandRun inside = run("lag.yaml");
    assertEquals(0, inside.code(), inside.err());
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread device = Thread.ofVirtual().start(() -> serve(server));
      String tcp = "{device: {tcp: 'localhost:PORT', inputs: [u], outputs: [seen]}}";
      CommandRun outside = run(tcp.replace("PORT", "" + server.getLocalPort()), "--allow-devices");
      assertEquals(0, outside.code(), outside.err());
      assertEquals(measured(inside), measured(outside));
      device.join();
    }
  }

  private void serve(ServerSocket server) {
    try (Socket host = server.accept()) {
      var system = SystemReader.read(folder.resolve("lag.yaml"));
      var device = new SimulatedDevice(system, "euler-maruyama", 0.1, 0, 0, 0);
      var out = new PrintStream(host.getOutputStream(), false, StandardCharsets.UTF_8);
      DeviceServer.serve(device, host.getInputStream(), out);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static String measured(CommandRun run) {
    return JsonValue.of(run.out()).at("runs").at(0).at("arms").at(0).at("measures").toString();
  }

  @Test
  void aDeviceIsUsedOnlyIfAPersonAllowsIt() throws IOException {
    CommandRun run = run(shell("*) touch used;;"));
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
    CommandRun run = run(shell(answers), "--allow-devices");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("results/held")), "nothing is written");
  }

  @Test
  void aDeviceThatIsNotWhatTheStudySaysIsRefused() throws IOException {
    CommandRun run =
        run(shell("").replace("inputs u outputs", "inputs u:2 outputs"), "--allow-devices");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("it takes u:2, the study gives u:1"), run.err());
    CommandRun old = run(shell("").replace("device 1 it", "device 9 it"), "--allow-devices");
    assertEquals(1, old.code());
    assertTrue(old.err().contains("it speaks version 9 of the protocol"), old.err());
    CommandRun none =
        run(
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
      })
  void mistakesArePlaced(String plant, String said) throws IOException {
    CommandRun run = run(plant);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertTrue(run.firstError().startsWith("held.yaml:2:"), run.err());
  }
}
