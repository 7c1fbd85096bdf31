package org.homeostat.substrate.c;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;

/// What the code of a step has in every kind of numbers: names, the header, and how noise is drawn.
///
/// @param name of the struct and the functions
/// @param real the type of numbers
/// @param kind of numbers, as part of what identifies the model
/// @param tunable the parameters that are members too
/// @param members the identifiers of states, inputs and tunable parameters
/// @param past what delays keep
record Heading(
    FixedStep step,
    String name,
    String real,
    String kind,
    List<Variable> tunable,
    Map<String, String> members,
    List<History> past,
    Map<String, String> outputs) {
  /// Keeps a function out of the frame of the one that calls it.
  static final String APART =
      """
      /* Arrays of work stand in the frame of the caller: less stack at once, and nearer numbers. */
      #if defined(__GNUC__)
      #define APART __attribute__((noinline))
      #else
      #define APART
      #endif

      """;

  /// Names that the source file has for itself.
  private static final List<String> FUNCTIONS =
      List.of(
          ("add advance clock_time copy divide down draw exponent fill fused gauss horner inside key"
                  + " leading least magnitude mantissa most multiply multiply_add noise normals"
                  + " of_bits pair power2 product random_bits root rounded saturated scale"
                  + " square_root subtract to_bits up w")
              .split(" "));

  static Heading of(FixedStep step, String real, String kind, List<String> names) {
    List<Variable> tunable = names.stream().map(each -> parameter(step, each)).toList();
    Map<String, String> members = new LinkedHashMap<>();
    var identifiers = Identifiers.inC();
    step.system().states().forEach(v -> members.put(v.name(), identifiers.of(v.name())));
    step.system().inputs().forEach(v -> members.put(v.name(), identifiers.of(v.name())));
    tunable.forEach(v -> members.put(v.name(), identifiers.of(v.name())));
    Map<String, String> outputs = new LinkedHashMap<>();
    var observed = Identifiers.inC();
    step.observed().forEach(each -> outputs.put(each, observed.of(each)));
    var files = Identifiers.inC();
    FUNCTIONS.forEach(files::reserve);
    String name = files.of(step.system().name());
    List<History> past = History.of(step, identifiers);
    return new Heading(step, name, real, kind, tunable, members, past, outputs);
  }

  private static Variable parameter(FixedStep step, String name) {
    return step.system().parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + name));
  }

  /// The first lines of the source.
  String opening() {
    return "/* %1$s: see %1$s.h. */\n#include \"%1$s.h\"\n\n".formatted(name);
  }

  /// @param about lines that say what the numbers are
  CCode code(List<String> about, String source) {
    String model = SystemText.print(step.system());
    String sum = sum(model);
    String header = new Header(this, model, sum, about).text();
    return new CCode(name, header, source, sum, members, outputs);
  }

  /// The sum of the code.
  String sum() {
    return sum(SystemText.print(step.system()));
  }

  /// Of the equations, values and settings from which the code is made.
  private String sum(String model) {
    CRC32 crc = new CRC32();
    String all =
        model
            + step.values()
            + step.method().name()
            + step.start()
            + step.length()
            + kind
            + tunable;
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /// The statements that draw the normals of a step.
  String drawing(String real) {
    return "  " + real + " draw[" + step.normals() + "];\n  normals(s, draw);\n";
  }

  /// The functions that draw the normals of a step.
  ///
  /// @param drawn the type of numbers that are drawn
  /// @param cast to the type of numbers
  String normals(String drawn, String cast) {
    boolean areas = step.pairing() == Pairing.AREAS;
    String taken = areas ? "first" : "(s->steps & 1 ? second : first)";
    String index = areas ? "((uint64_t) 1 << 62) + s->steps" : "s->steps >> 1";
    return """
    /* Draws what the elements of a source need for a step; returns the place behind. */
    static REAL *noise(const NAME *s, uint64_t source, uint32_t elements, REAL *draw) {
      DRAWN first, second;
      for (uint32_t e = 0; e < elements; e++) {
        pair(key(source, e), INDEX, s->seed, &first, &second);
        *draw++ = TAKEN;
    ALSO  }
      return draw;
    }

    static void normals(const NAME *s, REAL *draw) {
    SOURCES}

    """
        .replace("ALSO", areas ? "    *draw++ = " + cast + "second;\n" : "")
        .replace("REAL", real)
        .replace("NAME", name)
        .replace("DRAWN", drawn)
        .replace("INDEX", index)
        .replace("TAKEN", cast + taken)
        .replace("SOURCES", sources());
  }

  private String sources() {
    StringBuilder text = new StringBuilder();
    for (Source source : step.sources()) {
      boolean last = source.equals(step.sources().getLast());
      text.append(last ? "  noise(" : "  draw = noise(").append("s, 0x");
      text.append(Long.toHexString(source.hash())).append("u, ").append(source.elements());
      text.append(", draw); /* ").append(Header.comment(source.name())).append(" */\n");
    }
    return text.toString();
  }
}
