package org.homeostat.substrate.unit;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks through the elements of a document without any document type, hence without entities, and
/// only so deep and so long.
final class XmlText {
  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 2_000_000;

  /// How a document begins in UTF-16, and how one says its encoding.
  private static final Pattern WIDE = Pattern.compile("\\xFE\\xFF|\\xFF\\xFE|\\x00<|<\\x00");

  private static final Pattern DECLARED =
      Pattern.compile("(?:\\xEF\\xBB\\xBF)?<\\?xml[^>]*\\bencoding\\s*=\\s*['\"]([^'\"]*)['\"]");

  private static final int BEGINNING = 200;
  private static final char MARK = '\uFEFF';

  private final String file;
  private final XMLStreamReader reader;
  private int depth;
  private int elements;

  XmlText(String file, byte[] bytes) {
    this.file = file;
    String text = text(bytes);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((_, system, _, _) -> {
      throw new XMLStreamException("nothing outside is read: " + system);
    });
    try {
      this.reader = factory.createXMLStreamReader(new StringReader(text));
    } catch (XMLStreamException damaged) {
      throw damaged(damaged);
    }
  }

  /// The text that the bytes are, which is found out here as the JDK's own decoders print lines to
  /// standard error.
  private String text(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.ISO_8859_1);
    Charset encoding = encoding(beginning);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      String text = encoding.newDecoder().decode(rest).toString();
      return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      String before = new String(bytes, 0, rest.position(), encoding);
      long line = 1 + before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      throw UnitException.of(
          file + ":" + line + ":" + column + ": not well-formed: not in " + encoding.name());
    }
  }

  private Charset encoding(String beginning) {
    if (WIDE.matcher(beginning).lookingAt()) {
      boolean little = beginning.startsWith("<");
      return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
    }
    Matcher declared = DECLARED.matcher(beginning);
    if (!declared.lookingAt()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException unknown) {
      throw UnitException.of(
          file + ":1:1: not well-formed: unknown encoding '" + declared.group(1) + "'");
    }
  }

  /// Goes to the next start of an element; whether there is one.
  boolean next() {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > DEEPEST || ++elements > MOST_ELEMENTS) {
              throw problem("too many elements, or too deep in each other");
            }
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw problem("a document type or entity, which no unit needs");
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException damaged) {
      throw damaged(damaged);
    }
  }

  /// How deep the element stands: 1 for the root.
  int depth() {
    return depth;
  }

  String element() {
    return reader.getLocalName();
  }

  /// The value of an attribute, or what stands in for it.
  String attribute(String name, String missing) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? missing : value;
  }

  boolean has(String name) {
    return reader.getAttributeValue(null, name) != null;
  }

  /// The line and column where the element ends its start.
  String place() {
    var location = reader.getLocation();
    return file + ":" + location.getLineNumber() + ":" + location.getColumnNumber() + ": ";
  }

  UnitException problem(String message) {
    return UnitException.of(place() + message);
  }

  private UnitException damaged(XMLStreamException damaged) {
    var location = damaged.getLocation();
    String where =
        location == null ? "" : ":" + location.getLineNumber() + ":" + location.getColumnNumber();
    String said = String.valueOf(damaged.getMessage());
    String last = said.substring(said.indexOf("Message:") + 1).replaceFirst("^essage:\\s*", "");
    return UnitException.of(file + where + ": not well-formed: " + last.strip());
  }
}
