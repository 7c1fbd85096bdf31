package org.homeostat.studio.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// Writes a Parquet file of required columns, uncompressed: equal data gives equal bytes.
///
/// The headers and the footer are written by Apache Parquet's own format structures; the pages are
/// plain doubles, or runs of equal values as a dictionary with run-length encoded indices (Parquet
/// format, "Encodings": PLAIN = 0, RLE_DICTIONARY = 8). See ADR 4.
final class ParquetWriter implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final List<Column> columns;
  private final OutputStream out;
  private final List<RowGroup> groups = new ArrayList<>();
  private List<ColumnChunk> chunks = new ArrayList<>();
  private long written;
  private long groupStart;
  private long rows;

  /// A column of the file.
  record Column(String name, Kind kind) {
    enum Kind {
      TEXT,
      INTEGER,
      DOUBLE
    }
  }

  ParquetWriter(Path file, List<Column> columns) throws IOException {
    this.columns = List.copyOf(columns);
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    put(MAGIC);
    groupStart = written;
  }

  /// The next column of the current group: runs of equal texts or numbers, of these lengths.
  void runs(List<?> values, int[] lengths) throws IOException {
    Column column = columns.get(chunks.size());
    var dictionary = new Bytes();
    values.forEach(dictionary::plain);
    var indices = new Bytes();
    int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(values.size() - 1));
    indices.write(width);
    long count = 0;
    for (int i = 0; i < lengths.length; i++) {
      indices.run(lengths[i], i, (width + 7) / 8);
      count += lengths[i];
    }
    long start = written;
    page(
        new PageHeader(PageType.DICTIONARY_PAGE, dictionary.size(), dictionary.size())
            .setDictionary_page_header(new DictionaryPageHeader(values.size(), Encoding.PLAIN)),
        dictionary.toByteArray());
    long dataStart = written;
    page(dataHeader(count, indices.size(), Encoding.RLE_DICTIONARY), indices.toByteArray());
    finish(
        column, List.of(Encoding.PLAIN, Encoding.RLE_DICTIONARY), count, start, dataStart, start);
  }

  /// The next column of the current group: numbers, part after part. A column whose parts are each
  /// one number throughout is written as runs.
  void doubles(List<double[]> parts, int[] lengths) throws IOException {
    if (IntStream.range(0, lengths.length).allMatch(i -> isRun(parts.get(i), lengths[i]))) {
      int[] filled = IntStream.range(0, lengths.length).filter(i -> lengths[i] > 0).toArray();
      List<Double> values = Arrays.stream(filled).mapToObj(i -> parts.get(i)[0]).toList();
      runs(values, Arrays.stream(filled).map(i -> lengths[i]).toArray());
      return;
    }
    Column column = columns.get(chunks.size());
    long start = written;
    long count = 0;
    for (int i = 0; i < lengths.length; i++) {
      ByteBuffer page =
          ByteBuffer.allocate(lengths[i] * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      page.asDoubleBuffer().put(parts.get(i), 0, lengths[i]);
      page(dataHeader(lengths[i], page.capacity(), Encoding.PLAIN), page.array());
      count += lengths[i];
    }
    finish(column, List.of(Encoding.PLAIN), count, start, start, -1);
  }

  private static boolean isRun(double[] part, int length) {
    for (int i = 1; i < length; i++) {
      if (Double.doubleToRawLongBits(part[i]) != Double.doubleToRawLongBits(part[0])) {
        return false;
      }
    }
    return true;
  }

  /// Ends the current group of rows, which has all its columns.
  void endGroup(long rowsOfGroup) {
    groups.add(new RowGroup(chunks, written - groupStart, rowsOfGroup));
    groupStart = written;
    rows += rowsOfGroup;
    chunks = new ArrayList<>();
  }

  /// Writes the footer.
  @Override
  public void close() throws IOException {
    try (out) {
      List<SchemaElement> schema = new ArrayList<>();
      schema.add(new SchemaElement("paths").setNum_children(columns.size()));
      columns.forEach(column -> schema.add(element(column)));
      var footer = new ByteArrayOutputStream();
      Util.writeFileMetaData(
          new FileMetaData(1, schema, rows, groups).setCreated_by("homeostat"), footer);
      put(footer.toByteArray());
      put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.size()).array());
      put(MAGIC);
    }
  }

  private static SchemaElement element(Column column) {
    SchemaElement element =
        new SchemaElement(column.name())
            .setType(type(column))
            .setRepetition_type(FieldRepetitionType.REQUIRED);
    return column.kind() == Column.Kind.TEXT
        ? element
            .setConverted_type(ConvertedType.UTF8)
            .setLogicalType(LogicalType.STRING(new StringType()))
        : element;
  }

  private static Type type(Column column) {
    return switch (column.kind()) {
      case TEXT -> Type.BYTE_ARRAY;
      case INTEGER -> Type.INT64;
      case DOUBLE -> Type.DOUBLE;
    };
  }

  private static PageHeader dataHeader(long values, int size, Encoding encoding) {
    return new PageHeader(PageType.DATA_PAGE, size, size)
        .setData_page_header(
            new DataPageHeader(Math.toIntExact(values), encoding, Encoding.RLE, Encoding.RLE));
  }

  private void page(PageHeader header, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Util.writePageHeader(header, bytes);
    put(bytes.toByteArray());
    put(content);
  }

  private void finish(
      Column column, List<Encoding> encodings, long count, long start, long data, long dictionary) {
    long size = written - start;
    var meta =
        new ColumnMetaData(
            type(column),
            encodings,
            List.of(column.name()),
            CompressionCodec.UNCOMPRESSED,
            count,
            size,
            size,
            data);
    if (dictionary >= 0) {
      meta.setDictionary_page_offset(dictionary);
    }
    chunks.add(new ColumnChunk(0).setMeta_data(meta));
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  /// The bytes of a page.
  private static final class Bytes extends ByteArrayOutputStream {
    void plain(Object value) {
      switch (value) {
        case Long number -> little(number, Long.BYTES);
        case Double number -> little(Double.doubleToRawLongBits(number), Double.BYTES);
        default -> {
          byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
          little(text.length, Integer.BYTES);
          writeBytes(text);
        }
      }
    }

    /// A run of the RLE/bit-packing hybrid: its length shifted left by one as a varint, its value.
    void run(int length, int value, int width) {
      int header = length << 1;
      while ((header & ~0x7f) != 0) {
        write((header & 0x7f) | 0x80);
        header >>>= 7;
      }
      write(header);
      little(value, width);
    }

    private void little(long value, int bytes) {
      for (int i = 0; i < bytes; i++) {
        write((int) (value >>> (8 * i)));
      }
    }
  }
}
