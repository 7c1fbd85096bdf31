package org.homeostat.substrate.fmi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A unit as the file that other tools load: compiled by gcc for Linux on x86-64, its sources with
/// it.
public final class FmuFile {
  private static final String BINARIES = "binaries/x86_64-linux/";

  private FmuFile() {}

  /// Compiles and writes a unit; the file appears whole or not at all.
  ///
  /// @throws IOException if there is no gcc, or the file cannot be written
  public static void write(Fmu unit, Path file) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("homeostat-fmu");
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      byte[] library = compiled(unit, folder);
      try (OutputStream out = Files.newOutputStream(beside)) {
        pack(unit, library, out);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static byte[] compiled(Fmu unit, Path folder) throws IOException, InterruptedException {
    for (Map.Entry<String, String> source : unit.files().entrySet()) {
      if (source.getKey().startsWith(Fmu.SOURCES + "/")) {
        String name = source.getKey().substring(Fmu.SOURCES.length() + 1);
        Files.writeString(folder.resolve(name), source.getValue());
      }
    }
    String library = unit.name() + ".so";
    List<String> command =
        new ArrayList<>(
            List.of(
                "gcc",
                "-std=c99",
                "-O2",
                "-ffp-contract=off",
                "-fPIC",
                "-shared",
                "-fvisibility=hidden",
                "-Wl,--build-id=none",
                "-o",
                library));
    unit.files().keySet().stream()
        .filter(file -> file.endsWith(".c"))
        .forEach(file -> command.add(file.substring(Fmu.SOURCES.length() + 1)));
    Path log = folder.resolve("log");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException noCompiler) {
      throw new IOException("gcc, which compiles a unit, is not here: apt install gcc", noCompiler);
    }
    if (process.waitFor() != 0) {
      throw new IOException("gcc did not compile the unit: " + Files.readString(log));
    }
    return Files.readAllBytes(folder.resolve(library));
  }

  private static void pack(Fmu unit, byte[] library, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : unit.files().entrySet()) {
        entry(zip, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      entry(zip, BINARIES + unit.name() + ".so", library);
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // the same unit has the same bytes
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
