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
  private final Placement placement;
  private final CodeBuilder code;
  private final Emitter emitter;
  private final LoopCode.Addressing addressing;
  private final int count;
  private final Map<Integer, Integer> late = new LinkedHashMap<>();
  private final Map<Integer, Held> held = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int nextLocal = LoopCode.FIRST_VALUE;

  BodyCode(
      Program program,
      Placement placement,
      CodeBuilder code,
      Emitter emitter,
      LoopCode.Addressing addressing,
      int count) {
    this.program = program;
    this.placement = placement;
    this.code = code;
    this.emitter = emitter;
    this.addressing = addressing;
    this.count = count;
  }

  void write(List<Integer> instructions) {
    Map<Integer, List<Integer>> uses = uses(instructions);
    Set<Place> read = placesRead(instructions);
    for (int now = 0; now < instructions.size(); now++) {
      int index = instructions.get(now);
      Instruction in = program.instructions().get(index);
      int number = now;
      emitter.apply(
          code,
          ((Operation.Elementwise) in.operation()).primitive(),
          argument -> push(in.arguments().get(argument), number, uses));
      List<Integer> later = uses.getOrDefault(index, List.of());
      boolean stored = placement.has(index);
      boolean mustWait = stored && read.contains(placement.of(index));
      int lastUse = mustWait ? Integer.MAX_VALUE : later.isEmpty() ? now : later.getLast();
      int local = hold(index, lastUse);
      emitter.storeLocal(code, local);
      if (mustWait) {
        late.put(index, local);
      } else if (stored) {
        store(index, local);
      }
      release(now);
    }
    late.forEach(this::store);
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

  private Set<Place> placesRead(List<Integer> instructions) {
    Set<Place> read = new HashSet<>();
    for (int index : instructions) {
      for (int argument : program.instructions().get(index).arguments()) {
        if (program.instructions().get(argument).operation() instanceof Operation.Leaf) {
          read.add(placement.of(argument));
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
    load(value);
    boolean shared = placement.of(value) instanceof Place.Uniform;
    int last = shared ? now : lastSoon(uses.getOrDefault(value, List.of()), now);
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

  private void load(int value) {
    boolean scalar = program.instructions().get(value).shape().size() == 1;
    boolean oneLane = addressing == LoopCode.Addressing.ELEMENTS;
    switch (placement.of(value)) {
      case Place.Lane(int offset) ->
          element(
              scalar && oneLane,
              () -> {
                code.aload(LoopCode.LANES);
                index(offset * count, scalar);
              });
      case Place.Normals(int offset) ->
          element(
              scalar && oneLane,
              () -> {
                code.aload(LoopCode.NORMALS);
                index(offset * count, scalar);
                code.iload(LoopCode.START).iadd();
              });
      case Place.Uniform(int offset) ->
          element(
              scalar || !oneLane,
              () -> {
                code.aload(LoopCode.UNIFORM);
                uniformIndex(offset, scalar);
              });
    }
  }

  private void element(boolean shared, Runnable address) {
    if (shared) {
      emitter.loadShared(code, address);
    } else {
      emitter.loadElements(code, address);
    }
  }

  /// The index of a value that differs between lanes, from the word where it starts.
  private void index(int start, boolean scalar) {
    code.loadConstant(start);
    switch (addressing) {
      case LANES, FLAT -> code.iload(LoopCode.INDEX).iadd();
      case ELEMENTS -> {
        if (!scalar) {
          code.iload(LoopCode.INDEX).iadd();
        }
      }
      case NESTED -> {
        code.iload(LoopCode.INDEX).iadd();
        if (!scalar) {
          code.iload(LoopCode.ROW).iadd();
        }
      }
    }
  }

  private void uniformIndex(int start, boolean scalar) {
    code.loadConstant(start);
    if (!scalar) {
      switch (addressing) {
        case ELEMENTS -> code.iload(LoopCode.INDEX).iadd();
        case NESTED -> code.iload(LoopCode.ELEMENT).iadd();
        case LANES, FLAT -> throw new IllegalStateException("an array among scalars");
      }
    }
  }

  private void store(int value, int local) {
    Place.Lane place = (Place.Lane) placement.of(value);
    boolean scalar = program.instructions().get(value).shape().size() == 1;
    emitter.store(
        code,
        local,
        () -> {
          code.aload(LoopCode.LANES);
          index(place.offset() * count, scalar);
        });
  }
}
