package org.homeostat.studio.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.energy.Training.Epoch;

/// Between two batches, all that a run depends on, as bytes: what its epochs came to, how many
/// steps its optimiser took, parameters and the optimiser's slots.
///
/// @param part what the epoch under way came to so far
/// @param partSeconds the processor time that it took
/// @param steps of the optimiser
/// @param memory arrays by name, `float[]` or `double[]`
record RunState(
    List<EpochResult> epochs,
    Epoch part,
    double partSeconds,
    String diverged,
    long steps,
    Map<String, Object> memory) {
  private static final int VERSION = 2;

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(diverged);
      out.writeLong(steps);
      write(part, out);
      out.writeDouble(partSeconds);
      out.writeInt(epochs.size());
      for (EpochResult epoch : epochs) {
        write(epoch.train(), out);
        write(epoch.test(), out);
        out.writeDouble(epoch.cpuSeconds());
      }
      out.writeInt(memory.size());
      for (Map.Entry<String, Object> each : memory.entrySet()) {
        out.writeUTF(each.getKey());
        byte[] numbers = numbers(each.getValue());
        out.writeInt(numbers.length);
        out.write(numbers);
      }
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return bytes.toByteArray();
  }

  private static void write(Epoch epoch, DataOutputStream out) throws IOException {
    out.writeInt(epoch.examples());
    out.writeInt(epoch.batches());
    out.writeDouble(epoch.losses());
    out.writeInt(epoch.right());
    out.writeLong(epoch.settled());
    out.writeDouble(epoch.residuals());
    out.writeInt(epoch.unsettled());
    OutcomeBytes.write(epoch.worst(), out);
  }

  private static Epoch epoch(DataInputStream in) throws IOException {
    return new Epoch(
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readInt(),
        in.readLong(),
        in.readDouble(),
        in.readInt(),
        OutcomeBytes.read(in));
  }

  /// Reads a state; its arrays go into those of `memory`.
  ///
  /// @return the state, with that memory
  /// @throws IllegalArgumentException if it is of another version or another study
  static RunState read(byte[] state, Map<String, Object> memory) {
    try (var in = new DataInputStream(new ByteArrayInputStream(state))) {
      require(in.readInt() == VERSION);
      String diverged = in.readUTF();
      long steps = in.readLong();
      Epoch part = epoch(in);
      double partSeconds = in.readDouble();
      int count = in.readInt();
      List<EpochResult> epochs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        epochs.add(new EpochResult(epoch(in), epoch(in), in.readDouble()));
      }
      require(in.readInt() == memory.size());
      for (Map.Entry<String, Object> each : memory.entrySet()) {
        require(in.readUTF().equals(each.getKey()));
        byte[] numbers = in.readNBytes(in.readInt());
        require(numbers.length == size(each.getValue()));
        put(numbers, each.getValue());
      }
      return new RunState(epochs, part, partSeconds, diverged, steps, memory);
    } catch (IOException truncated) {
      throw new IllegalArgumentException("a state that is not whole", truncated);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("a state of another version or study");
    }
  }

  private static int size(Object array) {
    return array instanceof float[] floats
        ? floats.length * Float.BYTES
        : ((double[]) array).length * Double.BYTES;
  }

  private static byte[] numbers(Object array) {
    ByteBuffer bytes = ByteBuffer.allocate(size(array));
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().put(floats);
    } else {
      bytes.asDoubleBuffer().put((double[]) array);
    }
    return bytes.array();
  }

  private static void put(byte[] numbers, Object array) {
    ByteBuffer bytes = ByteBuffer.wrap(numbers);
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().get(floats);
    } else {
      bytes.asDoubleBuffer().get((double[]) array);
    }
  }
}
