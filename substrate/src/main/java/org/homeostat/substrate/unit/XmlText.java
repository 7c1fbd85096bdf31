package org.homeostat.substrate.unit;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

  /// How a document begins that is not in UTF-8: as UTF-16 does, or by saying so.
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\x00|.\\x00|\\xFE\\xFF|\\xFF\\xFE"
              + "|(\\xEF\\xBB\\xBF)?<\\?xml[^>]*\\bencoding\\s*=\\s*['\"](?!(?i:utf-8)['\"])",
          Pattern.DOTALL);

  private static final int BEGINNING = 200;

  private final String file;
  private final XMLStreamReader reader;
  private int depth;
  private int elements;

  XmlText(String file, byte[] bytes) {
    this.file = file;
    checkText(bytes);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((_, system, _, _) -> {
      throw new XMLStreamException("nothing outside is read: " + system);
    });
    try {
      this.reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    } catch (XMLStreamException damaged) {
      throw damaged(damaged);
    }
  }

  /// Refuses bytes that are no text in UTF-8 before the JDK reads them, which would print a line.
  private void checkText(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.ISO_8859_1);
    if (OTHERWISE.matcher(beginning).lookingAt()) {
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(rest);
    } catch (CharacterCodingException malformed) {
      String before = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
      long line = 1 + before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      throw UnitException.of(file + ":" + line + ":" + column + ": not well-formed: not in UTF-8");
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
