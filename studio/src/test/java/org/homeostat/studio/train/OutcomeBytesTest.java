package org.homeostat.studio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.homeostat.energy.Outcome;
import org.junit.jupiter.api.Test;

class OutcomeBytesTest {

  @Test
  void anOutcomeIsReadAsItWasWritten() throws IOException {
    List<Outcome> outcomes =
        List.of(
            new Outcome.Settled(),
            new Outcome.Slow(0.1, 30),
            new Outcome.Growing(0.4, 0.1, 60),
            new Outcome.NoNumber(7));
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    for (Outcome outcome : outcomes) {
      OutcomeBytes.write(outcome, out);
    }
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (Outcome outcome : outcomes) {
      assertEquals(outcome, OutcomeBytes.read(in));
    }
    var wrong = new DataInputStream(new ByteArrayInputStream(new byte[] {9}));
    assertThrows(IOException.class, () -> OutcomeBytes.read(wrong));
  }
}
