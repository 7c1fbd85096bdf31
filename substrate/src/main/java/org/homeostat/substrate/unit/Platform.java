package org.homeostat.substrate.unit;

import java.util.Locale;

/// Where units keep the library for this machine.
///
/// @param folder of FMI 3.0: `x86_64-linux`
/// @param old the folder of FMI 2.0: `linux64`
/// @param suffix of libraries
record Platform(String folder, String old, String suffix) {

  /// This machine's.
  ///
  /// @throws UnitFailure if units cannot be run here
  static Platform here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch =
        System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    if (system.contains("linux")) {
      return new Platform(arch + "-linux", "linux64", ".so");
    }
    if (system.contains("mac")) {
      return new Platform(arch + "-darwin", "darwin64", ".dylib");
    }
    throw new UnitFailure("units are run on Linux and macOS only", "");
  }

  /// The folder of a version of FMI.
  String folder(int version) {
    return "binaries/" + (version == 3 ? folder : old) + "/";
  }
}
