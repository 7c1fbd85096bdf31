package org.homeostat.studio.bench;

import java.util.List;
import java.util.stream.LongStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;

/// What bounds the benchmarks on this machine, measured on one core.
final class Limits {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int NEURONS = 1000;
  private static final int LANES = 256;

  /// Where a result goes that must not be optimised away.
  private static volatile double sink;

  private Limits() {}

  /// Drawing the normals of a system with so many scalar noise sources, and nothing else.
  static Workload normals(int sources, Pairing pairing) {
    int lanes = LANES;
    Normals normals = Normals.vector(List.of(new Source("w", sources)), pairing);
    int steps = Math.max(2, 16 * 1024 / (normals.perStep() * lanes) / 2 * 2);
    double[] buffer = new double[normals.perStep() * lanes * steps];
    long[] seeds = LongStream.range(0, lanes).toArray();
    return new Workload(() -> normals.fill(buffer, 0, steps, seeds, lanes), (double) lanes * steps);
  }

  /// The operations of one step of a program over scalars, each on numbers in registers and none
  /// waiting for another, and drawing its normals: a division as a division, all else as a
  /// multiply-add.
  static Workload operations(Program program, int sources) {
    int steps = 64;
    Normals normals = Normals.vector(List.of(new Source("w", sources)), Pairing.STEPS);
    double[] buffer = new double[normals.perStep() * LANES * steps];
    long[] seeds = LongStream.range(0, LANES).toArray();
    long lanes = (long) LANES * steps;
    long quotients = lanes * count(program, true);
    long products = lanes * count(program, false);
    return new Workload(
        () -> {
          normals.fill(buffer, 0, steps, seeds, LANES);
          sink = Peak.spend(program.precision(), products, quotients);
        },
        lanes);
  }

  private static long count(Program program, boolean divisions) {
    return program.instructions().stream()
        .filter(in -> in.binding().byStep())
        .map(Instruction::operation)
        .filter(Operation.Elementwise.class::isInstance)
        .map(Operation.Elementwise.class::cast)
        .filter(each -> (each.primitive() == Primitive.DIVIDE) == divisions)
        .count();
  }

  /// Reading a matrix of a thousand neurons once, as the dot product with itself.
  static Workload dotProduct() {
    double[] weights = Systems.weights().elements();
    return new Workload(() -> sink = dot(weights, weights), 1);
  }

  private static double dot(double[] a, double[] b) {
    int width = SPECIES.length();
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int i = 0; i + 4 * width <= a.length; i += 4 * width) {
      s0 = at(a, i).fma(at(b, i), s0);
      s1 = at(a, i + width).fma(at(b, i + width), s1);
      s2 = at(a, i + 2 * width).fma(at(b, i + 2 * width), s2);
      s3 = at(a, i + 3 * width).fma(at(b, i + 3 * width), s3);
    }
    return s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
  }

  private static DoubleVector at(double[] array, int index) {
    return DoubleVector.fromArray(SPECIES, array, index);
  }

  /// The product of a matrix of a thousand neurons with one vector in each lane, and nothing else.
  static Workload matrixProduct(int lanes) {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value w = b.input("W", Shape.of(NEURONS, NEURONS), Binding.RUN);
    Value x = b.input("x", Shape.of(NEURONS), Binding.STEP);
    b.result("y", b.product(w, x));
    Kernel kernel = Kernel.of(b.build(), Execution.VECTOR);
    Memory memory = kernel.memory(lanes);
    memory.set("W", Systems.weights());
    kernel.prepare(memory);
    return new Workload(() -> kernel.run(memory, new double[0], 0), lanes);
  }
}
