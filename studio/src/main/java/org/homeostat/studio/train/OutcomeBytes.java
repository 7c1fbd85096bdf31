package org.homeostat.studio.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.homeostat.energy.Outcome;

/// How a settling ended, as bytes: its kind and its numbers.
final class OutcomeBytes {
  private static final int SETTLED = 0;
  private static final int SLOW = 1;
  private static final int GROWING = 2;
  private static final int NO_NUMBER = 3;

  private OutcomeBytes() {}

  static void write(Outcome outcome, DataOutputStream out) throws IOException {
    switch (outcome) {
      case Outcome.Settled() -> out.writeByte(SETTLED);
      case Outcome.Slow(double residual, int steps) -> {
        out.writeByte(SLOW);
        out.writeDouble(residual);
        out.writeInt(steps);
      }
      case Outcome.Growing(double residual, double halfway, int steps) -> {
        out.writeByte(GROWING);
        out.writeDouble(residual);
        out.writeDouble(halfway);
        out.writeInt(steps);
      }
      case Outcome.NoNumber(int steps) -> {
        out.writeByte(NO_NUMBER);
        out.writeInt(steps);
      }
    }
  }

  /// @throws IOException if there are no such bytes
  static Outcome read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case SETTLED -> new Outcome.Settled();
      case SLOW -> new Outcome.Slow(in.readDouble(), in.readInt());
      case GROWING -> new Outcome.Growing(in.readDouble(), in.readDouble(), in.readInt());
      case NO_NUMBER -> new Outcome.NoNumber(in.readInt());
      default -> throw new IOException("no outcome of a settling: " + kind);
    };
  }
}
