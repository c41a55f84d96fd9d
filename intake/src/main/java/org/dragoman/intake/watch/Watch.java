package org.dragoman.intake.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dragoman.intake.watch.WatchJournal.Item;
import org.dragoman.intake.watch.WatchJournal.State;
import org.dragoman.intake.web.NotFetched;
import org.dragoman.intake.web.WebFetcher;

/**
 * Looks at sources again and again, and gives each new item once to be read.
 *
 * <p>Each source has a virtual thread of its own; requests stand in their host's queue. What fails
 * in passing is tried again, each time after a longer wait, and given up after the last try; what
 * fails for good is given up at once. Interrupting the thread that runs it ends it.
 */
public final class Watch {

  /** Takes items to read, from many threads; keeping is done when it returns. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads a page and keeps what it tells.
     *
     * @param source what named it
     * @return why it cannot be read, as one line; empty where it was, or where it is nothing to
     *     read
     */
    Optional<String> read(WebFetcher.Page page, WatchList.Watched source)
        throws InterruptedException;
  }

  /** Is told what happens, from many threads. */
  @FunctionalInterface
  public interface Listener {
    /** Takes one line. */
    void told(String line);
  }

  /**
   * How patient the watch is.
   *
   * @param pause between two requests to one host
   * @param first the wait before the second try; each further one is twice as long
   * @param tries how often an item is asked for
   */
  public record Patience(Duration pause, Duration first, int tries) {
    /** Patience that no site takes amiss. */
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(2), Duration.ofMinutes(1), 6);

    /** Rejects what is no patience. */
    public Patience {
      if (pause.isNegative() || first.isNegative() || tries < 1) {
        throw new IllegalArgumentException("patience must be positive");
      }
    }

    /**
     * How long to wait after some tries in vain.
     *
     * @param asked the seconds that the other side asks to be left alone
     */
    public Duration after(int tries, long asked) {
      Duration wait = first.multipliedBy(1L << Math.min(10, Math.max(0, tries - 1)));
      Duration longest = Duration.ofHours(12);
      wait = wait.compareTo(longest) > 0 ? longest : wait;
      Duration told = Duration.ofSeconds(asked);
      return told.compareTo(wait) > 0 ? told : wait;
    }
  }

  private static final int MOST_SITEMAPS = 50;

  private final WatchList list;
  private final WatchJournal journal;
  private final Hosts hosts;
  private final Patience patience;
  private final Clock clock;
  private final Reader reader;
  private final Listener listener;

  /** A watch; nothing is closed by it. */
  public Watch(
      WatchList list,
      WatchJournal journal,
      WebFetcher web,
      Patience patience,
      Clock clock,
      Reader reader,
      Listener listener) {
    this.list = list;
    this.journal = journal;
    this.hosts = new Hosts(web, patience.pause());
    this.patience = patience;
    this.clock = clock;
    this.reader = reader;
    this.listener = listener;
  }

  /**
   * Watches.
   *
   * @param once whether each source is looked at once, until all its items are read or given up
   * @throws IOException where the journal cannot be written
   */
  public void run(boolean once) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ExecutorCompletionService<Boolean> ended = new ExecutorCompletionService<>(threads);
      try {
        for (WatchList.Watched source : list.sources()) {
          ended.submit(
              () -> {
                follow(source, once);
                return true;
              });
        }
        for (int i = 0; i < list.sources().size(); i++) {
          ended.take().get();
        }
      } catch (ExecutionException e) {
        // What no source can go on with: a full disk, an archive that cannot be written.
        if (e.getCause() instanceof IOException trouble) {
          throw trouble;
        }
        if (e.getCause() instanceof RuntimeException trouble) {
          throw trouble;
        }
        throw new IllegalStateException(e);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private void follow(WatchList.Watched source, boolean once)
      throws IOException, InterruptedException {
    int failures = 0;
    while (true) {
      long asked = 0;
      boolean passing = false;
      try {
        int fresh = look(source);
        failures = 0;
        if (fresh > 0) {
          listener.told(source.address() + ": " + fresh + " new");
        }
      } catch (NotFetched e) {
        asked = e.seconds();
        passing = e.mayPass();
        failures++;
        listener.told(source.address() + ": " + e.line());
      } catch (Listing.Unreadable | Hosts.Disallowed e) {
        failures++;
        listener.told(source.address() + ": " + e.getMessage());
      }
      boolean again = once && passing && failures < patience.tries();
      Duration wait =
          failures == 0
              ? source.every()
              : longer(once ? Duration.ZERO : source.every(), patience.after(failures, asked));
      readOpen(source, clock.instant().plus(wait), once && !again);
      if (once && !again) {
        return;
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Looks at a listing; the number of new items. */
  private int look(WatchList.Watched source)
      throws NotFetched, Listing.Unreadable, Hosts.Disallowed, IOException, InterruptedException {
    List<String> open = new ArrayList<>(List.of(source.address()));
    int fresh = 0;
    for (int i = 0; i < open.size() && i < MOST_SITEMAPS; i++) {
      String address = open.get(i);
      try {
        record Seen(Listing listing, WebFetcher.Validators version) {}

        Seen seen =
            hosts.<Seen, Listing.Unreadable>fetch(
                address,
                journal.validators(address),
                page -> new Seen(Listing.of(source, page), page.validators()));
        fresh += journal.found(source.address(), address, seen.listing().items(), clock.instant());
        // An index is asked for anew each time, for what it lists may change without it.
        if (seen.listing().more().isEmpty()) {
          journal.listed(address, seen.version());
        }
        seen.listing().more().stream().filter(more -> !open.contains(more)).forEach(open::add);
      } catch (NotFetched e) {
        if (e.status() != NotFetched.NOT_MODIFIED) {
          throw e;
        }
      }
    }
    return fresh;
  }

  /** Reads what is due until a time, or until nothing is left. */
  private void readOpen(WatchList.Watched source, Instant until, boolean untilEmpty)
      throws IOException, InterruptedException {
    while (true) {
      Optional<Item> next =
          journal.open(source.address()).stream().min(Comparator.comparing(Item::due));
      Instant due = next.map(Item::due).orElse(until);
      if (untilEmpty && next.isEmpty()) {
        return;
      }
      boolean later = !untilEmpty && !due.isBefore(until);
      Duration wait = Duration.between(clock.instant(), later ? until : due);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
      if (later || next.isEmpty()) {
        return;
      }
      read(next.get(), source);
    }
  }

  private void read(Item item, WatchList.Watched source) throws IOException, InterruptedException {
    try {
      Optional<String> trouble =
          hosts.<Optional<String>, InterruptedException>fetch(
              item.address(), WebFetcher.Validators.NONE, page -> reader.read(page, source));
      if (trouble.isPresent()) {
        giveUp(item, trouble.get());
      } else {
        journal.write(done(item));
      }
    } catch (Hosts.Disallowed e) {
      giveUp(item, String.valueOf(e.getMessage()));
    } catch (NotFetched e) {
      int tries = item.tries() + 1;
      if (!e.isLoss()) {
        journal.write(done(item));
      } else if (!e.mayPass() || tries >= patience.tries()) {
        giveUp(item, e.line());
      } else {
        Instant due = clock.instant().plus(patience.after(tries, e.seconds()));
        journal.write(new Item(item.source(), item.address(), State.FOUND, tries, due, e.line()));
      }
    }
  }

  private Item done(Item item) {
    return new Item(item.source(), item.address(), State.DONE, 0, clock.instant(), "");
  }

  private void giveUp(Item item, String cause) throws IOException {
    journal.write(
        new Item(
            item.source(), item.address(), State.DEAD, item.tries() + 1, clock.instant(), cause));
    listener.told("given up " + item.address() + ": " + cause);
  }
}
