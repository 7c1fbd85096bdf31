package org.homeostat.studio.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.solver.Coupling;
import org.homeostat.substrate.unit.Description;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitException;
import org.homeostat.substrate.unit.UnitSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemFile;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// A unit of the Functional Mock-up Interface that stands in a loop where a plant stands.
///
/// @param path as the study says it
/// @param digest the SHA-256 of its bytes
public record CoupledUnit(String path, String digest, UnitSystem unit, Coupling coupling) {

  /// Whether a study means a unit.
  static boolean isUnit(String path) {
    return path.endsWith(ImportedUnit.SUFFIX);
  }

  /// A unit by its path.
  ///
  /// @param prefix of its names in the loop: `plant.`, or nothing
  /// @throws UnitException if it is none
  public static CoupledUnit read(String path, String prefix, Library library) throws IOException {
    Path file = library.folder().resolve(path);
    ImportedUnit unit = ImportedUnit.read(file);
    UnitSystem system = UnitSystem.of(unit.description());
    Coupling coupling = system.coupling(library.code().environment(unit), prefix);
    return new CoupledUnit(path, digest(file), system, coupling);
  }

  /// The unit that a study names; what is wrong with it is a problem there.
  static Optional<CoupledUnit> read(
      YamlText named, String prefix, Library library, Problems problems) {
    String path = named.text();
    try {
      return Optional.of(read(path, prefix, library));
    } catch (NoSuchFileException missing) {
      problems.add(named.problem("no such unit: '" + path + "'", ""));
    } catch (UnitException refused) {
      List<String> found = refused.problems();
      String more = String.join("; ", found.subList(1, found.size()));
      problems.add(named.problem(path + ": " + found.getFirst(), more));
    } catch (InputException refused) {
      problems.add(named.problem(path + ": " + refused.problems().getFirst().message(), ""));
    } catch (IOException unreadable) {
      problems.add(named.problem(path + " cannot be read: " + unreadable.getMessage(), ""));
    }
    return Optional.empty();
  }

  /// The unit as a part of a study.
  Part part(String role) {
    var none = YamlMap.empty("unit");
    return new Part(role, path, new SystemFile(unit.system(), "", "", none, none));
  }

  Description description() {
    return unit.description();
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
