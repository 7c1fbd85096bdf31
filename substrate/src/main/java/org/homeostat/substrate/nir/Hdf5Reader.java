package org.homeostat.substrate.nir;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.links.SoftLink;
import io.jhdf.object.datatype.EnumDataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads a file that a stranger sent: what it claims to hold is measured before room is made for
/// it, and whatever the format's library meets in a broken file becomes one line.
final class Hdf5Reader {
  private static final int MOST_DEPTH = 70;
  private static final int MOST_ITEMS = 500_000;
  private static final long MOST_NUMBERS = 64L << 20;
  private static final int MOST_TEXTS = 2_000_000;
  private static final int LONGEST_TEXT = 1000;
  private static final List<String> ATTRIBUTES = List.of("__type__", "dt", "n_neurons", "t_max");
  private static final int LONGEST_PATH = 120;

  private int items;
  private long numbers;
  private long texts;

  private Hdf5Reader() {}

  /// @throws NirException if the bytes are not such a file, or hold too much
  static Item.Folder read(byte[] bytes) {
    try (HdfFile file = HdfFile.fromBytes(bytes)) {
      return new Hdf5Reader().folder(file, "", 0);
    } catch (NirException told) {
      throw told;
    } catch (RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | NoClassDefFoundError broken) {
      throw NirException.of(
          isUnknown(broken)
              ? "it has parts that are not read here, as newer versions of HDF5 write them, so write"
                  + " it without libver='latest': "
                  + reason(broken)
              : "not an HDF5 file, or a broken one: " + reason(broken));
    }
  }

  private static String reason(Throwable broken) {
    if (broken instanceof OutOfMemoryError) {
      return "it asks for more memory than there is";
    }
    String what = line(broken);
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause.getCause() == null && cause != broken && !line(cause).isBlank()) {
        what += ": " + line(cause);
      }
    }
    return what.isBlank() ? "its parts do not fit together" : what;
  }

  private static String line(Throwable broken) {
    return Objects.requireNonNullElse(broken.getMessage(), "").lines().findFirst().orElse("");
  }

  /// Whether a cause of a failure is that a part of the format is not known here.
  private static boolean isUnknown(Throwable broken) {
    return broken instanceof UnsupportedHdfException
        || (broken.getCause() != null && isUnknown(broken.getCause()));
  }

  private Item.Folder folder(Group group, String path, int depth) {
    Map<String, Item> found = new LinkedHashMap<>();
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      if (++items > MOST_ITEMS) {
        throw NirException.of("the file holds more than " + MOST_ITEMS + " items");
      }
      String name = child.getKey();
      String where = path + "/" + name;
      if (name.length() > LONGEST_TEXT) {
        throw NirException.of(place(path) + "a name is longer than " + LONGEST_TEXT + " letters");
      }
      found.put(name, item(child.getValue(), where, depth));
    }
    return new Item.Folder(found, attributes(group, path));
  }

  private static Map<String, Item> attributes(Group group, String path) {
    Map<String, Item> found = new LinkedHashMap<>();
    for (String name : ATTRIBUTES) {
      Attribute attribute = group.getAttribute(name);
      if (attribute == null || attribute.getSize() != 1) {
        continue;
      }
      Object value = attribute.getData();
      Object one = value.getClass().isArray() ? Array.get(value, 0) : value;
      if (one instanceof Number number) {
        found.put(name, new Item.Numbers(List.of(), new double[] {number.doubleValue()}, false));
      } else if (one instanceof String text) {
        found.put(name, Item.Texts.of(trimmed(text, path)));
      }
    }
    return found;
  }

  /// What a link leads to stands in its place.
  private Item item(Node node, String path, int depth) {
    if (depth > MOST_DEPTH) {
      throw NirException.of(place(path) + "groups and links nest deeper than " + MOST_DEPTH);
    }
    return switch (node) {
      case Group group -> folder(group, path, depth + 1);
      case Dataset dataset -> dataset(dataset, path);
      case SoftLink link when !link.isBrokenLink() -> item(link.getTarget(), path, depth + 1);
      default ->
          throw NirException.of(place(path) + "a link that leads out of the file or nowhere");
    };
  }

  private Item dataset(Dataset dataset, String path) {
    if (dataset.isEmpty() || Arrays.stream(dataset.getDimensions()).anyMatch(axis -> axis == 0)) {
      return new Item.Numbers(List.of(0), new double[0], false);
    }
    if (dataset.isCompound()) {
      throw NirException.of(place(path) + "expected numbers or texts, found a compound type");
    }
    List<Integer> axes = Arrays.stream(dataset.getDimensions()).boxed().toList();
    long size = 1;
    for (long axis : dataset.getDimensionsAsLong()) {
      if (axis < 1 || axis > MOST_NUMBERS / size) {
        throw NirException.of(
            place(path)
                + "of shape "
                + Arrays.toString(dataset.getDimensionsAsLong())
                + "; from 1 to "
                + MOST_NUMBERS
                + " numbers can be read");
      }
      size *= axis;
    }
    boolean isText = dataset.getJavaType() == String.class;
    numbers += isText ? 0 : size;
    texts += isText ? size : 0;
    if (numbers > MOST_NUMBERS || texts > MOST_TEXTS) {
      throw NirException.of(
          "the file holds more than "
              + (isText ? MOST_TEXTS + " texts" : MOST_NUMBERS + " numbers"));
    }
    return values(axes, (int) size, dataset, path);
  }

  private static Item values(List<Integer> axes, int size, Dataset dataset, String path) {
    Object data = dataset.getDataFlat();
    if (dataset.getDataType() instanceof EnumDataType) {
      return truths(data instanceof Object[] names ? names : new Object[] {data}, axes, path);
    }
    if (data instanceof String text) {
      return new Item.Texts(axes, List.of(trimmed(text, path)));
    }
    if (data instanceof Number number) {
      return new Item.Numbers(axes, new double[] {number.doubleValue()}, isWhole(number));
    }
    if (data.getClass().isArray() && Array.getLength(data) == size) {
      Object first = Array.get(data, 0);
      if (first instanceof String) {
        List<String> texts = new ArrayList<>();
        for (Object each : (Object[]) data) {
          texts.add(trimmed((String) each, path));
        }
        return new Item.Texts(axes, texts);
      }
      if (first instanceof Number number) {
        return new Item.Numbers(axes, numbers(data, size), isWhole(number));
      }
    }
    throw NirException.of(
        place(path) + "expected numbers or texts, found " + dataset.getJavaType().getSimpleName());
  }

  /// Truth values, which Python's h5py writes as a type of two names.
  private static Item truths(Object[] names, List<Integer> axes, String path) {
    double[] values = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals("TRUE") && !names[i].equals("FALSE")) {
        throw NirException.of(place(path) + "expected numbers or texts, found a type of names");
      }
      values[i] = names[i].equals("TRUE") ? 1 : 0;
    }
    return new Item.Numbers(axes, values, true);
  }

  private static double[] numbers(Object array, int size) {
    if (array instanceof double[] already) {
      return already;
    }
    double[] values = new double[size];
    if (array instanceof float[] floats) {
      for (int i = 0; i < size; i++) {
        values[i] = floats[i];
      }
      return values;
    }
    for (int i = 0; i < size; i++) {
      values[i] = ((Number) Array.get(array, i)).doubleValue();
    }
    return values;
  }

  private static boolean isWhole(Number number) {
    return !(number instanceof Double || number instanceof Float);
  }

  /// Texts of fixed length are padded with zeros or blanks.
  private static String trimmed(String text, String path) {
    int end = text.indexOf('\0');
    String trimmed = (end < 0 ? text : text.substring(0, end)).stripTrailing();
    if (trimmed.length() > LONGEST_TEXT) {
      throw NirException.of(place(path) + "a text is longer than " + LONGEST_TEXT + " letters");
    }
    return trimmed;
  }

  private static String place(String path) {
    String shown =
        path.length() <= LONGEST_PATH
            ? path
            : path.substring(0, LONGEST_PATH / 2)
                + "..."
                + path.substring(path.length() - LONGEST_PATH / 2);
    return "in the file at " + (shown.isEmpty() ? "/" : shown) + ": ";
  }
}
