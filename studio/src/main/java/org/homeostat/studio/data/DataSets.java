package org.homeostat.studio.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;

/// Where sets of examples are read from: the known ones by their names, others by their paths.
public final class DataSets {
  private final Path folder;
  private final Places places;

  /// @param folder paths are relative to it
  /// @param places where the known sets are looked for
  DataSets(Path folder, Places places) {
    this.folder = folder;
    this.places = places;
  }

  /// The sets that a person finds who works in this folder.
  public static DataSets here(Path folder) {
    return new DataSets(
        folder, Places.of(name -> Optional.ofNullable(System.getenv(name)).orElse("")));
  }

  /// The sets that have names.
  public List<KnownSet> known() {
    return KnownSet.all(places.own());
  }

  /// Where a known set lies, if it is on this machine.
  public Optional<Path> find(KnownSet set) {
    return places.folders().stream()
        .flatMap(place -> set.places().stream().map(place::resolve))
        .filter(Files::exists)
        .findFirst();
  }

  /// Reads a set as its file describes itself.
  public Examples read(String asked) throws IOException {
    return read(asked, Layout.PLAIN);
  }

  /// Reads a set.
  ///
  /// @param asked a known name, or the path of a file or folder
  /// @throws DataException if there is no such set or if it is not what it should be
  public Examples read(String asked, Layout layout) throws IOException {
    Optional<Path> path = existing(asked);
    Optional<KnownSet> set = known().stream().filter(s -> s.name().equals(asked)).findFirst();
    if (path.isEmpty() && set.isEmpty()) {
      throw missing(asked);
    }
    Examples read =
        path.isPresent() ? DataFile.read(path.get(), asked, layout) : readKnown(set.orElseThrow());
    return layout.shape().isEmpty() ? read : read.withShape(layout.shape());
  }

  private Examples readKnown(KnownSet set) throws IOException {
    Path file = find(set).orElseThrow(() -> notHere(set));
    Examples read =
        switch (set.source()) {
          case IDX -> IdxFile.read(file, file.toString(), set.classes());
          case DIGITS_TRAIN -> Digits.read(file).select(i -> !Digits.isTest(i));
          case DIGITS_TEST -> Digits.read(file).select(Digits::isTest);
        };
    if (read.count() != set.count()) {
      throw DataException.at(
          file.toString(),
          Sizes.count(set.count()) + " examples of " + set.name(),
          Sizes.count(read.count()),
          "install it again: " + String.join(" && ", set.install()));
    }
    return read.named(set.name());
  }

  private Optional<Path> existing(String asked) {
    try {
      return Optional.of(folder.resolve(asked)).filter(Files::exists);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static DataException notHere(KnownSet set) {
    return new DataException(
        set.name() + " is not on this machine",
        "install it: " + String.join(" && ", set.install()));
  }

  private DataException missing(String asked) {
    String near = Nearest.advice(asked, known().stream().map(KnownSet::name).toList());
    return new DataException(
        "no such file or known set: '" + asked + "'",
        near.isEmpty() ? "'homeostat data' lists the known sets" : near);
  }
}
