package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Examples from two arrays of NumPy's in C order: inputs whose first index counts the examples,
/// and labels (whole numbers from 0) or targets (floating-point numbers, one or a row for each
/// example). Inputs that are unsigned bytes stay bytes; all others become floats.
final class NpyArrays {
  private static final int PART = 1 << 13;

  private NpyArrays() {}

  static Examples read(String name, ByteSource x, ByteSource y) throws IOException {
    NpyHeader inputs = NpyHeader.read(x);
    NpyHeader answers = NpyHeader.read(y);
    if (!inputs.shape().getFirst().equals(answers.shape().getFirst())) {
      throw DataException.at(
          y.name(),
          Sizes.count(inputs.shape().getFirst()) + " of them, one an input",
          Sizes.count(answers.shape().getFirst()),
          "");
    }
    Inputs values =
        inputs.type() == NpyHeader.Type.U1
            ? new Inputs.Bytes(bytes(x, inputs))
            : new Inputs.Floats(floats(x, inputs));
    return new Examples(name, shape(inputs), values, answers(y, answers));
  }

  private static List<Integer> shape(NpyHeader inputs) {
    List<Long> rest = inputs.shape().subList(1, inputs.shape().size());
    return rest.isEmpty() ? List.of(1) : rest.stream().map(Math::toIntExact).toList();
  }

  private static Answers answers(ByteSource in, NpyHeader header) throws IOException {
    int width = (int) (header.count() / header.shape().getFirst());
    if (header.shape().size() > 2 || (header.type().isWhole() && width > 1)) {
      throw in.unexpected(
          "one label or one row of floating-point targets an input",
          "the shape " + Sizes.shape(header.shape()));
    }
    if (!header.type().isWhole()) {
      return new Answers.Targets(floats(in, header), width);
    }
    int[] labels = labels(in, header);
    return new Answers.Labels(labels, ClassNames.upTo(labels));
  }

  private static byte[] bytes(ByteSource in, NpyHeader header) throws IOException {
    byte[] values = new byte[(int) header.count()];
    in.fill(values, 0, values.length, Sizes.shape(header.shape()) + " numbers");
    in.end();
    return values;
  }

  private static float[] floats(ByteSource in, NpyHeader header) throws IOException {
    float[] values = new float[(int) header.count()];
    for (int done = 0; done < values.length; ) {
      long place = in.offset();
      ByteBuffer part = part(in, header, values.length - done);
      for (; part.hasRemaining(); done++) {
        double value = next(part, header.type());
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
          throw in.unexpected(
              place + part.position() - header.type().bytes,
              "a number that a float holds",
              String.valueOf(value),
              "");
        }
        values[done] = (float) value;
      }
    }
    in.end();
    return values;
  }

  private static int[] labels(ByteSource in, NpyHeader header) throws IOException {
    int[] labels = new int[(int) header.count()];
    for (int done = 0; done < labels.length; ) {
      long place = in.offset();
      ByteBuffer part = part(in, header, labels.length - done);
      for (; part.hasRemaining(); done++) {
        double label = next(part, header.type());
        if (label < 0 || label >= Sizes.MOST_CLASSES) {
          throw in.unexpected(
              place + part.position() - header.type().bytes,
              "a label from 0 to " + (Sizes.MOST_CLASSES - 1),
              String.valueOf((long) label),
              "for numbers to be told, save y as floating-point numbers");
        }
        labels[done] = (int) label;
      }
    }
    in.end();
    return labels;
  }

  private static ByteBuffer part(ByteSource in, NpyHeader header, int left) throws IOException {
    int numbers = Math.min(PART, left);
    return in.buffer(
        numbers * header.type().bytes, ByteOrder.LITTLE_ENDIAN, Sizes.count(left) + " numbers");
  }

  private static double next(ByteBuffer in, NpyHeader.Type type) {
    return switch (type) {
      case U1 -> in.get() & 0xFF;
      case I4 -> in.getInt();
      case I8 -> in.getLong();
      case F4 -> in.getFloat();
      case F8 -> in.getDouble();
    };
  }
}
