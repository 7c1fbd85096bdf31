package org.homeostat.substrate.unit.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// A unit of FMI 3.0.
final class Fmi3 implements Functions {
  private static final MemorySegment NULL = MemorySegment.NULL;

  private final Calls calls;
  private final Arena arena = Arena.ofConfined();

  /// Seven results: five flags and the time of the next event.
  private final MemorySegment flags = arena.allocate(8);

  private final MemorySegment time = arena.allocate(ValueLayout.JAVA_DOUBLE);

  Fmi3(Setup setup) throws ReflectiveOperationException {
    var log = new Log();
    this.calls = new Calls(Path.of(setup.library()), log);
    MemorySegment name = arena.allocateFrom("homeostat");
    MemorySegment token = arena.allocateFrom(setup.token());
    MemorySegment resources = arena.allocateFrom(setup.resources() + "/");
    MemorySegment logger = log.function(3, arena);
    if (setup.exchange()) {
      calls.instantiate(
          "fmi3InstantiateModelExchange", name, token, resources, false, false, NULL, logger);
    } else {
      calls.instantiate(
          "fmi3InstantiateCoSimulation",
          name,
          token,
          resources,
          false,
          false,
          false,
          false,
          NULL,
          0L,
          NULL,
          logger,
          NULL);
    }
  }

  @Override
  public void enterInitialization(double start, double tolerance) {
    calls.call("fmi3EnterInitializationMode", true, tolerance, start, false, 0.0);
  }

  @Override
  public void exitInitialization() {
    calls.call("fmi3ExitInitializationMode");
  }

  @Override
  public void set(Port port, double[] values, int from) {
    transfer("fmi3Set", port, values, from, true);
  }

  @Override
  public void get(Port port, double[] values, int from) {
    transfer("fmi3Get", port, values, from, false);
  }

  private void transfer(String verb, Port port, double[] values, int from, boolean sets) {
    ValueType type = port.type();
    // an enumeration is read and set as an Int64
    String name = type == ValueType.ENUMERATION ? ValueType.INT64.title() : type.title();
    try (Arena inside = Arena.ofConfined()) {
      MemorySegment reference = inside.allocateFrom(ValueLayout.JAVA_INT, port.reference());
      MemorySegment memory = inside.allocate((long) port.values() * type.bytes(), 8);
      for (int i = 0; sets && i < port.values(); i++) {
        type.put(memory, i, values[from + i]);
      }
      calls.call(verb + name, reference, 1L, memory, (long) port.values());
      for (int i = 0; !sets && i < port.values(); i++) {
        values[from + i] = type.get(memory, i);
      }
    }
  }

  @Override
  public void step(double at, double length) {
    flags.fill((byte) 0);
    calls.call("fmi3DoStep", at, length, true, flag(0), flag(1), flag(2), time);
    if (isSet(1)) {
      throw new Refusal("it asks for the end of the simulation at the time " + at);
    }
  }

  @Override
  public void enterEventMode() {
    calls.call("fmi3EnterEventMode");
  }

  @Override
  public void enterContinuousTimeMode() {
    calls.call("fmi3EnterContinuousTimeMode");
  }

  @Override
  public Discrete updateDiscreteStates() {
    flags.fill((byte) 0);
    calls.call("fmi3UpdateDiscreteStates", flag(0), flag(1), flag(2), flag(3), flag(4), time);
    double next = isSet(4) ? time.get(ValueLayout.JAVA_DOUBLE, 0) : Double.POSITIVE_INFINITY;
    return new Discrete(isSet(0), isSet(1), next);
  }

  @Override
  public void setTime(double to) {
    calls.call("fmi3SetTime", to);
  }

  @Override
  public void setStates(double[] x) {
    calls.give("fmi3SetContinuousStates", x);
  }

  @Override
  public void getStates(double[] x) {
    calls.take("fmi3GetContinuousStates", x);
  }

  @Override
  public void derivatives(double[] into) {
    calls.take("fmi3GetContinuousStateDerivatives", into);
  }

  @Override
  public void indicators(double[] into) {
    calls.take("fmi3GetEventIndicators", into);
  }

  @Override
  public boolean completeStep() {
    flags.fill((byte) 0);
    calls.call("fmi3CompletedIntegratorStep", true, flag(0), flag(1));
    return isSet(0);
  }

  @Override
  public void free() {
    calls.call("fmi3Terminate");
    calls.free("fmi3FreeInstance");
    arena.close();
  }

  private MemorySegment flag(int number) {
    return flags.asSlice(number, 1);
  }

  private boolean isSet(int number) {
    return flags.get(ValueLayout.JAVA_BYTE, number) != 0;
  }
}
