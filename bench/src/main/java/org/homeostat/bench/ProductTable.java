package org.homeostat.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Precision;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// The products of [BatchProductBenchmark] as a table of GF/s: in Java, by OpenBLAS, and the peak
/// of the machine in the same run. Each counts by its best round, as the machine may be shared.
///
/// Takes the options of JMH, such as `-p shape=50x784x512T -p precision=FLOAT`.
public final class ProductTable {
  private ProductTable() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(arguments))
            .include(BatchProductBenchmark.class.getName())
            .include(PeakBenchmark.class.getName())
            .build();
    print(new Runner(options).run());
  }

  private static void print(Collection<RunResult> results) {
    double peak = 0;
    Map<String, Map<String, Double>> rates = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      if (params.getBenchmark().startsWith(PeakBenchmark.class.getName())) {
        peak = best(result) * 2 * PeakBenchmark.width() / 1e9;
        continue;
      }
      String shape = params.getParam("shape");
      int[] sizes = BatchProductBenchmark.sizes(shape);
      double flops = 2.0 * sizes[0] * sizes[1] * sizes[2];
      rates
          .computeIfAbsent(params.getParam("precision") + " " + shape, key -> new TreeMap<>())
          .put(params.getParam("by"), best(result) * flops / 1e9);
    }
    System.out.println("| product | Java, GF/s | OpenBLAS | ratio | share of the peak |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (var row : rates.entrySet()) {
      double java = row.getValue().getOrDefault("JAVA", Double.NaN);
      double blas = row.getValue().getOrDefault("BLAS", Double.NaN);
      double limit = row.getKey().startsWith(Precision.DOUBLE.name()) ? peak / 2 : peak;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.2f | %.0f %% |%n",
          row.getKey(),
          java,
          blas,
          java / blas,
          100 * java / limit);
    }
    System.out.printf(Locale.ROOT, "%nThe peak in single precision: %.0f GF/s.%n", peak);
  }

  /// Operations per second of the best round.
  private static double best(RunResult result) {
    return result.getBenchmarkResults().stream()
        .map(BenchmarkResult::getIterationResults)
        .flatMap(Collection::stream)
        .mapToDouble(round -> round.getPrimaryResult().getScore())
        .max()
        .orElse(Double.NaN);
  }
}
