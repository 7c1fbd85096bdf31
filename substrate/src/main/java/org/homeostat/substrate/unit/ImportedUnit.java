package org.homeostat.substrate.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A unit of the Functional Mock-up Interface, read.
///
/// ```
/// ImportedUnit unit = ImportedUnit.read(Path.of("pendulum.fmu"));
/// unit.description().outputs();
/// ```
///
/// @param file where it is
public record ImportedUnit(Path file, Description description) {
  /// How the files of units end.
  public static final String SUFFIX = ".fmu";

  private static final String DESCRIPTION = Description.FILE;
  private static final int LONGEST_DESCRIPTION = 64 << 20;

  /// Reads what a unit says of itself. No code of it is looked at.
  ///
  /// @throws UnitException with what is wrong with it
  public static ImportedUnit read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (var archive = new Archive(file)) {
      byte[] text = archive.bytes(DESCRIPTION, LONGEST_DESCRIPTION);
      return new ImportedUnit(file, Description.read(text));
    }
  }
}
