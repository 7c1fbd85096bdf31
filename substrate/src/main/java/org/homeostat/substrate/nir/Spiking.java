package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Simulates a graph from event to event, without time steps.
///
/// A spike is an impulse of an area, 1 unless said otherwise; what is constant between events is a
/// level. At one instant the parts are visited in the order of the network, each taking the sum of
/// what came to it; along an edge that closes a cycle a spike arrives in the next round of the same
/// instant. Cells start at 0.
public final class Spiking {
  private static final int MOST_ROUNDS = 10_000;

  /// Something that is to happen.
  ///
  /// @param version of the cell that was foreseen to fire, or -1
  private record Due(double time, int part, int element, double amount, Kind kind, int version)
      implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Double.compare(time, other.time);
      int byKind = byTime != 0 ? byTime : kind.compareTo(other.kind);
      int byPart = byKind != 0 ? byKind : Integer.compare(part, other.part);
      return byPart != 0 ? byPart : Integer.compare(element, other.element);
    }
  }

  private enum Kind {
    LEVEL,
    IMPULSE,
    FIRES
  }

  private final List<Part> parts;
  private final double area;
  private final double end;
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final Station[] stations;
  private final Coupled coupled;
  private final List<Activity.Spike> spikes = new ArrayList<>();
  private final List<Activity.Arrival> arrivals = new ArrayList<>();
  private final long mostSpikes;
  private double last = -1;
  private int again;

  private Spiking(Network network, double area, double end, long mostSpikes) {
    this.parts = network.parts();
    this.area = area;
    this.end = end;
    this.mostSpikes = mostSpikes;
    this.stations = new Station[parts.size()];
    for (int p = 0; p < stations.length; p++) {
      Part part = parts.get(p);
      if (part.node() instanceof Node.Delay && network.isDrivenSmoothly(p)) {
        throw NirException.of(
            "node '"
                + part.name()
                + "' delays what changes between spikes, the potential of an I, LI or CubaLI; only"
                + " spikes and levels can be delayed");
      }
      stations[p] = new Station(part);
    }
    this.coupled = new Coupled(network, stations, end);
  }

  /// Runs a graph.
  ///
  /// @param area of a spike's impulse, in seconds: 1 for the impulse of the equations, the step of
  ///   a tool whose spikes last one step and have height 1
  /// @param end in seconds
  /// @param sampling the time between samples of the outputs, or 0 for none
  /// @param mostSpikes refuses what fires more often
  /// @throws NirException if the stimulus does not fit, or the graph cannot be simulated
  public static Activity run(
      Typed typed, Stimulus stimulus, double area, double end, double sampling, long mostSpikes) {
    var run = new Spiking(Network.of(typed), area, end, mostSpikes);
    run.take(stimulus);
    return run.run(sampling);
  }

  private void take(Stimulus stimulus) {
    Map<String, Integer> inputs = new LinkedHashMap<>();
    for (int p = 0; p < stations.length; p++) {
      if (parts.get(p).node() instanceof Node.Input && parts.get(p).before().length == 0) {
        inputs.put(parts.get(p).name(), p);
      }
    }
    stimulus.spikes().forEach(event -> take(event, Kind.IMPULSE, area, inputs));
    stimulus.levels().forEach(event -> take(event, Kind.LEVEL, 1, inputs));
  }

  private void take(Stimulus.Event event, Kind kind, double factor, Map<String, Integer> inputs) {
    Integer part = inputs.get(event.input());
    if (part == null) {
      throw NirException.of(
          "there is no Input '" + event.input() + "'; there are " + inputs.keySet());
    }
    int size = stations[part].size;
    if (event.element() < 0 || event.element() >= size) {
      throw NirException.of(
          "Input '%s' has elements 0 to %s, found %s"
              .formatted(event.input(), size - 1, event.element()));
    }
    if (event.time() <= end) {
      due.add(new Due(event.time(), part, event.element(), factor * event.value(), kind, -1));
    }
  }

  private Activity run(double sampling) {
    List<Double> times = new ArrayList<>();
    Map<String, List<double[]>> samples = new LinkedHashMap<>();
    for (Station station : stations) {
      station.levelChanged = true;
      station.isSet = true;
      if (station.part.node() instanceof Node.Output && station.part.after().length == 0) {
        samples.put(station.part.name(), new ArrayList<>());
      }
    }
    settle(0);
    foresee();
    long sample = 0;
    while (true) {
      double next = due.isEmpty() ? Double.POSITIVE_INFINITY : due.peek().time();
      double at = sampling > 0 ? sample * sampling : Double.POSITIVE_INFINITY;
      Coupled.Passage passage = coupled.next(Math.min(end, Math.min(next, at)));
      if (passage.time() <= end) {
        passed(passage);
      } else if (Math.min(next, at) > end) {
        break;
      } else if (at < next) {
        times.add(at);
        sample(at, samples);
        sample++;
      } else {
        instant(next);
      }
    }
    Map<String, double[][]> rows = new LinkedHashMap<>();
    samples.forEach((name, each) -> rows.put(name, each.toArray(double[][]::new)));
    return new Activity(
        spikes, arrivals, times.stream().mapToDouble(Double::doubleValue).toArray(), rows);
  }

  /// Every cell's first own spike.
  private void foresee() {
    for (int p = 0; p < stations.length; p++) {
      for (int j = 0; foreseen(p) && j < stations[p].size; j++) {
        foresee(p, j);
      }
    }
  }

  /// Whether the part's spikes are foreseen cell by cell.
  private boolean foreseen(int p) {
    return parts.get(p).fires() && !coupled.has(p);
  }

  private void foresee(int p, int j) {
    Station station = stations[p];
    double time = station.cells().next(j, end);
    int version = ++station.versions[j];
    if (time <= end) {
      due.add(new Due(time, p, j, 0, Kind.FIRES, version));
    }
  }

  /// A coupled cell fires, or what a threshold looks at passes it.
  private void passed(Coupled.Passage passage) {
    again(passage.time(), passage.part());
    coupled.advance(passage.time());
    Station station = stations[passage.part()];
    if (station.part.fires()) {
      station.touch(passage.element(), 0);
      station.foreseen[passage.element()] = true;
    } else {
      coupled.turn(passage.part(), passage.element());
      station.levelChanged = true;
    }
    settle(passage.time());
  }

  private void again(double time, int part) {
    again = time == last ? again + 1 : 0;
    last = time;
    if (again > MOST_ROUNDS) {
      throw NirException.of(
          "node '" + parts.get(part).name() + "' fires without end at " + time + " s");
    }
  }

  private void instant(double time) {
    again(time, due.element().part());
    coupled.advance(time);
    while (!due.isEmpty() && due.peek().time() == time) {
      Due each = due.remove();
      Station station = stations[each.part()];
      switch (each.kind()) {
        case LEVEL -> station.setLevel(each.element(), each.amount());
        case IMPULSE -> station.emit(each.element(), each.amount());
        case FIRES -> {
          if (station.versions[each.element()] == each.version()) {
            station.touch(each.element(), 0);
            station.foreseen[each.element()] = true;
          }
        }
      }
    }
    settle(time);
  }

  /// Carries what happens at an instant through the network until nothing is left.
  private void settle(double time) {
    boolean busy = true;
    for (int round = 0; busy; round++) {
      busy = false;
      for (int p = 0; p < stations.length; p++) {
        Station station = stations[p];
        if (station.isBusy()) {
          busy = true;
          if (round > MOST_ROUNDS) {
            throw NirException.of(
                "node '" + parts.get(p).name() + "' fires without end at " + time + " s");
          }
          visit(p, station, time);
        }
      }
    }
  }

  private void visit(int p, Station station, double time) {
    if (station.levelChanged) {
      station.levelChanged = false;
      levels(p, station, time);
    }
    int[] touched = Arrays.copyOf(station.touched, station.touches);
    double[] amounts = Arrays.stream(touched).mapToDouble(e -> station.incoming[e]).toArray();
    station.clear();
    for (int k = 0; k < touched.length; k++) {
      impulse(p, station, touched[k], amounts[k], time);
    }
    station.deliver(stations);
  }

  private void impulse(int p, Station station, int element, double amount, double time) {
    switch (station.part.node()) {
      case Node.Delay(var delay) -> {
        double after = delay.elements()[element];
        if (after == 0) {
          station.emit(element, amount);
        } else if (time + after <= end) {
          due.add(new Due(time + after, p, element, amount, Kind.IMPULSE, -1));
        }
      }
      case Node.Threshold(var threshold) -> {
        if (amount / area > threshold.elements()[element]) {
          station.emit(element, area);
        }
      }
      case Node.Output _ when station.part.after().length == 0 ->
          arrivals.add(new Activity.Arrival(time, station.part.name(), element, amount / area));
      default -> {
        if (station.part.isMembrane()) {
          kick(p, station, element, amount, time);
        } else {
          station.emitThrough(element, amount);
        }
      }
    }
  }

  private void kick(int p, Station station, int j, double amount, double time) {
    if (coupled.has(p)) {
      kickCoupled(p, station, j, amount, time);
      return;
    }
    Cells cells = station.cells();
    cells.advance(j, time);
    if (station.foreseen[j]) {
      station.foreseen[j] = false;
      cells.reach(j);
    }
    cells.kick(j, amount);
    if (!station.part.fires()) {
      return;
    }
    if (cells.fires(j)) {
      cells.reset(j);
      fire(station, j, time);
    }
    foresee(p, j);
  }

  private void fire(Station station, int j, double time) {
    spikes.add(new Activity.Spike(time, station.part.name(), j));
    if (spikes.size() > mostSpikes) {
      throw NirException.of("more than " + mostSpikes + " spikes by " + time + " s");
    }
    station.emit(j, area);
  }

  private void kickCoupled(int p, Station station, int j, double amount, double time) {
    Cells cells = station.cells();
    if (station.foreseen[j]) {
      station.foreseen[j] = false;
      double least = Math.nextUp(cells.threshold(j));
      coupled.setPotential(p, j, Math.max(coupled.potentialOf(p, j), least));
    }
    coupled.kick(p, cells, j, amount);
    if (station.part.fires() && coupled.potentialOf(p, j) > cells.threshold(j)) {
      coupled.setPotential(p, j, cells.resetTo(j));
      fire(station, j, time);
    }
    lookAgain();
  }

  /// A potential jumped: thresholds that look at it may have been passed at once.
  private void lookAgain() {
    for (int p = 0; p < stations.length; p++) {
      if (stations[p].part.node() instanceof Node.Threshold && coupled.has(p)) {
        coupled.lookAgain(p, stations[p].size);
        stations[p].levelChanged = true;
      }
    }
  }

  private void levels(int p, Station station, double time) {
    double[] in = new double[station.size];
    for (int before : station.part.before()) {
      double[] from = stations[before].level;
      for (int e = 0; e < in.length; e++) {
        in[e] += from[e];
      }
    }
    if (station.part.isMembrane()) {
      drive(p, station, in, time);
      return;
    }
    double[] out =
        switch (station.part.node()) {
          case Node.Input _ when station.part.before().length == 0 -> station.level;
          case Node.Threshold _ when coupled.has(p) -> looked(p, in);
          case Node.Threshold(var threshold) -> {
            double[] on = new double[in.length];
            Arrays.setAll(on, e -> in[e] > threshold.elements()[e] ? 1 : 0);
            yield on;
          }
          case Node.Delay(var delay) -> delayed(p, station, in, delay.elements(), time);
          default -> station.weighted(in);
        };
    if (station.isSet || !Arrays.equals(out, station.level)) {
      station.isSet = false;
      station.level = out;
      for (int after : station.part.after()) {
        stations[after].levelChanged = true;
      }
    }
  }

  /// What a threshold gives that looks at potentials.
  private double[] looked(int p, double[] in) {
    double[] on = new double[in.length];
    for (int e = 0; e < in.length; e++) {
      if (coupled.look(p, e, in[e])) {
        coupled.lookAgain(p, in.length);
      }
      on[e] = coupled.isAbove(p, e) ? 1 : 0;
    }
    return on;
  }

  private void drive(int p, Station station, double[] in, double time) {
    Cells cells = station.cells();
    if (coupled.has(p)) {
      for (int j = 0; j < in.length; j++) {
        coupled.drive(p, cells, j, in[j]);
      }
      return;
    }
    for (int j = 0; j < in.length; j++) {
      if (cells.level(j) != in[j]) {
        cells.advance(j, time);
        cells.drive(j, in[j]);
        if (station.part.fires()) {
          foresee(p, j);
        }
      }
    }
  }

  /// What leaves a delay now, of levels: those without delay. The others are to come.
  private double[] delayed(int p, Station station, double[] in, double[] delay, double time) {
    double[] out = station.level.clone();
    for (int e = 0; e < in.length; e++) {
      if (in[e] != station.seen[e]) {
        station.seen[e] = in[e];
        if (delay[e] == 0) {
          out[e] = in[e];
        } else {
          due.add(new Due(time + delay[e], p, e, in[e], Kind.LEVEL, -1));
        }
      }
    }
    return out;
  }

  /// The levels and potentials of the outputs at a time at which nothing happens.
  private void sample(double time, Map<String, List<double[]>> samples) {
    double[][] now = new double[stations.length][];
    for (int p = 0; p < stations.length; p++) {
      now[p] = stations[p].level;
      if (parts.get(p).isSmooth()) {
        Cells cells = stations[p].cells();
        now[p] = new double[stations[p].size];
        int part = p;
        Arrays.setAll(
            now[p],
            j -> coupled.has(part) ? coupled.potentialOf(part, j) : cells.potential(j, time));
      }
    }
    for (int p = 0; p < stations.length; p++) {
      Part part = parts.get(p);
      if (part.isInstant() && part.before().length > 0) {
        double[] in = new double[stations[p].size];
        for (int before : part.before()) {
          for (int e = 0; e < in.length; e++) {
            in[e] += now[before][e];
          }
        }
        now[p] = stations[p].weighted(in);
      }
    }
    samples.forEach((name, rows) -> rows.add(now[rank(name)]));
  }

  private int rank(String name) {
    for (int p = 0; p < stations.length; p++) {
      if (parts.get(p).name().equals(name)) {
        return p;
      }
    }
    throw new IllegalStateException(name);
  }
}
