package org.homeostat.studio.report;

import java.util.List;

/// Small images side by side, each with a line or two of words.
public record Images(String title, Tone tone, List<Image> images, String caption) implements Block {
  /// What the bytes of an image mean.
  public enum Tone {
    /// One byte for a pixel, from black to white.
    GREY,
    /// Three, red, green and blue.
    COLOUR,
    /// One: 128 is zero, below it is of the one sign and above it of the other.
    SIGNED
  }

  /// An image.
  ///
  /// @param pixels row after row
  /// @param label what stands below it; may be empty
  /// @param detail a second line; may be empty
  public record Image(int rows, int columns, byte[] pixels, String label, String detail) {
    public Image {
      pixels = pixels.clone();
    }

    @Override
    public byte[] pixels() {
      return pixels.clone();
    }
  }

  public Images {
    images = List.copyOf(images);
    for (Image image : images) {
      int bytes = image.rows() * image.columns() * (tone == Tone.COLOUR ? 3 : 1);
      if (image.pixels().length != bytes) {
        throw new IllegalArgumentException(
            "an image of %s x %s has %s bytes"
                .formatted(image.rows(), image.columns(), image.pixels().length));
      }
    }
  }
}
