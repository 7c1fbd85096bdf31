package org.homeostat.substrate.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
                  + " decltype linux unix seed steps main")
              .split(" "));

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

  private static final Set<String> SPICE = Set.of("gnd", "time");

  private static final Set<String> EQUATIONS = Set.of("t", "dt", "pi", "and", "or", "not");

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken;
  private final UnaryOperator<String> spelling;

  private Identifiers(Set<String> reserved, UnaryOperator<String> spelling) {
    this.taken = new HashSet<>(reserved);
    this.spelling = spelling;
  }

  /// Of C and C++.
  public static Identifiers inC() {
    return new Identifiers(C, name -> name);
  }

  /// Of Verilog and SystemVerilog.
  public static Identifiers inVerilog() {
    return new Identifiers(VERILOG, name -> name);
  }

  /// Nodes of SPICE, which does not tell upper from lower case.
  public static Identifiers inSpice() {
    return new Identifiers(SPICE, name -> name.toLowerCase(Locale.ROOT));
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
