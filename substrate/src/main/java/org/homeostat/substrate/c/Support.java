package org.homeostat.substrate.c;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeostat.expression.Precision;

/// Functions written in C that a program may need, each in a file of its own, in the order in which
/// they stand. In a file that serves both precisions `real` is the type, `@` the ending of names.
enum Support {
  BITS,
  BITSF,
  FUSED(BITS),
  FUSEDF(BITS),
  ROOT(BITS),
  LEAST(BITS),
  LEASTF(BITSF),
  MOST(BITS),
  MOSTF(BITSF),
  MAGNITUDE(BITS),
  MAGNITUDEF(BITSF),
  POWER2(BITS),
  POWER2F(BITSF),
  EXPONENT(BITS),
  EXPONENTF(BITSF),
  MANTISSA(BITS),
  MANTISSAF(BITSF),
  PRODUCT(FUSED),
  PRODUCTF(FUSEDF),
  PHILOX,
  NORMALS(FUSED, ROOT, PHILOX),
  INTEGERS;

  private static final Set<Support> SHARED =
      EnumSet.of(LEAST, LEASTF, MOST, MOSTF, PRODUCT, PRODUCTF);

  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:static.*?|} |typedef .*)\\b(\\w+)(?:\\(|;$)");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<Support> needs;

  Support(Support... needs) {
    this.needs = List.of(needs);
  }

  /// The variant of this function for a precision.
  Support in(Precision precision) {
    return precision == Precision.FLOAT ? valueOf(name() + "F") : this;
  }

  /// The name of the function.
  String function() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The names of all types, functions and macros that a file of code may have beside its own.
  static Set<String> names() {
    String all = text(EnumSet.allOf(Support.class));
    Set<String> names = new HashSet<>();
    DECLARED.matcher(all).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /// The text of these functions and of those that they need.
  static String text(Set<Support> wanted) {
    Set<Support> all = EnumSet.noneOf(Support.class);
    wanted.forEach(each -> each.collect(all));
    StringBuilder text = new StringBuilder();
    all.forEach(each -> text.append(each.text()).append('\n'));
    return text.toString();
  }

  private void collect(Set<Support> all) {
    all.add(this);
    needs.forEach(each -> each.collect(all));
  }

  private String text() {
    if (!SHARED.contains(this)) {
      return read(function());
    }
    boolean single = function().endsWith("f");
    String file = single ? function().substring(0, function().length() - 1) : function();
    return read(file)
        .replace("@(", single ? "f(" : "(")
        .replace("real ", single ? "float " : "double ")
        .replace("SIGN", single ? "31" : "63");
  }

  private static String read(String name) {
    try (InputStream in = Support.class.getResourceAsStream(name + ".c")) {
      if (in == null) {
        throw new IllegalStateException("the file " + name + ".c is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
