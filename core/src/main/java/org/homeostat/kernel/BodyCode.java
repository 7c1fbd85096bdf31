package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The bytecode of the body of a loop: loads what comes from memory when it is first needed,
/// computes in local variables, stores what leaves the loop.
final class BodyCode {
  /// A value that is not needed again so soon is loaded again instead of kept.
  private static final int KEPT_FOR = 20;

  /// A value in a local variable and the number of its last use within the loop.
  private record Held(int local, int lastUse) {}

  private final Program program;
  private final CodeBuilder code;
  private final Emitter emitter;
  private final Access access;
  private final Map<Integer, Integer> late = new LinkedHashMap<>();
  private final Map<Integer, Held> held = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int nextLocal;

  /// @param firstLocal the first local variable that is free for values
  BodyCode(Program program, CodeBuilder code, Emitter emitter, Access access, int firstLocal) {
    this.program = program;
    this.code = code;
    this.emitter = emitter;
    this.access = access;
    this.nextLocal = firstLocal;
  }

  void write(List<Integer> instructions) {
    Map<Integer, List<Integer>> uses = uses(instructions);
    Set<Object> read = placesRead(instructions);
    for (int now = 0; now < instructions.size(); now++) {
      int index = instructions.get(now);
      Instruction in = program.instructions().get(index);
      int number = now;
      emitter.apply(
          code,
          ((Operation.Elementwise) in.operation()).primitive(),
          argument -> push(in.arguments().get(argument), number, uses));
      List<Integer> later = uses.getOrDefault(index, List.of());
      boolean stored = access.isStored(index);
      boolean mustWait = stored && read.contains(access.place(index));
      int lastUse = mustWait ? Integer.MAX_VALUE : later.isEmpty() ? now : later.getLast();
      int local = hold(index, lastUse);
      emitter.storeLocal(code, local);
      if (mustWait) {
        late.put(index, local);
      } else if (stored) {
        access.store(code, emitter, index, local);
      }
      release(now);
    }
    late.forEach((value, local) -> access.store(code, emitter, value, local));
  }

  /// For each value, the numbers of the instructions of this loop that use it, in order.
  private Map<Integer, List<Integer>> uses(List<Integer> instructions) {
    Map<Integer, List<Integer>> uses = new HashMap<>();
    for (int now = 0; now < instructions.size(); now++) {
      for (int argument : program.instructions().get(instructions.get(now)).arguments()) {
        uses.computeIfAbsent(argument, a -> new ArrayList<>()).add(now);
      }
    }
    return uses;
  }

  private Set<Object> placesRead(List<Integer> instructions) {
    Set<Object> read = new HashSet<>();
    for (int index : instructions) {
      for (int argument : program.instructions().get(index).arguments()) {
        if (program.instructions().get(argument).operation() instanceof Operation.Leaf) {
          read.add(access.place(argument));
        }
      }
    }
    return read;
  }

  private int hold(int value, int lastUse) {
    int local;
    if (free.isEmpty()) {
      local = nextLocal;
      nextLocal += emitter.localSlots();
    } else {
      local = free.pop();
    }
    held.put(value, new Held(local, lastUse));
    return local;
  }

  private void release(int now) {
    held.values()
        .removeIf(value -> {
          boolean done = value.lastUse() <= now;
          if (done) {
            free.push(value.local());
          }
          return done;
        });
  }

  /// Brings a value onto the stack: from its local variable, or from memory, and then keeps it if
  /// it is needed again soon.
  private void push(int value, int now, Map<Integer, List<Integer>> uses) {
    Held known = held.get(value);
    if (known != null) {
      emitter.loadLocal(code, known.local());
      return;
    }
    access.load(code, emitter, value);
    int last = access.isShared(value) ? now : lastSoon(uses.getOrDefault(value, List.of()), now);
    if (last > now) {
      int local = hold(value, last);
      emitter.storeLocal(code, local);
      emitter.loadLocal(code, local);
    }
  }

  /// The last of the uses that follow each other closely from now on.
  private static int lastSoon(List<Integer> uses, int now) {
    int last = now;
    for (int use : uses) {
      if (use > last && use - last <= KEPT_FOR) {
        last = use;
      }
    }
    return last;
  }
}
