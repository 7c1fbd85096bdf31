package org.homeostat.substrate.unit.host;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// A unit of FMI 2.0. Its Booleans and enumerations are ints of C.
final class Fmi2 implements Functions {
  private static final int FALSE = 0;
  private static final int TRUE = 1;
  private static final int EXCHANGE = 0;
  private static final int CO_SIMULATION = 1;

  private final Calls calls;
  private final Arena arena = Arena.ofConfined();

  /// `fmi2EventInfo`: five ints, a gap, and a double.
  private final MemorySegment event = arena.allocate(32, 8);

  Fmi2(Setup setup) throws ReflectiveOperationException {
    var log = new Log();
    this.calls = new Calls(Path.of(setup.library()), log);
    calls.instantiate(
        "fmi2Instantiate",
        arena.allocateFrom("homeostat"),
        setup.exchange() ? EXCHANGE : CO_SIMULATION,
        arena.allocateFrom(setup.token()),
        arena.allocateFrom(Path.of(setup.resources()).toUri().toString()),
        callbacks(log),
        FALSE,
        FALSE);
  }

  /// `fmi2CallbackFunctions`: a logger, the allocation and release of memory; no asynchronous steps
  /// and no environment.
  private MemorySegment callbacks(Log log) throws ReflectiveOperationException {
    var standard = Linker.nativeLinker().defaultLookup();
    MemorySegment callbacks = arena.allocate(ValueLayout.ADDRESS, 5);
    callbacks.setAtIndex(ValueLayout.ADDRESS, 0, log.function(2, arena));
    callbacks.setAtIndex(ValueLayout.ADDRESS, 1, standard.find("calloc").orElseThrow());
    callbacks.setAtIndex(ValueLayout.ADDRESS, 2, standard.find("free").orElseThrow());
    return callbacks;
  }

  @Override
  public void enterInitialization(double time, double tolerance) {
    calls.call("fmi2SetupExperiment", TRUE, tolerance, time, FALSE, 0.0);
    calls.call("fmi2EnterInitializationMode");
  }

  @Override
  public void exitInitialization() {
    calls.call("fmi2ExitInitializationMode");
  }

  @Override
  public void set(Port port, double[] values, int from) {
    transfer("fmi2Set", port, values, from, true);
  }

  @Override
  public void get(Port port, double[] values, int from) {
    transfer("fmi2Get", port, values, from, false);
  }

  private void transfer(String verb, Port port, double[] values, int from, boolean sets) {
    boolean real = port.type() == ValueType.FLOAT64;
    boolean logical = port.type() == ValueType.BOOLEAN;
    ValueType type = real ? ValueType.FLOAT64 : ValueType.INT32;
    String name = real ? "Real" : logical ? "Boolean" : "Integer";
    try (Arena inside = Arena.ofConfined()) {
      MemorySegment reference = inside.allocateFrom(ValueLayout.JAVA_INT, port.reference());
      MemorySegment memory = inside.allocate(8, 8);
      if (sets) {
        double value = values[from];
        type.put(memory, 0, !logical ? value : value == 0 ? 0 : 1);
      }
      calls.call(verb + name, reference, 1L, memory);
      if (!sets) {
        values[from] = type.get(memory, 0);
      }
    }
  }

  @Override
  public void step(double time, double length) {
    calls.call("fmi2DoStep", time, length, TRUE);
  }

  @Override
  public void enterEventMode() {
    calls.call("fmi2EnterEventMode");
  }

  @Override
  public void enterContinuousTimeMode() {
    calls.call("fmi2EnterContinuousTimeMode");
  }

  @Override
  public Discrete updateDiscreteStates() {
    event.fill((byte) 0);
    calls.call("fmi2NewDiscreteStates", event);
    double next = isSet(4) ? event.get(ValueLayout.JAVA_DOUBLE, 24) : Double.POSITIVE_INFINITY;
    return new Discrete(isSet(0), isSet(1), next);
  }

  private boolean isSet(int number) {
    return event.getAtIndex(ValueLayout.JAVA_INT, number) != 0;
  }

  @Override
  public void setTime(double time) {
    calls.call("fmi2SetTime", time);
  }

  @Override
  public void setStates(double[] x) {
    calls.give("fmi2SetContinuousStates", x);
  }

  @Override
  public void getStates(double[] x) {
    calls.take("fmi2GetContinuousStates", x);
  }

  @Override
  public void derivatives(double[] into) {
    calls.take("fmi2GetDerivatives", into);
  }

  @Override
  public void indicators(double[] into) {
    calls.take("fmi2GetEventIndicators", into);
  }

  @Override
  public boolean completeStep() {
    event.fill((byte) 0);
    calls.call("fmi2CompletedIntegratorStep", TRUE, event, event.asSlice(4, 4));
    return isSet(0);
  }

  @Override
  public void free() {
    calls.call("fmi2Terminate");
    calls.free("fmi2FreeInstance");
    arena.close();
  }
}
