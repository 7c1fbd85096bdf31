package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.noise.Normals;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Samples;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;

/// A system run by ONNX Runtime, which is given the simulator's normals, and by the simulator.
record OnnxRun(
    DynamicalSystem system, String method, double length, int steps, Precision precision) {
  private static final long SEED = 3;

  /// Runs the models that it is named, and leaves every state and output of every step.
  private static final String SCRIPT =
      """
      import sys
      import numpy as np, onnx, onnxruntime
      options = onnxruntime.SessionOptions()
      options.intra_op_num_threads = 1
      for name in sys.argv[1:]:
          onnx.checker.check_model(name + '.onnx', full_check=True)
          session = onnxruntime.InferenceSession(name + '.onnx', options)
          kind = np.float32 if 'float' in session.get_outputs()[0].type else np.float64
          start = session.get_modelmeta().custom_metadata_map
          feed = {}
          for each in session.get_inputs():
              values = start.get('start ' + each.name)
              feed[each.name] = (np.zeros(each.shape) if values is None else
                  np.array([float(v) for v in values.split()]).reshape(each.shape)).astype(kind)
          normals = np.fromfile(name + '.normals')
          steps, *kept = open(name + '.kept').read().split()
          steps = int(steps)
          normals = normals.reshape(steps + 1, -1)
          outputs = [each.name for each in session.get_outputs()]
          with open(name + '.path', 'wb') as path:
              for k in range(steps + 1):
                  if 'step' in feed: feed['step'] = np.array(k, kind)
                  if 'normals' in feed: feed['normals'] = normals[k].astype(kind)
                  found = dict(zip(outputs, session.run(None, feed)))
                  now = {**found, **feed}
                  for each in kept: path.write(now[each].astype('<f8').tobytes())
                  for each in feed:
                      if 'next_' + each in found: feed[each] = found['next_' + each]
      """;

  /// Writes the model and the normals of a run.
  void write(Path folder, String name) throws IOException {
    FixedStep step = simulation(outputs()).fixedStep();
    OnnxModel model = OnnxModel.of(step, List.of());
    Files.write(folder.resolve(name + ".onnx"), model.bytes());
    List<String> kept = new ArrayList<>(List.of("" + steps));
    system.states().forEach(state -> kept.add(model.name(state.name())));
    outputs().forEach(output -> kept.add(model.name("output " + output)));
    Files.write(folder.resolve(name + ".kept"), kept);
    double[] normals = new double[model.normals() * (steps + 1)];
    Normals.plain(step.sources(), step.pairing()).fill(normals, 0, steps + 1, new long[] {SEED}, 1);
    ByteBuffer bytes =
        ByteBuffer.allocate(normals.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(normals);
    Files.write(folder.resolve(name + ".normals"), bytes.array());
  }

  /// Lets ONNX Runtime run the models that were written.
  static void runAll(Path folder, List<String> names) throws IOException, InterruptedException {
    assertEquals(List.of(), PythonOnnx.run(folder, SCRIPT, names));
  }

  /// The largest difference of a state or output from the simulator's, as a part of the largest
  /// value that it takes, or of 1.
  double difference(Path folder, String name) throws IOException {
    ByteBuffer found =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".path")))
            .order(ByteOrder.LITTLE_ENDIAN);
    double[] largest = new double[names().size()];
    double[] difference = new double[largest.length];
    for (List<double[]> sample : Samples.of(simulation(names()).run(), names())) {
      for (int i = 0; i < largest.length; i++) {
        for (double value : sample.get(i)) {
          double other = found.getDouble();
          boolean same = Double.compare(value, other) == 0;
          double apart = same ? 0 : Math.abs(value - other);
          difference[i] = Math.max(difference[i], Double.isNaN(apart) ? 1e300 : apart);
          largest[i] = Math.max(largest[i], Math.abs(value));
        }
      }
    }
    double worst = 0;
    for (int i = 0; i < largest.length; i++) {
      worst = Math.max(worst, difference[i] / Math.max(1, largest[i]));
    }
    return worst;
  }

  private List<String> outputs() {
    return system.outputs().stream().map(Definition::name).toList();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    system.states().forEach(state -> names.add(state.name()));
    names.addAll(outputs());
    return names;
  }

  private Simulation simulation(List<String> recorded) {
    var simulation =
        Simulation.of(system)
            .method(method)
            .step(length)
            .until(length * steps)
            .seeds(SEED, 1)
            .threads(1)
            .precision(precision);
    recorded.forEach(simulation::record);
    return simulation;
  }
}
