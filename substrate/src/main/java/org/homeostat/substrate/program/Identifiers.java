package org.homeostat.substrate.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.expression.Operators;

/// Names that are identifiers of another language, no two alike: `agent.z` is `agent_z`.
public final class Identifiers {
  private static final Set<String> C =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto"
                  + " if inline int long register restrict return short signed sizeof static"
                  + " struct switch typedef union unsigned void volatile while alignas alignof"
                  + " and and_eq asm bitand bitor bool catch class compl constexpr delete explicit"
                  + " export false friend mutable namespace new noexcept not not_eq nullptr"
                  + " operator or or_eq private protected public static_assert template this"
                  + " throw true try typename using virtual wchar_t xor xor_eq concept requires"
                  + " decltype linux unix seed steps main NULL EOF NAN"
                  + " INFINITY errno stdin stdout stderr SIZE_MAX PTRDIFF_MAX PTRDIFF_MIN "
                  + "8 16 32 64 MAX PTR _LEAST8 _LEAST16 _LEAST32 _LEAST64 _FAST8 _FAST16 _FAST32"
                      .concat(" _FAST64")
                      .replaceAll("(\\w+)", "INT$1_MAX INT$1_MIN UINT$1_MAX"))
              .split(" "));

  /// What a file of C cannot call a type or function of its own, beside what it cannot name at all:
  /// functions and types of the standard library, and of Unix.
  private static final Set<String> C_LIBRARY =
      Stream.of(
              ("abort abs access alarm asctime atexit atof atoi atol atoll bcmp bcopy brk bsearch"
                      + " bzero calloc chdir clearerr clock close connect creat ctime difftime div"
                      + " dup exit fclose feof ferror fflush ffs fgetc fgetpos fgets fopen fork"
                      + " fprintf fputc fputs fread free freopen fscanf fseek fsetpos ftell fwrite"
                      + " gamma getc getchar getenv gets gmtime imaxabs index int16_t int32_t"
                      + " int64_t int8_t intmax_t intptr_t isalnum isalpha isblank iscntrl isdigit"
                      + " isgraph islower isprint ispunct isspace isupper isxdigit j0 j1 jn kill"
                      + " labs ldiv link listen llabs lldiv localtime longjmp lseek malloc mblen"
                      + " memchr memcmp memcpy memmove memset mktime nice open pause perror pipe"
                      + " printf ptrdiff_t putc putchar puts qsort raise random read realloc"
                      + " remove rename rewind rindex scanf select send setbuf setjmp signal"
                      + " size_t sleep snprintf socket sprintf srand srandom sscanf ssize_t"
                      + " strcat strchr strcmp strcpy strdup strlen strncmp strstr strtod strtok"
                      + " strtol swab sync system time times tmpfile tolower toupper uint16_t"
                      + " uint32_t uint64_t uint8_t uintmax_t uintptr_t umask uname ungetc unlink"
                      + " usleep vprintf wait write y0 y1 yn rand"
                      + " "
                      + ("acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf"
                              + " erfc exp exp2 exp10 expm1 fabs fdim floor fma fmax fmin fmod"
                              + " frexp hypot ilogb ldexp lgamma llrint llround log log10 log1p"
                              + " log2 logb lrint lround modf nan nearbyint nextafter nexttoward"
                              + " pow remainder remquo rint round scalb scalbln scalbn significand"
                              + " sin sincos sinh sqrt tan tanh tgamma trunc cabs carg cexp cimag"
                              + " clog conj cpow cproj creal csqrt")
                          .replaceAll("(\\w+)", "$1 $1f $1l"))
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> VERILOG =
      Set.of(
          ("accept_on alias always always_comb always_ff always_latch and assert assign assume"
                  + " automatic before begin bind bins binsof bit break buf bufif0 bufif1 byte case"
                  + " casex casez cell chandle checker class clocking cmos config const constraint"
                  + " context continue cover covergroup coverpoint cross deassign default defparam"
                  + " design disable dist do edge else end endcase endchecker endclass endclocking"
                  + " endconfig endfunction endgenerate endgroup endinterface endmodule endpackage"
                  + " endprimitive endprogram endproperty endsequence endspecify endtable endtask"
                  + " enum event eventually expect export extends extern final first_match for"
                  + " force foreach forever fork forkjoin function generate genvar global highz0"
                  + " highz1 if iff ifnone ignore_bins illegal_bins implements implies import incdir"
                  + " include initial inout input inside instance int integer interconnect"
                  + " interface intersect join join_any join_none large let liblist library local"
                  + " localparam logic longint macromodule matches medium modport module nand"
                  + " negedge nettype new nexttime nmos nor noshowcancelled not notif0 notif1 null"
                  + " or output package packed parameter pmos posedge primitive priority program"
                  + " property protected pull0 pull1 pulldown pullup pulsestyle_ondetect"
                  + " pulsestyle_onevent pure rand randc randcase randsequence rcmos real realtime"
                  + " ref reg reject_on release repeat restrict return rnmos rpmos rtran rtranif0"
                  + " rtranif1 s_always s_eventually s_nexttime s_until s_until_with scalared"
                  + " sequence shortint shortreal showcancelled signed small soft solve specify"
                  + " specparam static string strong strong0 strong1 struct super supply0 supply1"
                  + " sync_accept_on sync_reject_on table tagged task this throughout time"
                  + " timeprecision timeunit tran tranif0 tranif1 tri tri0 tri1 triand trior trireg"
                  + " type typedef union unique unique0 unsigned until until_with untyped use uwire"
                  + " var vectored virtual void wait wait_order wand weak weak0 weak1 while wildcard"
                  + " wire with within wor xnor xor")
              .split(" "));

  private static final Set<String> MODELICA =
      Set.of(
          ("algorithm and annotation block break class connect connector constant constrainedby der"
                  + " discrete each else elseif elsewhen encapsulated end enumeration equation"
                  + " expandable extends external false final flow for function if import impure in"
                  + " initial inner input loop model not operator or outer output package parameter"
                  + " partial protected public pure record redeclare replaceable return stream then"
                  + " true type when while within Real Integer Boolean String time abs acos actualStream"
                  + " array asin assert atan atan2 backSample cardinality cat ceil change Clock"
                  + " Connections cos cosh cross delay diagonal div edge exp fill floor getInstanceName"
                  + " hold homotopy identity inStream integer interval linspace log log10 matrix max"
                  + " min mod ndims noClock noEvent ones outerProduct pre previous product reinit rem"
                  + " sample scalar semiLinear shiftSample sign sin sinh size skew smooth"
                  + " spatialDistribution sqrt subSample sum superSample symmetric tan tanh terminal"
                  + " terminate transpose vector zeros StateSelect ExternalObject AssertionLevel")
              .split(" "));

  /// Of ngspice: the last three of its formulas, `all` of its commands.
  private static final Set<String> SPICE =
      Set.of("gnd", "time", "temper", "hertz", "all", "and", "or", "not");

  private static final Set<String> EQUATIONS = Set.of("t", "dt", "pi", "and", "or", "not");

  /// C99 tells names apart by their first 63 characters, and a number may follow.
  private static final int LONGEST = 56;

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken;
  private final UnaryOperator<String> spelling;

  private Identifiers(Set<String> reserved, UnaryOperator<String> spelling) {
    this.taken = new HashSet<>(reserved);
    this.spelling = spelling;
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  /// Of C and C++.
  public static Identifiers inC() {
    return new Identifiers(C, Identifiers::shortened);
  }

  /// Of C and C++, of types and functions, which share their names with those of the library.
  public static Identifiers inFilesOfC() {
    Identifiers identifiers = inC();
    C_LIBRARY.forEach(identifiers::reserve);
    return identifiers;
  }

  /// Of Verilog and SystemVerilog, and of C++, which simulators translate them to.
  public static Identifiers inVerilog() {
    Identifiers identifiers = new Identifiers(VERILOG, Identifiers::shortened);
    C.forEach(identifiers::reserve);
    return identifiers;
  }

  /// Of no language: only that no two are alike.
  public static Identifiers ofAny() {
    return new Identifiers(Set.of(), name -> name);
  }

  /// Nodes of SPICE, which does not tell upper from lower case.
  public static Identifiers inSpice() {
    return new Identifiers(SPICE, name -> shortened(name).toLowerCase(Locale.ROOT));
  }

  /// Of Modelica: none is a keyword, a type or a function of the language.
  public static Identifiers inModelica() {
    return new Identifiers(MODELICA, name -> name);
  }

  /// Of equations here; none is the name of a function.
  public static Identifiers inEquations() {
    Set<String> reserved = new HashSet<>(EQUATIONS);
    reserved.addAll(Operators.functions());
    return new Identifiers(reserved, name -> name);
  }

  /// Keeps an identifier for the text that the names are written into.
  public void reserve(String identifier) {
    taken.add(identifier);
  }

  /// The identifier of a name; the same for the same name.
  public String of(String name) {
    String known = given.get(name);
    if (known != null) {
      return known;
    }
    String free = another(name);
    given.put(name, free);
    return free;
  }

  /// The identifier of a new name, which is free with something before it too.
  public String before(String prefix, String name) {
    String free = of(name);
    for (int n = 2; taken.contains(prefix + free); n++) {
      free = another(name + "_" + n);
    }
    taken.add(prefix + free);
    given.put(name, free);
    return free;
  }

  /// An identifier for the text that the names are written into, as much like a name as is free.
  /// What has that name itself gets another.
  public String another(String name) {
    String plain = plain(spelling.apply(name));
    String free = plain;
    for (int n = 2; !taken.add(free); n++) {
      free = plain + "_" + n;
    }
    return free;
  }

  /// Letters, digits and single underscores, with a letter first.
  private static String plain(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return safe.isEmpty() || Character.isDigit(safe.charAt(0)) ? "x" + safe : safe;
  }
}
