package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A folder with a folder of images for each class, which has the class's name. All images are of
/// one size. They are grey, [rows, columns], or if one of them has colours, [rows, columns, 3].
/// Names decide the order, first of the classes, then of their images; hidden files are passed
/// over.
final class ImageFolder {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

  private ImageFolder() {}

  static Examples read(Path folder, String name) throws IOException {
    List<String> found = names(folder, true);
    if (found.isEmpty()) {
      throw DataException.at(
          name,
          "a folder of images for each class",
          "no folder",
          "for IDX, name the file of the images");
    }
    List<String> classes = ClassNames.of(found);
    List<Path> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String each : found) {
      Path place = folder.resolve(each);
      for (String image : names(place, false)) {
        images.add(place.resolve(image));
        labels.add(classes.indexOf(each));
      }
    }
    if (images.isEmpty()) {
      throw DataException.at(name, "images as " + String.join(", ", ENDINGS), "none", "");
    }
    ImageFile.Size size = size(images);
    Inputs pixels = new Inputs.Bytes(pixels(images, size));
    int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
    return new Examples(name, size.shape(), pixels, new Answers.Labels(numbers, classes));
  }

  /// The size that all images have, with colours if one has them.
  private static ImageFile.Size size(List<Path> images) throws IOException {
    ImageFile.Size all = ImageFile.size(images.getFirst());
    for (Path image : images) {
      ImageFile.Size size = ImageFile.size(image);
      if (size.rows() != all.rows() || size.columns() != all.columns()) {
        throw DataException.at(
            image.toString(),
            "an image of "
                + all.rows()
                + " x "
                + all.columns()
                + " pixels, as "
                + images.getFirst(),
            size.rows() + " x " + size.columns(),
            "");
      }
      all = size.channels() > all.channels() ? size : all;
    }
    return all;
  }

  private static byte[] pixels(List<Path> images, ImageFile.Size size) throws IOException {
    long bytes = (long) images.size() * size.bytes();
    if (bytes > Sizes.MOST) {
      throw new DataException(
          Sizes.count(images.size())
              + " images of "
              + Sizes.shape(size.shape())
              + " are more than "
              + Sizes.count(Sizes.MOST)
              + " bytes",
          "make the images smaller");
    }
    byte[] pixels = new byte[(int) bytes];
    for (int i = 0; i < images.size(); i++) {
      ImageFile.read(images.get(i), size, pixels, i * size.bytes());
    }
    return pixels;
  }

  private static List<String> names(Path folder, boolean folders) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isDirectory(file) == folders)
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.startsWith("."))
          .filter(file -> folders || isImage(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isImage(String file) {
    return ENDINGS.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
  }
}
