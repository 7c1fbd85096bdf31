package org.homeostat.studio.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.SourceText;
import org.homeostat.learning.RuleFiles;
import org.homeostat.substrate.onnx.OnnxException;
import org.homeostat.substrate.onnx.OnnxSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.YamlText;

/// Where systems, studies and learning rules are found: files of the working folder first, else
/// those that ship in the jar under the same paths. `shipped.txt` lists them, so that listing reads
/// nothing else.
///
/// @param folder the working folder
/// @param code whether native code may run
public record Library(Path folder, NativeCode code) {
  private static final String INDEX = "/shipped.txt";
  private static final String ONNX = ".onnx";

  /// The files of a folder, whose native code does not run.
  public Library(Path folder) {
    this(folder, NativeCode.REFUSED);
  }

  /// The same files, with other leave for native code.
  public Library allowing(NativeCode other) {
    return new Library(folder, other);
  }

  /// A system, study or learning rule with what it is about.
  ///
  /// @param path as a person writes it: `systems/lorenz.yaml`
  public record Entry(String path, String about) {
    /// The file's name without its ending: `lorenz`.
    public String name() {
      return nameOf(path);
    }

    public boolean isStudy() {
      return path.startsWith("studies/");
    }

    public boolean isRule() {
      return path.startsWith("rules/");
    }

    public boolean isSystem() {
      return !isStudy() && !isRule();
    }
  }

  /// What ships, in the order of the index, then what only the working folder has.
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String line : resource(INDEX).orElse("").lines().toList()) {
      int tab = line.indexOf('\t');
      entries.add(new Entry(line.substring(0, tab), line.substring(tab + 1)));
    }
    for (String place : List.of("studies", "systems", "rules")) {
      for (String path : local(place)) {
        if (entries.stream().noneMatch(entry -> entry.path().equals(path))) {
          entries.add(new Entry(path, about(path)));
        }
      }
    }
    return entries;
  }

  /// The text that is meant by a path, or by the name of a study or system.
  ///
  /// @throws WrongInput if there is none; the advice names the nearest
  public SourceText find(String asked) {
    return text(asked)
        .or(() -> named(asked).flatMap(entry -> text(entry.path())))
        .orElseThrow(() -> new WrongInput("no such file or study: '" + asked + "'", near(asked)));
  }

  /// The text at a path, if there is a file or it ships. A network in an .onnx file is read as the
  /// text of a system.
  ///
  /// @throws WrongInput if such a network cannot be read
  public Optional<SourceText> text(String path) {
    try {
      Path file = folder.resolve(path);
      if (Files.isRegularFile(file) && path.endsWith(ONNX)) {
        return Optional.of(SourceText.of(path, network(path, file)));
      }
      if (Files.isRegularFile(file)) {
        return Optional.of(SourceText.of(path, Files.readString(file, StandardCharsets.UTF_8)));
      }
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return path.endsWith(".yaml") && entriesShip(path)
        ? resource("/" + path).map(text -> SourceText.of(path, text))
        : Optional.empty();
  }

  private static String network(String path, Path file) throws IOException {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    try {
      return OnnxSystem.text(file, last.substring(0, last.length() - ONNX.length()));
    } catch (OnnxException wrong) {
      throw new WrongInput(path + ": " + wrong.problem(), wrong.advice());
    }
  }

  /// A table of numbers: the file at a path, else what ships under it, copied to a file that ends
  /// with the program.
  public Path table(Path path) throws IOException {
    Path file = folder.resolve(path);
    String shipped = path.toString().replace('\\', '/');
    boolean ships =
        shipped.endsWith(".csv") && shipped.startsWith("studies/") && !shipped.contains("..");
    Optional<String> text =
        ships && !Files.exists(file) ? resource("/" + shipped) : Optional.empty();
    if (text.isEmpty()) {
      return file;
    }
    Path copy = Files.createTempFile("homeostat-", ".csv");
    copy.toFile().deleteOnExit();
    return Files.writeString(copy, text.get());
  }

  /// The system file that a study names, or holds itself as a text of several lines; one that is
  /// not there is a problem.
  public Optional<SourceText> system(YamlText named, Problems problems) {
    String text = named.text();
    Optional<SourceText> source = text.contains("\n") ? Optional.of(named.source()) : text(text);
    if (source.isEmpty()) {
      problems.add(named.problem("no such system file: '" + text + "'", near(text)));
    }
    return source;
  }

  /// The files of learning rules among these.
  RuleFiles rules() {
    return new RuleFiles() {
      @Override
      public Optional<SourceText> text(String path) {
        return Library.this.text(path);
      }

      @Override
      public String near(String path) {
        return Library.this.near(path);
      }
    };
  }

  /// The nearest paths and names to one that is not there.
  public String near(String asked) {
    List<Entry> entries = entries();
    List<String> names =
        Nearest.of(nameOf(asked), entries.stream().map(Entry::name).distinct().toList());
    List<Entry> near =
        names.stream()
            .flatMap(name -> entries.stream().filter(entry -> entry.name().equals(name)))
            .toList();
    boolean path = asked.contains("/") || asked.endsWith(".yaml");
    List<String> shown =
        path ? paths(asked, near) : near.stream().map(Entry::name).distinct().toList();
    return shown.isEmpty()
        ? "'homeostat list' shows the systems and studies that ship"
        : "did you mean '" + String.join("', '", shown) + "'?";
  }

  /// The paths that begin with the same folder, if there are any, or all.
  private static List<String> paths(String asked, List<Entry> near) {
    String folder = asked.substring(0, asked.indexOf('/') + 1);
    List<String> all = near.stream().map(Entry::path).toList();
    List<String> beside = all.stream().filter(path -> path.startsWith(folder)).toList();
    return beside.isEmpty() ? all : beside;
  }

  private static String nameOf(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.endsWith(".yaml") ? file.substring(0, file.length() - 5) : file;
  }

  private Optional<Entry> named(String name) {
    List<Entry> all = entries();
    return Stream.concat(all.stream().filter(Entry::isStudy), all.stream().filter(Entry::isSystem))
        .filter(entry -> entry.name().equals(name))
        .findFirst();
  }

  private static boolean entriesShip(String path) {
    return List.of("systems/", "studies/", "rules/").stream().anyMatch(path::startsWith)
        && !path.contains("..");
  }

  private List<String> local(String place) {
    if (!Files.isDirectory(folder.resolve(place))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.resolve(place), 3)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private String about(String path) {
    return text(path).stream()
        .flatMap(text -> text.text().lines())
        .filter(line -> line.startsWith("about:"))
        .map(line -> line.substring("about:".length()).strip())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> resource(String path) {
    try (InputStream in = Library.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packed file " + path, e);
    }
  }
}
