package org.homeostat.studio.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The folders in which known sets are looked for, the first first.
///
/// @param folders those of the user, then the system's
/// @param own where the user may put data
record Places(List<Path> folders, Path own) {
  /// Where Debian's packages `dataset-...` install.
  private static final Path DEBIAN = Path.of("/usr/share/datasets");

  Places {
    folders = List.copyOf(folders);
  }

  /// The folder that `HOMEOSTAT_DATA` names, then `homeostat` in the user's folders of data and of
  /// caches (XDG Base Directory Specification), then Debian's.
  ///
  /// @param environment gives a variable, or an empty text
  static Places of(Function<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    String home = environment.apply("HOME");
    Path data = folder(environment.apply("XDG_DATA_HOME"), home, ".local/share").resolve("data");
    Path cache = folder(environment.apply("XDG_CACHE_HOME"), home, ".cache").resolve("data");
    String named = environment.apply("HOMEOSTAT_DATA");
    if (!named.isEmpty()) {
      folders.add(path(named));
    }
    folders.add(data);
    folders.add(cache);
    folders.add(DEBIAN);
    return new Places(folders, folders.getFirst());
  }

  private static Path folder(String named, String home, String usual) {
    Path base = named.isEmpty() ? path(home).resolve(usual) : path(named);
    return base.resolve("homeostat");
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DataException("no folder can be called '" + text + "': " + e.getReason(), "");
    }
  }
}
