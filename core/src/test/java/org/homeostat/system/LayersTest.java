package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Activation;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Printer;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stacks of layers stand for the energies that a person would write.
class LayersTest {
  private static final Activation SIGMOID = new Activation(Activation.Kind.SIGMOID, 4, 0.5);
  private static final Activation CLIP = Activation.clip(0, 1);

  private static Layers dense(String sizes, Layers.Form form, Layers.Readout readout) {
    return Layers.dense(SourceText.of("sizes", sizes), SIGMOID, form, readout);
  }

  private static Layers images(Layer.Pooling pooling, Layers.Skip... skips) {
    List<Layer> layers =
        List.of(
            new Layer.Convolution(32, 5, 2, pooling),
            new Layer.Convolution(64, 5, 2, pooling),
            new Layer.Dense(10));
    return new Layers(
        Shape.of(28, 28, 1),
        layers,
        CLIP,
        Layers.Form.RATE,
        Layers.Readout.SQUARED_ERROR,
        List.of(skips));
  }

  @Test
  void denseLayersAreTheWrittenEnergy() {
    Layers layers = dense("784-512-10", Layers.Form.RATE, Layers.Readout.SQUARED_ERROR);
    String written =
        """
        system: layers 784-512-10
        states: {h1: {shape: [512]}, o: {shape: [10]}}
        inputs: {x: {shape: [784]}, target: {shape: [10]}}
        parameters:
          W1: {shape: [512, 784]}
          b1: {shape: [512]}
          W2: {shape: [10, 512]}
          b2: {shape: [10]}
        functions: {rho(s): "sigmoid(4*(s - 0.5))"}
        energy: sum(potential(rho(h1))) + sum(potential(rho(o)))
          - h1@(W1@x) - b1@h1 - o@(W2@h1) - b2@o
        cost: sum((o - target)^2)/2
        outputs: {prediction: o}
        """;
    assertEquals(Energy.read(SourceText.of("written", written)), layers.energy());
    assertTrue(layers.text().contains("- h1@(W1@x) - b1@h1\n"), layers.text());
  }

  @Test
  void hopfieldLayersSeeEachOtherThroughTheActivation() {
    Energy energy = dense("4-3-2", Layers.Form.HOPFIELD, Layers.Readout.SQUARED_ERROR).energy();
    String rho = "sigmoid(4*(%s - 0.5))";
    String h = rho.formatted("h1");
    String o = rho.formatted("o");
    String expected =
        "sum(h1^2)/2 + sum(o^2)/2 - %s@(W1@x) - b1@%s - %s@(W2@%s) - b2@%s"
            .formatted(h, h, o, h, o);
    assertEquals(Parser.parse(expected), energy.energy());
  }

  @Test
  void aSoftmaxReadoutHasNoStatesOfItsOwn() {
    Energy energy = dense("4-3-2", Layers.Form.RATE, Layers.Readout.CROSS_ENTROPY).energy();
    assertEquals(List.of("h1"), energy.states().stream().map(Variable::name).toList());
    assertEquals("logsumexp(W2@h1 + b2) - target@(W2@h1 + b2)", Printer.print(energy.cost()));
    assertEquals("softmax(W2@h1 + b2)", Printer.print(energy.outputs().getFirst().value()));
  }

  @ParameterizedTest
  @EnumSource
  void convolutionsAreDrivenByWhatTheirKernelsSee(Layer.Pooling pooling) {
    Layers layers = images(pooling);
    assertEquals(
        List.of(Shape.of(28, 28, 1), Shape.of(12, 12, 32), Shape.of(4, 4, 64), Shape.of(10)),
        layers.shapes());
    Energy energy = layers.energy();
    String pool = pooling == Layer.Pooling.AVERAGE ? "average_pool" : "max_pool";
    SelfEnergy o = energy.selfEnergy("o");
    assertEquals(CLIP, o.activation());
    assertEquals("W3@flatten(h2) + b3", Printer.print(o.drive()));
    String drive = Printer.print(energy.selfEnergy("h1").drive());
    assertTrue(drive.startsWith(pool + "(convolve(x, W1), 2) + tile(b1, 12, 12) + "), drive);
    assertTrue(drive.contains("convolve_transposed("), drive);
    assertEquals(Shape.of(5, 5, 32, 64), energy.shapes().apply("W2"));
    assertTrue(energy.localRule().keySet().containsAll(List.of("W1", "b1", "W2", "b3")));
  }

  @Test
  void skipsAddWeightsOrImages() {
    Layer same = new Layer.Convolution(8, 3, 1, 1, 1, Layer.Pooling.AVERAGE);
    Layers layers =
        new Layers(
            Shape.of(6, 6, 1),
            List.of(same, same, same, new Layer.Dense(3)),
            SIGMOID,
            Layers.Form.RATE,
            Layers.Readout.SQUARED_ERROR,
            List.of(new Layers.Skip(1, 3), new Layers.Skip(2, 4)));
    String text = layers.text();
    assertTrue(text.contains("- sum(h3*h1)\n"), text);
    assertTrue(text.contains("- o@(S2_4@flatten(h2))\n"), text);
    assertEquals(Shape.of(3, 6 * 6 * 8), layers.energy().shapes().apply("S2_4"));
  }

  @Test
  void whatDoesNotChainIsSaid() {
    assertEquals(
        "layer 2: a window of 5 rows and 5 columns does not fit into [2, 2, 32] with a padding of 0",
        refusal(
            Shape.of(8, 8, 1),
            new Layer.Convolution(32, 5, 2, Layer.Pooling.AVERAGE),
            new Layer.Convolution(64, 5, 2, Layer.Pooling.AVERAGE),
            new Layer.Dense(10)));
    assertEquals(
        "layer 1: a convolution stands on an image [rows, columns, channels], found [784]",
        refusal(
            Shape.of(784),
            new Layer.Convolution(32, 5, 2, Layer.Pooling.AVERAGE),
            new Layer.Dense(10)));
    assertEquals(
        "the last layer is a number of units, not a convolution",
        refusal(Shape.of(8, 8, 1), new Layer.Convolution(32, 5, 2, Layer.Pooling.AVERAGE)));
    InputException e =
        assertThrows(
            InputException.class,
            () -> dense("784-", Layers.Form.RATE, Layers.Readout.SQUARED_ERROR));
    assertEquals("expected the sizes of layers, found '784-'", e.problems().getFirst().message());
  }

  private static String refusal(Shape input, Layer... layers) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Layers(
                        input,
                        List.of(layers),
                        CLIP,
                        Layers.Form.RATE,
                        Layers.Readout.SQUARED_ERROR,
                        List.of()))
            .getMessage());
  }
}
