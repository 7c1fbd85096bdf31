package org.homeostat.studio.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class SimulatedDeviceTest {
  private static final DynamicalSystem LAG =
      DynamicalSystem.named("a lag")
          .state("x", 1)
          .input("u")
          .parameter("rate", 2)
          .equations("dx = rate*(u - x)*dt")
          .output("x", "x")
          .output("rate", "rate")
          .build();

  private static SimulatedDevice device(double mismatch, double noise) {
    return new SimulatedDevice(LAG, List.of(), "euler-maruyama", 0.1, mismatch, noise, 0);
  }

  private static List<String> answers(String... lines) throws IOException {
    var in = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    DeviceServer.serve(device(0, 0), in, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void itMovesByItsEquations() {
    SimulatedDevice device = device(0, 0);
    assertArrayEquals(new double[] {1, 2}, device.start(0, 0, new double[] {3}));
    assertEquals(1 + 0.2 * 2, device.step(0, 0.1, new double[] {3})[0], 1e-15);
    assertEquals(1.4 - 0.2 * 1.4 - 0.2 * 1.12, device.step(0.1, 0.2, new double[] {0})[0], 1e-15);
    assertEquals(1, device.start(1, 0, new double[] {0})[0], "it begins anew");
  }

  @Test
  void chipsDifferLognormallyAndEachStaysAsItIs() {
    SimulatedDevice device = device(0.5, 0);
    double sum = 0;
    double squares = 0;
    int chips = 4000;
    for (int seed = 0; seed < chips; seed++) {
      double rate = rate(device, seed);
      assertEquals(rate, rate(device, seed), "the same chip");
      sum += Math.log(rate / 2);
      squares += Math.log(rate / 2) * Math.log(rate / 2);
    }
    double mean = sum / chips;
    assertEquals(0, mean, 4 * 0.5 / Math.sqrt(chips));
    assertEquals(0.5, Math.sqrt(squares / chips - mean * mean), 4 * 0.5 / Math.sqrt(2.0 * chips));
  }

  /// The rate that a chip has: a step goes to 1 - 0.1*rate.
  private static double rate(SimulatedDevice device, long seed) {
    device.start(seed, 0, new double[] {0});
    return (1 - device.step(0, 0.1, new double[] {0})[0]) / 0.1;
  }

  @Test
  void whatIsReadHasNoise() {
    SimulatedDevice device = device(0, 0.2);
    double squares = 0;
    int chips = 4000;
    for (int seed = 0; seed < chips; seed++) {
      double error = device.start(seed, 0, new double[] {0})[0] - 1;
      squares += error * error;
    }
    assertEquals(0.2, Math.sqrt(squares / chips), 4 * 0.2 / Math.sqrt(2.0 * chips));
  }

  @Test
  void theServerSpeaksTheProtocol() throws IOException {
    assertEquals(
        List.of(
            "device 1 a-lag inputs u:1 outputs x:1 rate:1",
            "error 'step' before 'start'",
            "state 1.0 2.0",
            "state 1.0 2.0",
            "error 'step' takes 3 numbers, found 2",
            "error goes on by multiples of 0.1, not by 0.25",
            "error not a number in: step 0 0.1 up",
            "error unknown 'sing'",
            "error this is version 1"),
        answers(
            "hello 1",
            "step 0 0.1 1",
            "start 7 0 1",
            "step 0 0.1 1",
            "step 0 0.1",
            "step 0 0.25 1",
            "step 0 0.1 up",
            "sing",
            "hello 2",
            "bye",
            "hello 1"));
  }
}
