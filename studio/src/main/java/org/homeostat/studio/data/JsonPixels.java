package org.homeostat.studio.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// The pixels of `{"data": [v/255, ...]}`, as bytes. The values may be rounded to three decimals.
final class JsonPixels {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int WHITE = 255;

  /// Half of the last of three decimals, as a part of a level, and a little.
  private static final double ROUNDED = 0.0005 * WHITE + 0.0001;

  private final JsonParser in;
  private final String name;
  private byte[] pixels = new byte[1 << 16];
  private int count;

  private JsonPixels(JsonParser in, String name) {
    this.in = in;
    this.name = name;
  }

  /// @param size how many pixels an image has
  static byte[] read(InputStream in, String name, int size) throws IOException {
    try (JsonParser parser =
        FACTORY.createParser(
            ObjectReadContext.empty(), new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var read = new JsonPixels(parser, name);
      read.document();
      if (read.count == 0 || read.count % size != 0) {
        throw DataException.at(
            name, "images of " + size + " numbers", Sizes.count(read.count) + " numbers", "");
      }
      return Arrays.copyOf(read.pixels, read.count);
    } catch (JacksonIOException io) {
      throw new IOException(io.getMessage(), io);
    } catch (JacksonException malformed) {
      var place = malformed.getLocation();
      String where =
          place == null ? name : name + ":" + place.getLineNr() + ":" + place.getColumnNr();
      throw DataException.at(where, "a JSON document", malformed.getOriginalMessage(), "");
    }
  }

  private void document() {
    expect(JsonToken.START_OBJECT, "'{'");
    expect(JsonToken.PROPERTY_NAME, "\"data\"");
    if (!in.currentName().equals("data")) {
      throw unexpected("\"data\"");
    }
    expect(JsonToken.START_ARRAY, "'['");
    for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
      if (next == null || !next.isNumeric()) {
        throw unexpected("a number");
      }
      add(in.getDoubleValue());
    }
    expect(JsonToken.END_OBJECT, "'}'");
    if (in.nextToken() != null) {
      throw unexpected("the end of the file");
    }
  }

  private void add(double value) {
    double level = value * WHITE;
    long nearest = Math.round(level);
    if (!(Math.abs(level - nearest) <= ROUNDED) || nearest < 0 || nearest > WHITE) {
      throw unexpected("v/255 of a whole number v from 0 to 255");
    }
    if (count == pixels.length) {
      pixels = Arrays.copyOf(pixels, 2 * count);
    }
    pixels[count++] = (byte) nearest;
  }

  private void expect(JsonToken token, String text) {
    if (in.nextToken() != token) {
      throw unexpected(text);
    }
  }

  private DataException unexpected(String expected) {
    var place = in.currentTokenLocation();
    String found = in.currentToken() == null ? "the end" : in.getString();
    return DataException.at(
        name + ":" + place.getLineNr() + ":" + place.getColumnNr(),
        expected,
        "'" + shortened(found) + "'",
        "");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
