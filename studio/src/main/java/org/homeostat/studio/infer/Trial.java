package org.homeostat.studio.infer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What came out of one trial of a calibration.
///
/// @param ranks of each true value among the draws; none if the trial failed
/// @param worth as many independent draws the least valuable element had; NaN without draws
/// @param divergences how many moves of the chain diverged
/// @param failure why it failed; empty if it did not
public record Trial(int[] ranks, double worth, int divergences, String failure) {

  static Trial failed(String failure) {
    return new Trial(new int[0], Double.NaN, 0, failure);
  }

  boolean hasFailed() {
    return !failure.isEmpty();
  }

  /// How the first of them that failed did so; empty if none did.
  static String firstFailure(List<Trial> trials) {
    return trials.stream().filter(Trial::hasFailed).map(Trial::failure).findFirst().orElse("");
  }

  byte[] bytes() {
    byte[] said = failure.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(Double.BYTES + Integer.BYTES * (2 + ranks.length) + said.length);
    buffer.putDouble(worth).putInt(divergences).putInt(ranks.length);
    Arrays.stream(ranks).forEach(buffer::putInt);
    return buffer.put(said).array();
  }

  static Trial of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    double worth = buffer.getDouble();
    int divergences = buffer.getInt();
    int[] ranks = new int[buffer.getInt()];
    Arrays.setAll(ranks, i -> buffer.getInt());
    byte[] said = new byte[buffer.remaining()];
    buffer.get(said);
    return new Trial(ranks, worth, divergences, new String(said, StandardCharsets.UTF_8));
  }
}
