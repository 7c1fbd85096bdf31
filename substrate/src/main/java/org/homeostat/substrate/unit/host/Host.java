package org.homeostat.substrate.unit.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The program that loads a unit. An order is its length, a byte that says which, and what it
/// takes; so is an answer, with the byte 0 and numbers, or 1 and a line that says what went wrong.
///
/// | order | takes | answers |
/// | --- | --- | --- |
/// | [#SETUP] | a [Setup] | nothing |
/// | [#START] | instance, time, drive | what is seen |
/// | [#MOVE] | instance, time, length, drive | what is seen |
/// | [#END] | nothing | nothing, and the program ends |
///
/// What the unit prints goes to the standard error, and its standard input is empty, so that it
/// cannot disturb the talk.
public final class Host {
  public static final int SETUP = 0;
  public static final int START = 1;
  public static final int MOVE = 2;
  public static final int END = 3;

  private final Map<Integer, Instance> instances = new HashMap<>();
  private Setup setup = new Setup(0, false, List.of(), "", "", "", 0, 0, 0, List.of(), List.of());

  private Host() {}

  /// The arguments are the number of the process that asked for this one, with which it ends, and
  /// the folder of the unit, which is then removed.
  public static void main(String[] args) throws Throwable {
    endWith(Long.parseLong(args[0]), Path.of(args[1]));
    int in = descriptor("dup", 0);
    int out = descriptor("dup", 1);
    descriptor("dup2", 2, 1);
    descriptor("dup2", nothing(), 0);
    try (var orders = new DataInputStream(new FileInputStream("/dev/fd/" + in));
        var answers = new DataOutputStream(new FileOutputStream("/dev/fd/" + out))) {
      new Host().serve(orders, answers);
    } catch (EOFException over) {
      Runtime.getRuntime().halt(0);
    }
  }

  /// Ends this process with another, even while native code does not return.
  private static void endWith(long parent, Path folder) {
    Runnable end =
        () -> {
          delete(folder);
          Runtime.getRuntime().halt(1);
        };
    Optional<ProcessHandle> asker = ProcessHandle.of(parent);
    if (asker.isEmpty()) {
      end.run();
    } else {
      var _ = asker.get().onExit().thenRun(end);
    }
  }

  /// Removes the folder of a unit.
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException gone) {
      // the asker has removed it before it ended; what a unit has put there and locked stays
    }
  }

  /// Opens a file of which nothing can be read.
  @SuppressWarnings("restricted")
  private static int nothing() throws Throwable {
    Linker linker = Linker.nativeLinker();
    var open = linker.defaultLookup().find("open").orElseThrow();
    var type =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      return (int) linker.downcallHandle(open, type).invoke(arena.allocateFrom("/dev/null"), 0);
    }
  }

  /// Calls a function of C from ints to an int.
  @SuppressWarnings("restricted")
  private static int descriptor(String function, Integer... arguments) throws Throwable {
    var ints = new ValueLayout.OfInt[arguments.length];
    Arrays.fill(ints, ValueLayout.JAVA_INT);
    Linker linker = Linker.nativeLinker();
    var address = linker.defaultLookup().find(function).orElseThrow();
    var handle = linker.downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ints));
    return (int) handle.invokeWithArguments((Object[]) arguments);
  }

  private void serve(DataInputStream orders, DataOutputStream answers)
      throws IOException, ReflectiveOperationException {
    while (true) {
      byte[] order = new byte[orders.readInt()];
      orders.readFully(order);
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      boolean ends = order[0] == END;
      try {
        out.writeByte(0);
        for (double each : answer(new DataInputStream(new ByteArrayInputStream(order)))) {
          out.writeDouble(each);
        }
      } catch (Refusal refused) {
        bytes.reset();
        out.writeByte(1);
        out.writeUTF("" + refused.getMessage());
      }
      answers.writeInt(bytes.size());
      bytes.writeTo(answers);
      answers.flush();
      if (ends) {
        return;
      }
    }
  }

  private double[] answer(DataInputStream in) throws IOException, ReflectiveOperationException {
    int order = in.readByte();
    switch (order) {
      case SETUP -> {
        setup = Setup.read(in);
        setup.preload().forEach(Loader::preload);
      }
      case START -> {
        int number = in.readInt();
        Instance instance = Instance.of(setup);
        instances.put(number, instance);
        return instance.start(in.readDouble(), drive(in));
      }
      case MOVE -> {
        Instance instance = instances.get(in.readInt());
        if (instance == null) {
          throw new Refusal("it was not started");
        }
        return instance.move(in.readDouble(), in.readDouble(), drive(in));
      }
      case END -> instances.values().forEach(Instance::close);
      default -> throw new Refusal("no such order: " + order);
    }
    return new double[0];
  }

  private double[] drive(DataInputStream in) throws IOException {
    double[] values = new double[Setup.size(setup.drives())];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
