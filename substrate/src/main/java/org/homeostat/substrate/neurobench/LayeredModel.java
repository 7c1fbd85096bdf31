package org.homeostat.substrate.neurobench;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.nir.Edge;
import org.homeostat.substrate.nir.Graph;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.Node;
import org.homeostat.substrate.nir.Typed;
import org.jspecify.annotations.Nullable;

/// Layers one after the other.
///
/// @param height of the images that enter; 1 of rows of values
/// @param width of the images that enter; 1 of rows of values
public record LayeredModel(List<Layer> layers, int height, int width) {
  public LayeredModel {
    layers = List.copyOf(layers);
  }

  /// A graph that is a chain of weights and neurons, in steps: `v = (1 - dt/tau) v + r dt/tau x`,
  /// reset to 0 in the step of the spike, as snnTorch imports it.
  ///
  /// @param dt in seconds
  /// @throws NirException if the graph is none, or holds another node
  public static LayeredModel of(Typed typed, double dt) {
    Graph graph = typed.graph();
    List<String> chain = chain(graph);
    Shape in = typed.output(chain.getFirst());
    List<Layer> layers = new ArrayList<>();
    for (String name : chain.subList(1, chain.size() - 1)) {
      layers.add(layer(name, graph.nodes().get(name), dt));
    }
    boolean image = in.rank() == 3;
    return new LayeredModel(layers, image ? in.length(1) : 1, image ? in.length(2) : 1);
  }

  private static List<String> chain(Graph graph) {
    List<String> chain = new ArrayList<>();
    graph
        .nodes()
        .forEach((name, node) -> {
          if (node instanceof Node.Input) {
            chain.add(name);
          }
        });
    boolean single = chain.size() == 1 && graph.edges().size() == graph.nodes().size() - 1;
    while (single && chain.size() < graph.nodes().size()) {
      String last = chain.getLast();
      List<String> next =
          graph.edges().stream().filter(e -> e.from().equals(last)).map(Edge::to).toList();
      single = next.size() == 1;
      chain.addAll(next);
    }
    if (!single || !(graph.nodes().get(chain.getLast()) instanceof Node.Output)) {
      throw new NirException(
          List.of("the graph is not one chain from an Input to an Output, as layers are"));
    }
    return chain;
  }

  private static Layer layer(String name, @Nullable Node node, double dt) {
    return switch (node) {
      case Node.Affine(Tensor weight, Tensor bias) when weight.shape().rank() == 2 ->
          new Layer.Dense(
              weight.shape().length(0), weight.shape().length(1), floats(weight), floats(bias));
      case Node.Linear(Tensor weight) when weight.shape().rank() == 2 ->
          new Layer.Dense(
              weight.shape().length(0), weight.shape().length(1), floats(weight), new float[0]);
      case Node.Conv2d c
          when c.groups() == 1 && !c.padding().same() && c.dilation().equals(List.of(1, 1)) -> {
        List<Integer> w = c.weight().shape().lengths();
        yield new Layer.Convolution(
            w.get(0),
            w.get(1),
            w.get(2),
            w.get(3),
            c.stride().get(0),
            c.stride().get(1),
            c.padding().sizes().get(0),
            c.padding().sizes().get(1),
            floats(c.weight()),
            floats(c.bias()));
      }
      case Node.Flatten _ -> new Layer.Flatten();
      case Node.LIF n when zero(n.vLeak()) && zero(n.vReset()) -> leaky(n, dt);
      case Node.CubaLIF n when zero(n.vLeak()) && zero(n.vReset()) -> synaptic(n, dt);
      case null, default ->
          throw new NirException(
              List.of(
                  "node '"
                      + name
                      + "': the metrics take Affine, Linear, Conv2d, Flatten, and LIF and CubaLIF"
                      + " that rest at 0 and reset to 0"));
    };
  }

  private static Layer leaky(Node.LIF n, double dt) {
    float[] gain = gain(n.r(), n.tau(), dt);
    return new Layer.Leaky(kept(n.tau(), dt), gain, floats(n.vThreshold()), true, false);
  }

  private static Layer synaptic(Node.CubaLIF n, double dt) {
    return new Layer.Synaptic(
        kept(n.tauSyn(), dt),
        kept(n.tauMem(), dt),
        gain(n.wIn(), n.tauSyn(), dt),
        gain(n.r(), n.tauMem(), dt),
        floats(n.vThreshold()),
        true,
        false);
  }

  /// `1 - dt/tau`
  private static float[] kept(Tensor tau, double dt) {
    float[] kept = new float[tau.elements().length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (float) (1 - dt / tau.elements()[i]);
    }
    return kept;
  }

  /// `r dt/tau`
  private static float[] gain(Tensor r, Tensor tau, double dt) {
    float[] gain = new float[tau.elements().length];
    for (int i = 0; i < gain.length; i++) {
      gain[i] = (float) (r.elements()[i] * (dt / tau.elements()[i]));
    }
    return gain;
  }

  private static boolean zero(Tensor tensor) {
    for (double value : tensor.elements()) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.elements().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.elements()[i];
    }
    return values;
  }
}
