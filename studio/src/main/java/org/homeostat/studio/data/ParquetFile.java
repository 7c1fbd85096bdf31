package org.homeostat.studio.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// A table as Parquet: flat columns of numbers and texts without nulls, uncompressed or compressed
/// with Snappy or gzip, in plain, dictionary or run-length encoding, which is what pandas, DuckDB
/// and Spark write unless told otherwise. The headers are read by Apache Parquet's own format
/// structures.
///
/// Source: *Apache Parquet file format*, "File format".
final class ParquetFile {
  private static final String MARK = "PAR1";
  private static final int TAIL = 8;

  /// The most numbers for which a byte of a file may stand: one that says more of itself has no
  /// examples to learn from.
  private static final int MOST_PACKED = 4096;

  private final FileChannel file;
  private final String name;
  private final long size;

  private ParquetFile(FileChannel file, String name) throws IOException {
    this.file = file;
    this.name = name;
    size = file.size();
  }

  static Examples read(Path path, String name, Layout layout) throws IOException {
    try (var file = FileChannel.open(path)) {
      return new ParquetFile(file, name)
          .read(columns -> new TableRows(name, columns, layout))
          .examples();
    }
  }

  /// Columns by name.
  static NamedColumns columns(Path path, String name, List<String> asked) throws IOException {
    try (var file = FileChannel.open(path)) {
      return new ParquetFile(file, name)
          .read(columns -> new NamedCells(name, columns, asked))
          .columns();
    }
  }

  private <C extends Cells> C read(Function<List<String>, C> cells) throws IOException {
    FileMetaData footer = footer();
    List<SchemaElement> schema = footer.getSchema().subList(1, footer.getSchema().size());
    schema.forEach(this::checkFlat);
    C rows = cells.apply(schema.stream().map(SchemaElement::getName).toList());
    long counted = 0;
    for (RowGroup group : footer.getRow_groups()) {
      if (group.getNum_rows() < 0 || group.getColumnsSize() != schema.size()) {
        throw at(
            size,
            schema.size() + " columns a group of rows",
            String.valueOf(group.getColumnsSize()));
      }
      counted = Math.addExact(counted, group.getNum_rows());
    }
    if (counted != footer.getNum_rows()) {
      throw at(size, footer.getNum_rows() + " rows", counted + " in the groups");
    }
    rows.rows(counted, Math.multiplyExact(size, MOST_PACKED));
    int first = 0;
    for (RowGroup group : footer.getRow_groups()) {
      for (int i = 0; i < schema.size(); i++) {
        column(group, i, schema.get(i), first, rows);
      }
      first += (int) group.getNum_rows();
    }
    return rows;
  }

  private FileMetaData footer() throws IOException {
    checkMark(0);
    checkMark(size - MARK.length());
    ByteBuffer tail = ByteBuffer.wrap(bytes(size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    if (length < 1 || length > size - TAIL - MARK.length()) {
      throw at(size - TAIL, "the length of the footer", Integer.toUnsignedString(length));
    }
    long start = size - TAIL - length;
    FileMetaData footer;
    try {
      footer = Util.readFileMetaData(new ByteArrayInputStream(bytes(start, length)), length);
    } catch (IOException | RuntimeException broken) {
      throw at(start, "a footer of Parquet", "another content: " + broken.getMessage());
    }
    if (footer.getSchemaSize() < 2 || footer.isSetEncryption_algorithm()) {
      throw at(start, "columns", footer.getSchemaSize() < 2 ? "none" : "encrypted ones");
    }
    return footer;
  }

  private void checkMark(long place) throws IOException {
    if (size < MARK.length() + TAIL) {
      throw at(0, "a file of Parquet", size + " bytes");
    }
    String mark = new String(bytes(place, MARK.length()), StandardCharsets.ISO_8859_1);
    if (!mark.equals(MARK)) {
      throw at(place, "'" + MARK + "'", mark.equals("PARE") ? "'PARE', encrypted" : "other bytes");
    }
  }

  private void checkFlat(SchemaElement column) {
    boolean plain = column.getRepetition_type() != FieldRepetitionType.REPEATED;
    if (!plain
        || (column.isSetNum_children() && column.getNum_children() > 0)
        || !column.isSetType()) {
      throw DataException.at(
          name,
          "a number or text in a cell of column '" + column.getName() + "'",
          "a list or a structure",
          "spread it over columns");
    }
  }

  private void column(RowGroup group, int index, SchemaElement column, int first, Cells rows)
      throws IOException {
    ColumnChunk chunk = group.getColumns().get(index);
    ColumnMetaData meta = chunk.getMeta_data();
    if (meta == null || meta.getType() != column.getType() || chunk.isSetFile_path()) {
      throw at(size, "column '" + column.getName() + "' in this file", "none of its type");
    }
    checkType(column, rows.isLabel(index));
    if (meta.getNum_values() != group.getNum_rows()) {
      throw at(size, group.getNum_rows() + " values", String.valueOf(meta.getNum_values()));
    }
    long data = meta.getData_page_offset();
    long dictionary = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : 0;
    long start = dictionary > 0 && dictionary < data ? dictionary : data;
    long length = meta.getTotal_compressed_size();
    if (start < MARK.length() || length < 0 || length > size - start || length > Sizes.MOST) {
      throw at(
          size, "column '" + column.getName() + "' within the file", length + " bytes at " + start);
    }
    var pages = new ParquetPages(name, start, bytes(start, (int) length), column, meta.getCodec());
    pages.read(index, first, (int) group.getNum_rows(), rows);
  }

  private void checkType(SchemaElement column, boolean label) {
    Type type = column.getType();
    if (type == Type.INT96
        || type == Type.FIXED_LEN_BYTE_ARRAY
        || (type == Type.BYTE_ARRAY && !label)) {
      throw DataException.at(
          name,
          "numbers in column '" + column.getName() + "'",
          type == Type.BYTE_ARRAY ? "texts" : String.valueOf(type),
          "leave it out, or name it as the label");
    }
  }

  private byte[] bytes(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw at(from + bytes.position(), bytes.remaining() + " more bytes", "the end of the file");
      }
    }
    return bytes.array();
  }

  private DataException at(long place, String expected, String found) {
    return DataException.at(name + ", byte " + place, expected, found, "");
  }
}
