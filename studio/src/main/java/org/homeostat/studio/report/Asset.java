package org.homeostat.studio.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/// A JavaScript library packed as a jar (a WebJar, whose version is the jar's), and our own files
/// beside this class.
enum Asset {
  UPLOT("uplot"),
  KATEX("katex");

  private final String library;

  Asset(String library) {
    this.library = library;
  }

  /// A text of ours.
  static String own(String name) {
    return text(Asset.class.getResourceAsStream(name), name);
  }

  /// A text of the library.
  String file(String path) {
    return new String(bytes(path), UTF_8);
  }

  /// A script of the library under its licence.
  String licensed(String path) {
    return "/*\n" + file("LICENSE").strip() + "\n*/\n" + file(path);
  }

  /// A file of the library.
  byte[] bytes(String path) {
    String name = "META-INF/resources/webjars/" + library + "/" + version() + "/" + path;
    return bytes(stream(name), name);
  }

  private String version() {
    String name = "META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    var properties = new Properties();
    try {
      properties.load(new StringReader(text(stream(name), name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  private static InputStream stream(String name) {
    InputStream in = Asset.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("not on the class path: " + name);
    }
    return in;
  }

  private static String text(InputStream in, String name) {
    return new String(bytes(in, name), UTF_8);
  }

  private static byte[] bytes(InputStream in, String name) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
