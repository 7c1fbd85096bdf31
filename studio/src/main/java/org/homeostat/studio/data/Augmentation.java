package org.homeostat.studio.data;

import java.util.List;

/// How images are varied, each time they are shown: moved, mirrored, cut out at random.
///
/// @param shift up to how many pixels an image is moved up or down, and left or right; what comes
///   in from outside is 0
/// @param flip whether half of the images have left and right exchanged
/// @param crop the rows and columns that are cut out at a random place, or empty for the whole
///   image
public record Augmentation(int shift, boolean flip, List<Integer> crop) {
  /// Images as they are.
  public static final Augmentation NONE = new Augmentation(0, false, List.of());

  public Augmentation {
    crop = List.copyOf(crop);
    if (shift < 0) {
      throw new DataException("images cannot be moved by " + shift + " pixels", "");
    }
    if (crop.size() != 0 && crop.size() != 2) {
      throw new DataException("a crop has rows and columns, found " + crop, "such as [24, 24]");
    }
  }

  /// The shape of an image that was cut out of one of this shape.
  ///
  /// @throws DataException if this is no shape of an image, or one that is too small
  public List<Integer> shape(List<Integer> image) {
    if (equals(NONE)) {
      return image;
    }
    if (image.size() < 2 || image.size() > 3) {
      throw new DataException(
          "inputs of the shape [" + Sizes.shape(image) + "] are no images to move, flip or crop",
          "give their rows and columns, such as 28 x 28");
    }
    int rows = image.get(0);
    int columns = image.get(1);
    if (shift >= Math.min(rows, columns)) {
      throw new DataException(
          "a shift by " + shift + " pixels moves images of " + Sizes.shape(image) + " out of sight",
          "");
    }
    if (crop.isEmpty()) {
      return image;
    }
    if (crop.get(0) < 1 || crop.get(0) > rows || crop.get(1) < 1 || crop.get(1) > columns) {
      throw new DataException(
          "no part of " + Sizes.shape(crop) + " lies within images of " + Sizes.shape(image), "");
    }
    return image.size() == 2 ? crop : List.of(crop.get(0), crop.get(1), image.get(2));
  }
}
