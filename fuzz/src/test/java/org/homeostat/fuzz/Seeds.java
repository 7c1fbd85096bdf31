package org.homeostat.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Library;

/// What the fuzzer starts from: the systems and studies that ship.
final class Seeds {
  static final Library LIBRARY = new Library(Path.of("no such folder"));

  private Seeds() {}

  static Stream<byte[]> systems() {
    return files(entry -> !entry.isStudy());
  }

  static Stream<byte[]> studies() {
    return files(Library.Entry::isStudy);
  }

  static Stream<byte[]> of(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /// The text that a program reads from a file of these bytes.
  static SourceText text(String name, byte[] bytes) {
    return SourceText.of(name, new String(bytes, StandardCharsets.UTF_8));
  }

  private static Stream<byte[]> files(Predicate<Library.Entry> kind) {
    return of(
        LIBRARY.entries().stream()
            .filter(kind)
            .map(entry -> LIBRARY.text(entry.path()).orElseThrow().text())
            .toList());
  }
}
