package org.dragoman.app;

import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far long work has come: a bar on a terminal, otherwise a plain line now and then.
 *
 * <p>For one thread, but for {@link #total}.
 */
public final class Progress implements AutoCloseable {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Console console;
  private final String unit;
  private final LongSupplier nanoTime;
  private final @Nullable ProgressBar bar;
  private long done;
  private volatile long total = -1;
  private long lastLine;

  private Progress(Console console, String unit, LongSupplier nanoTime, @Nullable ProgressBar bar) {
    this.console = console;
    this.unit = unit;
    this.nanoTime = nanoTime;
    this.bar = bar;
    this.lastLine = nanoTime.getAsLong();
  }

  /** Begins to tell of work counted in {@code unit}; the bar is drawn on standard error. */
  public static Progress of(Console console, String task, String unit) {
    ProgressBar bar =
        console.terminal()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .clearDisplayOnFinish()
                .showSpeed()
                .build()
            : null;
    return new Progress(console, unit, System::nanoTime, bar);
  }

  /** Says how much there is in all, once that is known; from any thread. */
  public void total(long count) {
    total = count;
    if (bar != null) {
      bar.maxHint(count);
    }
  }

  /** Counts one piece of work done. */
  void step() {
    done++;
    if (bar != null) {
      bar.step();
    } else {
      tellNowAndThen();
    }
  }

  /** Says how much is done in all. */
  public void stepTo(long count) {
    done = count;
    if (bar != null) {
      bar.stepTo(count);
    } else {
      tellNowAndThen();
    }
  }

  private void tellNowAndThen() {
    if (nanoTime.getAsLong() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = nanoTime.getAsLong();
      console.trouble(done + (total < 0 ? "" : " of " + total) + " " + unit);
      console.err().flush();
    }
  }

  /** Prints a line of trouble without tearing the bar. */
  public void trouble(String line) {
    if (bar != null) {
      bar.pause();
      console.err().print("\r\u001b[K");
      console.trouble(line);
      console.err().flush();
      bar.resume();
    } else {
      console.trouble(line);
      console.err().flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
