package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks in .onnx files where systems stand.
class OnnxCommandTest {
  private static final String POLICY =
      """
      system: policy
      inputs: {y: {shape: [2]}}
      parameters: {W: [[-0.5, -1.5], [0.25, -0.75]], b: [0.125, 0], K: [1.5, 1]}
      equations: u = K@tanh(W@y + b)
      outputs: {u: u}
      """;

  private static final String STUDY =
      """
      study: hold
      plant: systems/particle.yaml
      agent: POLICY
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.OUTPUT}
      solve: {method: shark, step: 0.1, until: 10, seeds: 2}
      measure: {cost: {sum: plant.x^2, at: [10]}}
      """;

  @TempDir private Path folder;

  private CommandRun done(String... args) {
    CommandRun run = CommandRun.in(folder, args);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  @Test
  void aNetworkIsTheAgentThatItWasMadeFrom() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);
    done("export", "policy.yaml", "--to", "onnx", "--out", "net");
    String shown = done("show", "net/policy.onnx").out();
    assertTrue(shown.contains("tanh(y@c1 + c2)"), shown);
    assertEquals(costs("policy.yaml", "u"), costs("net/policy.onnx", "output_u"));
    assertEquals("policy.h\npolicy.c\n", done("export", "net/policy.onnx", "--to", "c").out());
  }

  private String costs(String policy, String output) throws IOException {
    String study = STUDY.replace("POLICY", policy).replace("OUTPUT", output);
    Files.writeString(folder.resolve("hold.yaml"), study);
    JsonValue summary = JsonValue.of(done("run", "hold.yaml", "--json").out());
    return summary.at("runs").at(0).at("arms").at(0).at("measures").toString();
  }

  @Test
  void whatIsWrongWithANetworkIsSaidInItsName() throws IOException {
    Files.write(folder.resolve("broken.onnx"), new byte[] {58, 100, 1});
    for (String command : new String[] {"show", "simulate", "cost"}) {
      CommandRun run = CommandRun.in(folder, command, "broken.onnx");
      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains("broken.onnx: the file ends within a field"), run.err());
    }
  }
}
