package org.homeostat.substrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.Matrix;
import org.homeostat.expression.SourceText;
import org.homeostat.inference.KalmanBucyFilter;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Energy;
import org.homeostat.system.SystemReader;

/// Two dozen systems of all kinds: plants, neurons, controllers, agents that learn, filters, and a
/// network that settles.
///
/// Those of `loops` are what `homeostat show` prints of a study, which `ShownLoopsTest` holds.
final class Subjects {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final Path LOOPS = Path.of("src", "test", "resources", "loops");

  /// The file, its method, its step, how long it is run, its integers, and what it is.
  private static final List<String> FILES =
      List.of(
          "particle | shark | 0.1 | 8 | q7.16 | a plant with noise",
          "inverted-pendulum-linear | heun | 0.01 | 1 | q7.16 | a linear plant",
          "stirred-tank | euler-maruyama | 0.01 | 1 | q19.12 | a reactor",
          "van-der-pol | rk4 | 0.01 | 4 | q7.20 | an oscillator",
          "lorenz | euler-maruyama | 0.002 | 1 | q9.20 | chaos",
          "kuramoto | euler-maruyama | 0.01 | 4 | q15.16 | eight oscillators",
          "geometric-brownian-motion | milstein | 0.01 | 1 | q15.16 | noise that multiplies",
          "shot-noise | euler-maruyama | 0.001 | 1 | q15.16 | Poisson jumps",
          "mackey-glass | euler-maruyama | 0.1 | 20 | q7.16 | a delay",
          "delayed-match | euler-maruyama | 0.05 | 4 | q7.16 | a task of choices",
          "hodgkin-huxley | rk4 | 0.00001 | 0.01 | q12.19 | a neuron in full",
          "wilson-cowan | euler-maruyama | 0.01 | 4 | q7.16 | two populations",
          "lif-neuron | euler-maruyama | 0.0001 | 0.05 | q7.24 | a neuron that fires",
          "lif-network | euler-maruyama | 0.0001 | 0.01 | q7.24 | a hundred neurons that fire",
          "evolved-feedback | heun | 0.02 | 1 | q15.12 | an evolved controller",
          "trained-rate-network | heun | 0.02 | 2 | q7.16 | a controller found by search",
          "memory-network | euler-maruyama | 0.02 | 2 | q7.16 | eight rate neurons",
          "particle-textbook | shark | 0.1 | 8 | q7.16 | an agent that learns, as published",
          "robust-rule | shark | 0.1 | 8 | q15.12 | an agent that learns by the robust rule",
          "judge-rule | shark | 0.1 | 8 | q15.12 | an agent that learns by an evolved rule",
          "particle-brains | shark | 0.02 | 2 | q7.16 | an agent that has stopped learning",
          "particle-hour | shark | 0.1 | 4 | q15.12 | an evolved controller on its plant");

  /// An energy whose minima are found by equilibrium propagation; its flow is the system.
  private static final String ENERGY =
      """
      system: settling-network
      states: {h: {shape: [4], start: 0.5}, o: {shape: [2], start: 0.5}}
      inputs: {x: {shape: [3], start: [0.9, 0.1, 0.6]}, target: {shape: [2], start: [1, 0]}}
      parameters:
        W: [[0.5, -1.2, 0.3], [-0.4, 0.8, 1.1], [1.3, 0.2, -0.7], [-0.9, 0.6, 0.4]]
        V: [[0.7, -0.5, 1.2, 0.1], [-0.8, 0.9, 0.3, -0.6]]
        b: [0.1, -0.2, 0.05, 0.3]
        nudge: 0.5
      functions: {rho(s): "sigmoid(4*s - 2)"}
      energy: sum(h^2)/2 + sum(o^2)/2 - rho(h)@(W@x + b) - rho(o)@(V@rho(h)) + nudge*sum((o - target)^2)/2
      """;

  private Subjects() {}

  static List<Subject> all() throws IOException {
    List<Subject> all = new ArrayList<>();
    for (String line : FILES) {
      String[] said = line.split(" \\| ");
      Path shown = LOOPS.resolve(said[0] + ".yaml");
      Path file = Files.exists(shown) ? shown : SYSTEMS.resolve(said[0] + ".yaml");
      all.add(
          new Subject(
              read(file),
              said[5],
              said[1],
              Double.parseDouble(said[2]),
              Double.parseDouble(said[3]),
              said[4]));
    }
    all.add(filter());
    DynamicalSystem settling = Energy.read(SourceText.of("settling-network", ENERGY)).flow();
    String about = "a network that settles, for equilibrium propagation";
    all.add(new Subject(settling, about, "heun", 0.1, 4, "q7.16"));
    return all;
  }

  /// The extended filter of Kalman and Bucy that watches a noisy pendulum by its angle.
  private static Subject filter() throws IOException {
    DynamicalSystem plant = read(SYSTEMS.resolve("pendulum.yaml"));
    Matrix density = new Matrix(1, 1, new double[] {0.01});
    Matrix covariance = new Matrix(2, 2, new double[] {0.1, 0, 0, 0.1});
    DynamicalSystem both =
        plant
            .with(KalmanBucyFilter.extended(List.of("angle"), density, covariance))
            .titled("pendulum-filter", plant.about());
    return new Subject(
        both, "a pendulum and its Kalman-Bucy filter", "euler-maruyama", 0.02, 2, "q15.12");
  }

  private static DynamicalSystem read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return SystemReader.readFile(SourceText.of(file.getFileName() + "", text)).system();
  }
}
