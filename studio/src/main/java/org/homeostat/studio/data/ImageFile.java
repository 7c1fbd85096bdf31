package org.homeostat.studio.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/// One image in a file: its size, which is read without its pixels, and its pixels as bytes.
final class ImageFile {
  /// The most pixels of one image: larger ones are not what a network takes at once.
  private static final long MOST_PIXELS = 1 << 24;

  private static final int COLOURS = 3;

  /// @param channels 1 for grey, 3 for red, green and blue
  record Size(int rows, int columns, int channels) {
    int bytes() {
      return rows * columns * channels;
    }

    List<Integer> shape() {
      return channels == 1 ? List.of(rows, columns) : List.of(rows, columns, channels);
    }
  }

  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  private ImageFile() {}

  static Size size(Path file) throws IOException {
    return open(file, reader -> size(file, reader));
  }

  /// Reads an image of this size into an array; a grey one fills all channels.
  static void read(Path file, Size size, byte[] to, int offset) throws IOException {
    BufferedImage image = open(file, reader -> reader.read(0));
    if (image.getHeight() != size.rows || image.getWidth() != size.columns) {
      throw DataException.at(file.toString(), "the image's own size", "another", "");
    }
    boolean grey = isGrey(image.getColorModel());
    if (!grey && size.channels == 1) {
      throw DataException.at(file.toString(), "a grey image", "colours", "");
    }
    int next = offset;
    Raster raster = image.getRaster();
    boolean direct = grey && !(image.getColorModel() instanceof IndexColorModel);
    for (int r = 0; r < size.rows; r++) {
      for (int c = 0; c < size.columns; c++) {
        // getRGB would change the grey levels to those of another colour space.
        int rgb = direct ? raster.getSample(c, r, 0) * 0x010101 | 0xFF000000 : image.getRGB(c, r);
        if (rgb >>> 24 != 0xFF) {
          throw DataException.at(
              file.toString(), "no transparent pixels", "one in row " + r, "flatten the image");
        }
        for (int k = 0; k < size.channels; k++) {
          to[next++] = (byte) (rgb >> (16 - 8 * k));
        }
      }
    }
  }

  private static Size size(Path file, ImageReader reader) throws IOException {
    int rows = reader.getHeight(0);
    int columns = reader.getWidth(0);
    if ((long) rows * columns > MOST_PIXELS) {
      throw DataException.at(
          file.toString(),
          "at most " + Sizes.count(MOST_PIXELS) + " pixels",
          rows + " x " + columns,
          "make the images smaller");
    }
    ColorModel colours = colours(file, reader);
    for (int bits : colours.getComponentSize()) {
      if (bits > 8) {
        throw DataException.at(file.toString(), "8 bits a colour", bits + " bits", "");
      }
    }
    return new Size(rows, columns, isGrey(colours) ? 1 : COLOURS);
  }

  private static ColorModel colours(Path file, ImageReader reader) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(0);
    if (raw != null) {
      return raw.getColorModel();
    }
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      throw DataException.at(file.toString(), "grey levels, or red, green and blue", "others", "");
    }
    return types.next().getColorModel();
  }

  private static boolean isGrey(ColorModel colours) {
    if (!(colours instanceof IndexColorModel palette)) {
      return colours.getNumColorComponents() == 1;
    }
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }

  private static <T> T open(Path file, Use<T> use) throws IOException {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw DataException.at(file.toString(), "an image in PNG or JPEG", "other bytes", "");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (IIOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException broken) {
      throw DataException.at(
          file.toString(), "an image in PNG or JPEG", "a broken one: " + broken.getMessage(), "");
    }
  }
}
