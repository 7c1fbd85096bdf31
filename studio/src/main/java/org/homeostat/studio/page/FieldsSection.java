package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.studio.report.Images;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.Lessons;
import org.homeostat.studio.train.RunResult;
import org.homeostat.system.Variable;

/// What the units of the first layer look for in an image.
final class FieldsSection {
  private static final int SHOWN = 36;

  /// The weights of a unit from an image.
  ///
  /// @param unit its number
  private record Field(int unit, int rows, int columns, double[] weights) {
    double norm() {
      double squares = 0;
      for (double each : weights) {
        squares += each * each;
      }
      return Math.sqrt(squares);
    }

    /// Blue where a bright pixel drives the unit, orange where it holds it down.
    Images.Image image() {
      double most = 0;
      for (double each : weights) {
        most = Math.max(most, Math.abs(each));
      }
      byte[] pixels = new byte[weights.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (128 + Math.round(127 * (most == 0 ? 0 : weights[i] / most)));
      }
      String length = String.format(Locale.ROOT, "length %.2f", norm());
      return new Images.Image(rows, columns, pixels, "unit " + (unit + 1), length);
    }
  }

  private FieldsSection() {}

  static Optional<Section> of(ArmResult arm, RunResult run, Lessons lessons) {
    if (!new ExampleImages(lessons).areImages()) {
      return Optional.empty();
    }
    for (Variable parameter : arm.arm().settings().model().parameters()) {
      Object numbers = Objects.requireNonNull(run.parameters().get(parameter.name()));
      List<Field> fields = fields(parameter.shape(), numbers, lessons.testShape());
      if (!fields.isEmpty()) {
        return Optional.of(section(parameter, fields));
      }
    }
    return Optional.empty();
  }

  private static Section section(Variable parameter, List<Field> fields) {
    List<Images.Image> images =
        fields.stream()
            .sorted(Comparator.comparingDouble((Field field) -> -field.norm()))
            .limit(SHOWN)
            .map(Field::image)
            .toList();
    return Section.of(
        "Receptive fields",
        new Images(
            parameter.name() + ": the strongest of " + fields.size() + " units",
            Images.Tone.SIGNED,
            images,
            "Where an image is bright in the blue it drives the unit, in the orange it holds it"
                + " down; each is scaled to its own largest weight."));
  }

  /// The fields of weights that see the image; none, if they see something else.
  private static List<Field> fields(Shape weights, Object numbers, List<Integer> image) {
    int rows = image.get(0);
    int columns = image.get(1);
    int channels = image.size() == 3 ? image.get(2) : 1;
    List<Integer> lengths = weights.lengths();
    List<Field> fields = new ArrayList<>();
    if (lengths.size() == 2 && lengths.get(1) == rows * columns * channels) {
      for (int unit = 0; unit < lengths.getFirst(); unit++) {
        int from = unit * rows * columns * channels;
        fields.add(
            new Field(unit, rows, columns, mean(numbers, from, channels, 1, rows * columns)));
      }
    } else if (lengths.size() == 4 && lengths.get(2) == channels) {
      int units = lengths.get(3);
      int size = lengths.get(0) * lengths.get(1);
      for (int unit = 0; unit < units; unit++) {
        fields.add(
            new Field(
                unit, lengths.get(0), lengths.get(1), mean(numbers, unit, channels, units, size)));
      }
    }
    return fields;
  }

  /// The means over channels, where the channels of a pixel are `stride` apart.
  private static double[] mean(Object numbers, int from, int channels, int stride, int size) {
    return IntStream.range(0, size)
        .mapToDouble(pixel -> {
          double sum = 0;
          for (int c = 0; c < channels; c++) {
            sum += BatchMemory.get(numbers, from + (pixel * channels + c) * stride);
          }
          return sum / channels;
        })
        .toArray();
  }
}
