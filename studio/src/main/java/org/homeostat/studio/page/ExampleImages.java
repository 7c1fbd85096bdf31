package org.homeostat.studio.page;

import java.util.List;
import org.homeostat.studio.report.Images;
import org.homeostat.studio.train.Lessons;

/// The test examples of a study as small images.
record ExampleImages(Lessons lessons) {

  /// Whether the examples are images: rows and columns, of one colour or three.
  boolean areImages() {
    List<Integer> shape = shape();
    return shape.size() == 2 || (shape.size() == 3 && (shape.get(2) == 1 || shape.get(2) == 3));
  }

  private List<Integer> shape() {
    return lessons.testShape();
  }

  Images.Tone tone() {
    return shape().size() == 3 && shape().get(2) == 3 ? Images.Tone.COLOUR : Images.Tone.GREY;
  }

  /// An example, its numbers from 0 to 1 as shades; where they are others, from its least to its
  /// greatest.
  Images.Image image(int example, String label, String detail) {
    float[] numbers = lessons.testImage(example);
    float low = 0;
    float high = 1;
    for (float each : numbers) {
      low = Math.min(low, each);
      high = Math.max(high, each);
    }
    byte[] pixels = new byte[numbers.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * (numbers[i] - low) / (high - low));
    }
    return new Images.Image(shape().get(0), shape().get(1), pixels, label, detail);
  }
}
