package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which potentials enter which cells and thresholds, through the weights between.
final class Drives {
  private static final int MOST_SOURCES = 20_000_000;

  /// A potential, weighted.
  record Source(int part, int element, double weight) {}

  private final Map<Integer, List<List<Source>>> sources = new HashMap<>();
  private int count;

  Drives(Network network, Station[] stations) {
    for (int part : network.coupled()) {
      List<List<Source>> each = new ArrayList<>();
      for (int e = 0; e < stations[part].size; e++) {
        each.add(new ArrayList<>());
      }
      sources.put(part, each);
    }
    for (int part : network.coupled()) {
      if (stations[part].part.isSmooth()) {
        for (int e = 0; e < stations[part].size; e++) {
          follow(stations, part, e);
        }
      }
    }
  }

  List<Source> of(int part, int element) {
    return Objects.requireNonNull(sources.get(part)).get(element);
  }

  /// Sends 1 from a potential through the weights behind it.
  private void follow(Station[] stations, int part, int element) {
    Map<Integer, double[]> here = new HashMap<>();
    double[] one = new double[stations[part].size];
    one[element] = 1;
    pass(stations, part, one, here);
    for (int p = 0; p < stations.length; p++) {
      if (here.containsKey(p) && stations[p].part.isInstant()) {
        pass(stations, p, stations[p].linear(Objects.requireNonNull(here.get(p))), here);
      }
    }
    here.forEach((p, in) -> {
      for (int e = 0; e < in.length && sources.containsKey(p); e++) {
        if (in[e] != 0) {
          add(of(p, e), new Source(part, element, in[e]));
        }
      }
    });
  }

  private void add(List<Source> to, Source source) {
    to.add(source);
    if (++count > MOST_SOURCES) {
      throw NirException.of("more than " + MOST_SOURCES + " connections between potentials");
    }
  }

  private static void pass(
      Station[] stations, int part, double[] out, Map<Integer, double[]> here) {
    for (int next : stations[part].part.after()) {
      double[] in = here.computeIfAbsent(next, _ -> new double[out.length]);
      for (int e = 0; e < out.length; e++) {
        in[e] += out[e];
      }
    }
  }
}
