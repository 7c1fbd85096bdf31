package org.homeostat.energy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.homeostat.expression.Shape;

/// What a model has learned, as a file that NumPy reads too: a zip with an array `NAME.npy` for
/// each parameter, beside texts such as the energy. Equal contents give equal bytes.
///
/// ```
/// WeightsFile file = WeightsFile.read(Path.of("model.npz"));
/// Energy energy = Energy.read(SourceText.of("energy.yaml", file.text("energy.yaml")));
/// float[] weights = (float[]) file.array("W1").numbers();
/// ```
///
/// Only what [#write] writes is read: little-endian floats or doubles, the last axis fastest.
/// Source of the format: NumPy Enhancement Proposal 1, version 1.0.
///
/// @param arrays by name, in the order of the file
/// @param texts by the names of their entries
public record WeightsFile(Map<String, Array> arrays, Map<String, String> texts) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final String ENDING = ".npy";
  private static final int ALIGNED = 64;

  /// Most bytes of an entry: a file that claims more is refused.
  private static final int MOST = 1 << 30;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f([48])', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\), \\}\\s*");

  /// An array.
  ///
  /// @param numbers `float[]` or `double[]`
  public record Array(Shape shape, Object numbers) {}

  public WeightsFile {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// A text of the file, empty if it has none of this name.
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /// An array of the file.
  ///
  /// @throws IllegalArgumentException if it has none of this name
  public Array array(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("there is no array '" + name + "' in the file");
    }
    return array;
  }

  /// Writes the texts, then the arrays.
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        entry(zip, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, Array> array : arrays.entrySet()) {
        entry(zip, array.getKey() + ENDING, bytes(array.getValue()));
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(new GregorianCalendar(1980, Calendar.FEBRUARY, 1).getTimeInMillis());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] bytes(Array array) {
    boolean single = array.numbers() instanceof float[];
    String lengths =
        array.shape().lengths().stream()
            .map(length -> length + ",")
            .collect(Collectors.joining(" "));
    String header =
        "{'descr': '<f%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(single ? 4 : 8, lengths);
    int length = Math.ceilDiv(MAGIC.length + 2 + header.length() + 1, ALIGNED) * ALIGNED;
    int size = array.shape().size() * (single ? Float.BYTES : Double.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(length + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) (length - MAGIC.length - 2));
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < length - 1) {
      bytes.put((byte) ' ');
    }
    bytes.put((byte) '\n');
    switch (array.numbers()) {
      case float[] floats -> bytes.asFloatBuffer().put(floats);
      case double[] doubles -> bytes.asDoubleBuffer().put(doubles);
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    }
    return bytes.array();
  }

  /// @throws IOException if the file cannot be read
  /// @throws IllegalArgumentException if it is none of these, which the message says
  public static WeightsFile read(Path file) throws IOException {
    Map<String, Array> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        var zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        String name = entry.getName();
        byte[] bytes = bytes(zip, file + ", entry " + name);
        if (name.endsWith(ENDING)) {
          String array = name.substring(0, name.length() - ENDING.length());
          arrays.put(
              array,
              array(bytes)
                  .orElseThrow(() ->
                      new IllegalArgumentException(
                          file + ", entry " + name + ": no array of floats or doubles")));
        } else {
          texts.put(name, new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    if (arrays.isEmpty()) {
      throw new IllegalArgumentException(file + ": no model, as it is no zip with arrays");
    }
    return new WeightsFile(arrays, texts);
  }

  private static byte[] bytes(ZipInputStream zip, String place) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    for (int read = zip.read(part); read >= 0; read = zip.read(part)) {
      bytes.write(part, 0, read);
      if (bytes.size() > MOST) {
        throw new IllegalArgumentException(place + ": larger than 1 GB");
      }
    }
    return bytes.toByteArray();
  }

  private static Optional<Array> array(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < MAGIC.length + 2
        || !ByteBuffer.wrap(MAGIC).equals(in.slice(0, MAGIC.length))) {
      return Optional.empty();
    }
    int start = MAGIC.length + 2 + Short.toUnsignedInt(in.getShort(MAGIC.length));
    if (start > bytes.length) {
      return Optional.empty();
    }
    int header = start - MAGIC.length - 2;
    Matcher said =
        HEADER.matcher(new String(bytes, MAGIC.length + 2, header, StandardCharsets.US_ASCII));
    if (!said.matches()) {
      return Optional.empty();
    }
    List<Integer> lengths =
        Pattern.compile("\\d+")
            .matcher(said.group(2))
            .results()
            .map(each -> length(each.group()))
            .toList();
    int bytesEach = Integer.parseInt(said.group(1));
    long size = bytesEach;
    for (int length : lengths) {
      size = Math.min(size * length, MOST + 1L);
    }
    if (lengths.contains(0) || size != bytes.length - start || lengths.size() > Shape.MOST_AXES) {
      return Optional.empty();
    }
    in.position(start);
    Shape shape = lengths.isEmpty() ? Shape.SCALAR : new Shape(lengths);
    return Optional.of(new Array(shape, numbers(in, bytesEach == Float.BYTES, shape.size())));
  }

  /// 0, which no length is, for what is no number.
  private static int length(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private static Object numbers(ByteBuffer in, boolean single, int size) {
    if (single) {
      float[] floats = new float[size];
      in.asFloatBuffer().get(floats);
      return floats;
    }
    double[] doubles = new double[size];
    in.asDoubleBuffer().get(doubles);
    return doubles;
  }
}
