package org.homeostat.studio.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The records of a text of comma-separated values, one after the other (RFC 4180; lines may also
/// end with a line feed alone, and empty lines are passed over). A cell in quotes may hold commas
/// and line breaks; a quote within it is written twice.
final class CsvRecords {
  private static final int MOST_CHARACTERS = 1 << 24;
  private static final int MOST_FIELDS = 1 << 17;
  private static final int SHOWN = 40;
  private static final int END = -1;
  private static final int NONE = -2;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ByteSource source;
  private final Reader in;
  private final char[] block = new char[1 << 14];
  private int blockLength;
  private int blockNext;
  private int ahead = NONE;
  private int line = 1;
  private int column = 1;

  private char[] characters = new char[1 << 10];
  private int length;
  private int[] ends = new int[16];
  private int[] lines = new int[16];
  private int[] columns = new int[16];
  private int fields;

  CsvRecords(ByteSource source) throws IOException {
    this.source = source;
    in =
        new InputStreamReader(
            source.content(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    if (peek() == BYTE_ORDER_MARK) {
      take();
      column = 1;
    }
  }

  /// Goes on to the next record, if there is one.
  boolean next() throws IOException {
    while (peek() == '\n' || peek() == '\r') {
      lineBreak();
    }
    length = 0;
    fields = 0;
    if (peek() == END) {
      return false;
    }
    field();
    while (peek() == ',') {
      take();
      field();
    }
    if (peek() != END) {
      lineBreak();
    }
    return true;
  }

  int fields() {
    return fields;
  }

  /// The line where the current record begins.
  int startLine() {
    return lines[0];
  }

  String text(int field) {
    return new String(characters, start(field), ends[field] - start(field));
  }

  /// A cell for a message.
  String shown(int field) {
    String text = text(field);
    if (text.isBlank()) {
      return "an empty cell";
    }
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
  }

  /// The number in a cell, or NaN if it holds none.
  double number(int field) {
    int from = start(field);
    int to = ends[field];
    while (from < to && characters[from] == ' ') {
      from++;
    }
    while (from < to && characters[to - 1] == ' ') {
      to--;
    }
    int whole = 0;
    for (int i = from; i < to; i++) {
      char c = characters[i];
      if (c < '0' || c > '9' || to - from > 9) {
        return decimal(from, to);
      }
      whole = 10 * whole + (c - '0');
    }
    return from == to ? Double.NaN : whole;
  }

  private double decimal(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = characters[i];
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(new String(characters, from, to - from));
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  /// An exception that is placed at a cell of the current record.
  DataException unexpected(int field, String expected, String found) {
    boolean there = field < fields;
    return at(there ? lines[field] : line, there ? columns[field] : column, expected, found);
  }

  private DataException at(int atLine, int atColumn, String expected, String found) {
    return DataException.at(source.name() + ":" + atLine + ":" + atColumn, expected, found, "");
  }

  private int start(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  private void field() throws IOException {
    if (fields == ends.length) {
      if (fields == MOST_FIELDS) {
        throw at(line, column, "at most " + Sizes.count(MOST_FIELDS) + " cells a row", "more");
      }
      ends = Arrays.copyOf(ends, 2 * fields);
      lines = Arrays.copyOf(lines, 2 * fields);
      columns = Arrays.copyOf(columns, 2 * fields);
    }
    lines[fields] = line;
    columns[fields] = column;
    if (peek() == '"') {
      quoted();
    } else {
      plain();
    }
    ends[fields++] = length;
  }

  private void plain() throws IOException {
    for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != END; c = peek()) {
      if (c == '"') {
        throw at(line, column, "a cell that is wholly in quotes or has none", "a quote within it");
      }
      append((char) take());
    }
  }

  private void quoted() throws IOException {
    int fromLine = line;
    int fromColumn = column;
    take();
    while (true) {
      int c = peek();
      if (c == END) {
        throw at(
            fromLine,
            fromColumn,
            "the end of the cell that begins with this quote",
            "the end of the file");
      }
      take();
      if (c == '"') {
        if (peek() != '"') {
          break;
        }
        take();
      }
      append((char) c);
    }
    int after = peek();
    if (after != ',' && after != '\n' && after != '\r' && after != END) {
      throw at(
          line,
          column,
          "a comma or the end of the line after a cell in quotes",
          "'" + (char) after + "'");
    }
  }

  private void append(char c) {
    if (length == characters.length) {
      if (length == MOST_CHARACTERS) {
        throw at(
            line, column, "at most " + Sizes.count(MOST_CHARACTERS) + " characters a row", "more");
      }
      characters = Arrays.copyOf(characters, 2 * length);
    }
    characters[length++] = c;
  }

  private void lineBreak() throws IOException {
    if (take() == '\r' && peek() == '\n') {
      take();
    } else if (column != 1) { // a carriage return alone
      line++;
      column = 1;
    }
  }

  private int peek() throws IOException {
    if (ahead == NONE) {
      if (blockNext == blockLength && blockLength >= 0) {
        try {
          blockLength = in.read(block);
        } catch (CharacterCodingException malformed) {
          throw at(line, column, "a text in UTF-8", "other bytes");
        }
        blockNext = 0;
      }
      ahead = blockLength < 0 ? END : block[blockNext++];
    }
    return ahead;
  }

  private int take() throws IOException {
    int taken = peek();
    ahead = NONE;
    column++;
    if (taken == '\n') {
      line++;
      column = 1;
    }
    return taken;
  }
}
