package org.homeostat.studio.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/// The pages of one column in one group of rows.
///
/// Source: *Apache Parquet file format*, "Data pages" and "Encodings".
final class ParquetPages {
  private final String name;
  private final long start;
  private final byte[] chunk;
  private final SchemaElement column;
  private final CompressionCodec codec;
  private ParquetValues dictionary;
  private int next;

  /// @param start where the bytes stand in the file
  ParquetPages(
      String name, long start, byte[] chunk, SchemaElement column, CompressionCodec codec) {
    this.name = name;
    this.start = start;
    this.chunk = chunk;
    this.column = column;
    this.codec = codec;
    dictionary = ParquetValues.none();
  }

  /// Reads all values into the rows from `first` on.
  void read(int index, int first, int count, Cells rows) throws IOException {
    int done = 0;
    while (done < count) {
      int place = next;
      PageHeader header = header();
      try {
        switch (header.getType()) {
          case DICTIONARY_PAGE -> dictionary = dictionary(header);
          case DATA_PAGE -> {
            DataPageHeader page = present(header.getData_page_header());
            int values = values(page.getNum_values(), count - done);
            ByteBuffer content = unpacked(header, 0, codec);
            checkLevels(content, page);
            store(index, first + done, values, page.getEncoding(), content, rows);
            done += values;
          }
          case DATA_PAGE_V2 -> {
            DataPageHeaderV2 page = present(header.getData_page_header_v2());
            int values = values(page.getNum_values(), count - done);
            store(index, first + done, values, page.getEncoding(), content(header, page), rows);
            done += values;
          }
          case INDEX_PAGE -> {}
        }
      } catch (ParquetValues.Malformed malformed) {
        throw DataException.at(
            where(place), malformed.expected(), malformed.found(), malformed.advice());
      }
      next += header.getCompressed_page_size();
    }
  }

  private PageHeader header() {
    int place = next;
    var in = new ByteArrayInputStream(chunk, next, chunk.length - next);
    PageHeader header;
    try {
      header = Util.readPageHeader(in);
    } catch (IOException | RuntimeException broken) {
      throw DataException.at(
          where(place), "the header of a page", String.valueOf(broken.getMessage()), "");
    }
    next = chunk.length - in.available();
    int size = header.getCompressed_page_size();
    if (size < 0 || size > chunk.length - next || header.getUncompressed_page_size() < 0) {
      throw DataException.at(
          where(place),
          "a page within its column of " + chunk.length + " bytes",
          size + " bytes",
          "");
    }
    return header;
  }

  private static <T> T present(T header) {
    if (header == null) {
      throw new ParquetValues.Malformed("the header of the page's kind", "none", "");
    }
    return header;
  }

  private static int values(int values, int most) {
    if (values < 0 || values > most) {
      throw new ParquetValues.Malformed("at most " + most + " values", String.valueOf(values), "");
    }
    return values;
  }

  private ParquetValues dictionary(PageHeader header) throws IOException {
    int count = present(header.getDictionary_page_header()).getNum_values();
    ByteBuffer content = unpacked(header, 0, codec);
    values(count, 8 * content.remaining());
    return ParquetValues.plain(column.getType(), content, count);
  }

  /// The values of a page whose levels stand before them, never compressed.
  private ByteBuffer content(PageHeader header, DataPageHeaderV2 page) throws IOException {
    if (page.getNum_nulls() > 0) {
      throw nulls();
    }
    int levels = page.getDefinition_levels_byte_length();
    if (page.getRepetition_levels_byte_length() != 0
        || levels < 0
        || levels > header.getCompressed_page_size()
        || levels > header.getUncompressed_page_size()) {
      throw new ParquetValues.Malformed("levels of a flat column", levels + " bytes", "");
    }
    boolean packed = !page.isSetIs_compressed() || page.isIs_compressed();
    return unpacked(header, levels, packed ? codec : CompressionCodec.UNCOMPRESSED);
  }

  private ByteBuffer unpacked(PageHeader header, int passed, CompressionCodec packing)
      throws IOException {
    int length = header.getCompressed_page_size() - passed;
    int size = header.getUncompressed_page_size() - passed;
    int from = next + passed;
    if (size > ByteSource.packedMost(length) + 64) {
      throw new ParquetValues.Malformed(
          "a page that deflate can pack into " + length + " bytes", size + " bytes", "");
    }
    return switch (packing) {
      case UNCOMPRESSED -> ordered(ByteBuffer.wrap(chunk, from, length));
      case SNAPPY -> ordered(Snappy.unpack(ByteBuffer.wrap(chunk, from, length), size));
      case GZIP -> {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(chunk, from, length))) {
          yield ordered(ByteBuffer.wrap(in.readNBytes(size)));
        } catch (IOException broken) {
          throw new ParquetValues.Malformed("gzip data", String.valueOf(broken.getMessage()), "");
        }
      }
      case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW ->
          throw new ParquetValues.Malformed(
              "no compression, SNAPPY or GZIP",
              packing.toString(),
              "write it with compression='snappy'");
    };
  }

  private static ByteBuffer ordered(ByteBuffer bytes) {
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Passes over the definition levels of a column that may have nulls, and refuses it if it has.
  private void checkLevels(ByteBuffer content, DataPageHeader page) {
    if (column.getRepetition_type() != FieldRepetitionType.OPTIONAL) {
      return;
    }
    int length = content.remaining() < 4 ? -1 : content.getInt();
    if (page.getDefinition_level_encoding() != Encoding.RLE
        || length < 0
        || length > content.remaining()) {
      throw new ParquetValues.Malformed("definition levels", length + " bytes", "");
    }
    var levels = new HybridRuns(content.slice(content.position(), length), 1);
    for (int i = 0; i < page.getNum_values(); i++) {
      if (levels.next() == 0) {
        throw nulls();
      }
    }
    content.position(content.position() + length);
  }

  private ParquetValues.Malformed nulls() {
    return new ParquetValues.Malformed(
        "a value in each cell of column '" + column.getName() + "'",
        "an empty cell",
        "fill the empty cells, or leave their rows out");
  }

  private void store(
      int index, int row, int count, Encoding encoding, ByteBuffer content, Cells rows) {
    ParquetValues values =
        switch (encoding) {
          case PLAIN -> ParquetValues.plain(column.getType(), content, count);
          case PLAIN_DICTIONARY, RLE_DICTIONARY -> dictionary.chosen(content, count);
          case RLE -> ParquetValues.truths(column.getType(), content, count);
          case null, default ->
              throw new ParquetValues.Malformed(
                  "plain, dictionary or run-length encoding",
                  Objects.toString(encoding),
                  "write it with use_dictionary=True and the version 1.0 of the format");
        };
    for (int i = 0; i < count; i++) {
      if (rows.isLabel(index)) {
        String text = values.text(i);
        if (text.isEmpty()) {
          throw nulls();
        }
        rows.label(row + i, text);
      } else if (rows.takes(index, values.number(i))) {
        rows.number(row + i, index, values.number(i));
      } else {
        throw new ParquetValues.Malformed(
            rows.expected(index), values.text(i) + " in row " + (row + i + 1), "");
      }
    }
  }

  private String where(int place) {
    return name + ", column '" + column.getName() + "', byte " + (start + place);
  }
}
