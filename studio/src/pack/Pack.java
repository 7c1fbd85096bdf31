import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gathers the jars of a build in one folder, ready to start: `java Pack.java FOLDER STUDIO
/// SUBSTRATE CORE`.
///
/// - This project's own modules are given by their jars; the libraries are those that the first
///   one's manifest names, by their place in the local Maven repository.
/// - picocli is compiled for Java 5, and classes that old are left out of ahead-of-time caches: it
///   is rewritten for Java 8, which starts the program 20 to 70 ms sooner.
/// - `homeostat.jar` holds only a manifest, with the main class, the class path, the one package of
///   the JDK that the start needs opened, and leave to call a native library, which is done where
///   one is asked for.
void main(String[] args) throws IOException {
  Path folder = Files.createDirectories(Path.of(args[0]));
  List<Path> modules = Stream.of(args).skip(1).map(Path::of).toList();
  List<Path> libraries = libraries(modules.getFirst());
  for (Path module : modules) {
    copy(module, folder, JarFile.MANIFEST_NAME, this::withoutClassPath);
  }
  for (Path library : libraries) {
    if (library.getFileName().toString().startsWith("picocli-")) {
      raise(library, folder);
    } else {
      Files.copy(library, folder.resolve(library.getFileName()));
    }
  }
  String classPath =
      Stream.concat(modules.stream(), libraries.stream())
          .map(jar -> jar.getFileName().toString())
          .collect(Collectors.joining(" "));
  writeStarter(folder.resolve("homeostat.jar"), classPath);
}

/// The libraries that a manifest names; a path may contain blanks, so an entry ends at `.jar`.
List<Path> libraries(Path jar) throws IOException {
  try (var file = new JarFile(jar.toFile())) {
    String text = file.getManifest().getMainAttributes().getValue(Name.CLASS_PATH);
    return Stream.of(text.split("(?<=\\.jar) "))
        .filter(path -> !path.contains("/org/homeostat/"))
        .map(Path::of)
        .toList();
  }
}

byte[] withoutClassPath(byte[] bytes) {
  try {
    var manifest = new Manifest(new ByteArrayInputStream(bytes));
    manifest.getMainAttributes().remove(Name.CLASS_PATH);
    return bytes(manifest);
  } catch (IOException unreadable) {
    throw new IllegalArgumentException("a jar's manifest cannot be read", unreadable);
  }
}

/// Copies a jar, its classes raised from class file version 49 to 52 with the stack maps that asks.
void raise(Path jar, Path folder) throws IOException {
  try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
    var format =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.DeadCodeOption.PATCH_DEAD_CODE,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)));
    var raised =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(builder -> builder.withVersion(52, 0)));
    copy(jar, folder, ".class", old -> format.transformClass(format.parse(old), raised));
  }
}

/// Copies a jar, changing the entries whose names end as said.
void copy(Path jar, Path folder, String ending, UnaryOperator<byte[]> change) throws IOException {
  try (var file = new JarFile(jar.toFile());
      var out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar.getFileName())))) {
    for (JarEntry entry : Collections.list(file.entries())) {
      byte[] bytes = file.getInputStream(entry).readAllBytes();
      boolean changes = entry.getName().endsWith(ending) && !isModule(entry);
      write(out, entry.getName(), changes ? change.apply(bytes) : bytes);
    }
  }
}

boolean isModule(JarEntry entry) {
  return entry.getName().endsWith("module-info.class");
}

void writeStarter(Path target, String classPath) throws IOException {
  var manifest = new Manifest();
  var attributes = manifest.getMainAttributes();
  attributes.put(Name.MANIFEST_VERSION, "1.0");
  attributes.put(Name.MAIN_CLASS, "org.homeostat.studio.start.Start");
  attributes.put(Name.CLASS_PATH, classPath);
  attributes.put(new Name("Add-Exports"), "java.base/jdk.internal.module");
  attributes.put(new Name("Enable-Native-Access"), "ALL-UNNAMED");
  try (var out = new JarOutputStream(Files.newOutputStream(target))) {
    write(out, JarFile.MANIFEST_NAME, bytes(manifest));
  }
}

byte[] bytes(Manifest manifest) throws IOException {
  var bytes = new ByteArrayOutputStream();
  manifest.write(bytes);
  return bytes.toByteArray();
}

/// Writes an entry without the time of day, so that equal contents make equal jars.
void write(JarOutputStream out, String name, byte[] bytes) throws IOException {
  var entry = new JarEntry(name);
  entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
  out.putNextEntry(entry);
  out.write(bytes);
}
