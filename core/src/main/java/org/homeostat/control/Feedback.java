package org.homeostat.control;

import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;

/// Writes controllers as systems. A single input or output is a scalar, several are a vector.
final class Feedback {
  private final Linearisation plant;
  private final SystemBuilder system;
  private final boolean oneInput;
  private final boolean oneOutput;

  private Feedback(Linearisation plant, String name) {
    this.plant = plant;
    this.system = DynamicalSystem.named(name);
    this.oneInput = plant.inputs().size() == 1;
    this.oneOutput = plant.outputs().size() == 1;
  }

  static DynamicalSystem regulator(LinearQuadraticRegulator regulator) {
    Feedback feedback = new Feedback(regulator.plant(), "regulator");
    feedback
        .system
        .about("The linear feedback of the state that costs least in the long run.")
        .input("x", Shape.of(regulator.plant().states().size()))
        .parameter("K", regulator.gain().tensor(feedback.oneInput))
        .parameter("target", regulator.plant().target().tensor(true));
    String u = feedback.offset("feed", regulator.plant().feed(), feedback.oneInput);
    return feedback
        .system
        .equations("u = " + (u.isEmpty() ? "" : u + " ") + "-K@(x - target)")
        .output("u", "u")
        .build();
  }

  static DynamicalSystem gaussian(LinearQuadraticGaussian controller) {
    Feedback feedback = new Feedback(controller.plant(), "gaussian-regulator");
    feedback.declare(controller);
    String feed = feedback.offset("feed", feedback.plant.feed(), feedback.oneInput);
    String rest = feedback.offset("rest", feedback.plant.output(), feedback.oneOutput);
    String deviation = feed.isEmpty() ? "u" : "(u - feed)";
    String innovation = "y" + (rest.isEmpty() ? "" : " - rest") + " - C@m";
    if (feedback.plant.d().largest() != 0) {
      feedback.system.parameter("D", feedback.feedthrough());
      innovation += " - D" + times(feedback.oneInput) + deviation;
    }
    String drift =
        "A@m + B%s%s + L%s(%s)"
            .formatted(times(feedback.oneInput), deviation, times(feedback.oneOutput), innovation);
    String noise = feedback.oneOutput ? "L*blur*dv" : "L@(blur@dv)";
    return feedback
        .system
        .equations(
            "u = " + (feed.isEmpty() ? "" : feed + " ") + "-K@m",
            "dm = (" + drift + ")*dt + " + noise)
        .output("u", "u")
        .output("estimate", "target + m")
        .build();
  }

  private void declare(LinearQuadraticGaussian controller) {
    Matrix blur = Dense.cholesky(controller.filter().density()).orElseThrow();
    int outputs = plant.outputs().size();
    Shape y = oneOutput ? Shape.SCALAR : Shape.of(outputs);
    system
        .about("The feedback of noisy outputs that costs least in the long run, by an estimate m.")
        .state("m", Tensor.zeros(Shape.of(plant.states().size())))
        .input("y", y)
        .parameter("A", plant.a().tensor())
        .parameter("B", plant.b().tensor(oneInput))
        .parameter("C", plant.c().tensor(oneOutput))
        .parameter("K", controller.regulator().gain().tensor(oneInput))
        .parameter("L", controller.filter().gain().tensor(oneOutput))
        .parameter("blur", oneOutput ? Tensor.scalar(blur.at(0, 0)) : blur.tensor())
        .parameter("target", plant.target().tensor(true))
        .noise("v", y);
  }

  private Tensor feedthrough() {
    return oneInput && oneOutput
        ? Tensor.scalar(plant.d().at(0, 0))
        : plant.d().tensor(oneInput || oneOutput);
  }

  /// Declares a value at the point as a parameter unless it is 0; the name of the parameter, or
  /// nothing.
  private String offset(String name, Matrix value, boolean scalar) {
    if (value.largest() == 0) {
      return "";
    }
    system.parameter(name, scalar ? Tensor.scalar(value.at(0, 0)) : value.tensor(true));
    return name;
  }

  /// The sign of a product with a scalar or a vector on the right.
  private static String times(boolean scalar) {
    return scalar ? "*" : "@";
  }
}
