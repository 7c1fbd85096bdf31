package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.train.TrainStudy;

/// Runs studies one after the other, and writes the folder of each while the next one is solved.
final class Runs implements AutoCloseable {
  private final Terminal terminal;
  private final RunOptions options;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final List<Future<Done>> started = new ArrayList<>();

  /// A study that was run, and its folder.
  record Finished(StudyOutcome outcome, RunFiles.Written written) implements Done {
    @Override
    public Map<String, Object> summary() {
      return written.summary();
    }

    @Override
    public void print(PrintStream out) {
      OutcomeTable.print(out, outcome, written.folder());
    }
  }

  Runs(Terminal terminal, RunOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /// Solves a study and begins to write its folder.
  StudyOutcome start(Study study, int threads, RunFiles.ReportWriter report) {
    Instant begun = Instant.now();
    StudyOutcome outcome =
        ProgressLine.along(
            terminal,
            study.name(),
            options.quiet(),
            progress -> StudyRun.run(study, threads, progress));
    Path results = terminal.folder().resolve(options.out());
    var provenance =
        new Provenance(terminal.command(), begun, Duration.between(begun, Instant.now()));
    started.add(
        writer.submit(
            () -> new Finished(outcome, RunFiles.write(outcome, results, provenance, report))));
    return outcome;
  }

  /// Runs the searches of an evolving study, and writes its folder.
  void start(EvolveStudy study, int threads) throws IOException {
    Path results = terminal.folder().resolve(options.out());
    Done done = new Evolving(terminal, threads, options.quiet()).run(study, results);
    started.add(CompletableFuture.completedFuture(done));
  }

  /// Trains the runs of a study, and writes its folder.
  void start(TrainStudy study, int threads) throws IOException {
    Path results = terminal.folder().resolve(options.out());
    Done done = new TrainRuns(terminal, threads, options.quiet()).run(study, results);
    started.add(CompletableFuture.completedFuture(done));
  }

  /// What was run, in order, once its folder stands.
  List<Done> finished() throws IOException {
    List<Done> all = new ArrayList<>();
    for (Future<Done> each : started) {
      try {
        all.add(each.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (CancellationException) new CancellationException("interrupted").initCause(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException("writing a run failed", e.getCause());
      }
    }
    return all;
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
