package org.homeostat.system;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mistakes in the YAML and in the declarations of a system file are placed and explained.
final class MalformedFileTest {
  private static final String REST = "\nequations: dx = -x*dt\n";

  @ParameterizedTest
  @MethodSource({"files", "keys", "events", "values", "names"})
  void isRefusedAtItsPlace(Malformed file) {
    file.check();
  }

  static Stream<Malformed> files() {
    return Stream.of(
        Malformed.of("", "1:1: the file is empty"),
        Malformed.of("# only a comment\n", "1:1: the file is empty"),
        Malformed.of("just a text", "1:1: expected a mapping, found 'just a text'"),
        Malformed.of("- a\n- b\n", "1:1: expected a mapping, found a list"),
        Malformed.of("system: a\nstates: {x: 0\n", "3:1: while parsing a flow mapping"),
        Malformed.of(
            "system: a\n\tstates: {x: 0}" + REST, "2:1: while scanning | indent with spaces"),
        Malformed.of("system: a: b" + REST, "1:10: mapping values are not allowed | in quotes"),
        Malformed.of("system: \"a" + REST, "3:1: while scanning a quoted scalar"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nstates: {y: 0}" + REST,
            "3:1: duplicate key 'states' | keep one"),
        Malformed.of(
            "system: &a b\nabout: *a\nstates: {x: 0}" + REST,
            "1:9: anchors (&) and aliases (*) are not allowed | in quotes",
            "2:8: anchors (&) and aliases (*) are not allowed"),
        Malformed.of(
            "system: !!str a\nstates: {x: 0}" + REST, "1:9: type tags (!) are not allowed"),
        Malformed.of("system: a\n? [x, y]\n: 1" + REST, "2:3: a key must be a text, found a list"),
        Malformed.of("system: a\nstates: {x: 0}" + REST + "---\nb: c\n", "4:1: a second document"),
        Malformed.of("system: a\u0007", "1:10: a control character in the file"),
        Malformed.of(
            "system: a\nview: " + "[".repeat(50) + "]".repeat(50), "2:46: nested deeper than 40"),
        Malformed.of("#" + "x".repeat(1 << 20), "1:1: the file is larger than 1 MB"));
  }

  static Stream<Malformed> keys() {
    return Stream.of(
        Malformed.of(
            "sistem: a\nstates: {x: 0}" + REST,
            "1:1: unknown key 'sistem' | did you mean 'system'?"),
        Malformed.of("states: {x: 0}" + REST, "1:1: missing key 'system' | system: NAME"),
        Malformed.of("system: a\nstates: {x: 0}", "1:1: missing key 'equations' | equations: |"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nparamters: {k: 1}" + REST,
            "3:1: unknown key 'paramters' | did you mean 'parameters'?"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nenergy: x^2" + REST,
            "4:1: a system has equations or an energy, not both"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nmass: {}" + REST, "3:1: 'mass' is not supported yet"),
        Malformed.of(
            "system: a\nstates: {x: 0}\ncalculus: strat" + REST,
            "3:11: unknown calculus 'strat' | stratonovich"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nnoise: {n: {kind: poisson}}" + REST,
            "3:9: 'n' does not say when it happens | rate: 5"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nnoise: {n: {rate: 5}}" + REST,
            "3:19: only Poisson noise has a rate | kind: poisson"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nnoise: {n: {kind: pink}}" + REST,
            "3:19: unknown kind of noise 'pink'"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nnoise: {n: {shap: [2]}}" + REST,
            "3:13: unknown key 'shap' | did you mean 'shape'?"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nview: disk" + REST,
            "3:7: expected a mapping, found 'disk'"),
        Malformed.of("system: [a]\nstates: {x: 0}" + REST, "1:9: expected a text, found a list"),
        Malformed.of(
            "system: 3d\nstates: {x: 0}" + REST, "1:9: '3d' cannot be the name of a system"));
  }

  static Stream<Malformed> events() {
    String start = "system: a\nstates: {x: 0 m, z: {shape: [2]}}\nevents:\n";
    String rest = "\nequations: |\n  dx = 0*dt\n  dz = 0*dt\n";
    return Stream.of(
        Malformed.of(
            start + "  e: x > 1" + rest, "4:6: expected what the event is | e: {when: x > 1"),
        Malformed.of(
            start + "  e: {}" + rest, "4:3: 'e' does not say when it happens | when: v > 1"),
        Malformed.of(
            start + "  e: {whenn: x > 1 m}" + rest,
            "4:7: unknown key 'whenn' | did you mean 'when'?"),
        Malformed.of(
            start + "  x: {when: x > 1 m}" + rest, "4:3: 'x' is declared twice | rename one"),
        Malformed.of(
            start + "  e: {when: y > 1 m}" + rest, "4:13: unknown name 'y' | known here: t, x, z"),
        Malformed.of(
            start + "  e: {when: x}" + rest, "4:13: a condition holds or does not | v > threshold"),
        Malformed.of(
            start + "  e: {when: x > 1 m, set: {y: 0}}" + rest,
            "4:28: 'y' is not a state | the states are x, z"),
        Malformed.of(
            start + "  e: {when: z > 1, set: {x: 0 m}}" + rest,
            "4:26: the event has shape [2], the state 'x' has shape scalar | its own shape"),
        Malformed.of(
            start + "  e: {when: x > 1 m, set: {x: z}}" + rest,
            "4:31: the value has shape [2], the state 'x' has shape scalar"),
        Malformed.of(
            start + "  e: {when: x > 1 m, set: {x: 1 s}}" + rest,
            "4:31: the value has the unit s, the state 'x' has m"),
        Malformed.of(
            start + "  e: {when: x > 1 m, rate: 2 Hz}" + rest,
            "4:3: 'e' happens in two ways: when, rate | write one of"),
        Malformed.of(
            start + "  e: {rate: 2 s}" + rest, "4:13: expected a rate, found the unit s | 5 Hz"),
        Malformed.of(
            start + "  e: {of: fix, after: 1 s}\n  fie: {rate: 2 Hz}" + rest,
            "4:11: 'fix' is not an event | did you mean 'fie'"),
        Malformed.of(
            start + "  f: {rate: 2 Hz}\n  e: {of: f}" + rest,
            "5:3: 'e' does not say how long after f | after: 1.5 ms"),
        Malformed.of(
            start + "  f: {rate: 2 Hz}\n  e: {of: f, after: x*(1 s)/(1 m)}" + rest,
            "5:21: a delay is fixed: it cannot depend on 'x' | numbers and parameters"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nequations: dx = delay(x, 1 + x)*dt\n",
            "3:26: a delay is fixed: it cannot depend on 'x', which changes"),
        Malformed.of(
            start + "  e: {when: x > 1 m, refractory: 2 m}" + rest,
            "4:34: expected a time, found the unit m"),
        Malformed.of(
            start + "  e: {when: x > 1 m, refractory: z*(1 s)}" + rest,
            "4:34: this time has shape [2], the event has shape scalar"));
  }

  static Stream<Malformed> values() {
    return Stream.of(
        Malformed.of(
            "system: a\nstates: {x: {shape: [2], start: 1 s, unit: mV}}\nequations: dx = -x/(1 s)*dt\n",
            "2:33: the start is in 's', the declared unit is 'mV'"),
        Malformed.of("system: a\nstates: {x: zero}" + REST, "2:13: expected a number or quantity"),
        Malformed.of("system: a\nstates: {x: }" + REST, "2:12: expected a value, found nothing"),
        Malformed.of("system: a\nstates: {x: 1 mW/q}" + REST, "2:18: unknown unit 'q'"),
        Malformed.of("system: a\nstates: {x: 1/0}" + REST, "2:13: the value is not finite"),
        Malformed.of("system: a\nstates: {x: 1 +}" + REST, "2:16: expected a number, a name"),
        Malformed.of(
            "system: a\nstates: {x: [1, [2, 3]]}" + REST,
            "2:17: the elements of a list have one shape, found [2] after scalar"),
        Malformed.of(
            "system: a\nstates: {x: [1 m, 2 s]}" + REST,
            "2:19: the elements of a list have one unit"),
        Malformed.of(
            "system: a\nstates: {x: []}" + REST, "2:13: a list of values has at least one"),
        Malformed.of(
            "system: a\nstates: {x: {shape: [0]}}" + REST, "2:22: a length of a shape is a whole"),
        Malformed.of(
            "system: a\nstates: {x: {shape: [2, 2, 2, 2, 2]}}" + REST,
            "2:21: a shape has at most 4 axes"),
        Malformed.of(
            "system: a\nstates: {x: {shape: [100000, 1000]}}" + REST,
            "2:21: a shape has at most 10 million elements"),
        Malformed.of(
            "system: a\nstates: {x: {shape: [2], start: [1, 2, 3]}}" + REST,
            "2:33: the start has shape [3], the declared shape is [2] | single number"),
        Malformed.of(
            "system: a\nstates: {x: {size: 2}}" + REST,
            "2:14: unknown key 'size' | known here: shape, start, unit"));
  }

  static Stream<Malformed> names() {
    return Stream.of(
        Malformed.of(
            "system: a\nstates: {2x: 0}\nequations: dy = 0*dt\n",
            "2:10: '2x' cannot be the name of a state",
            "3:12: no state for the equation of 'dy'"),
        Malformed.of("system: a\nstates: {x: 0, t: 0}" + REST, "2:16: 't' is reserved | t is time"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nparameters: {pi: 3}" + REST, "3:14: 'pi' is reserved"),
        Malformed.of(
            "system: a\nstates: {x: 0}\ninputs: [x]" + REST, "3:10: 'x' is declared twice"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nparameters: {dx: 1}" + REST,
            "3:14: 'dx' is the differential of 'x'"),
        Malformed.of(
            "system: a\nstates: {}\nequations: ''\n",
            "1:9: a system has at least one state or output"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nfunctions: {f: x}" + REST, "3:13: expected a function"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nfunctions: {sin(y): y}" + REST,
            "3:13: 'sin' cannot be the name of a function"),
        Malformed.of(
            "system: a\nstates: {x: 0}\nfunctions: {f(y): y + z}" + REST,
            "3:23: a function uses its arguments only, found 'z'"));
  }
}
