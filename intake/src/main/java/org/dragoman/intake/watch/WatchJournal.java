package org.dragoman.intake.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.intake.web.WebFetcher;
import org.jspecify.annotations.Nullable;

/**
 * What was found, read and given up, in a file that is only added to: one JSON object a line.
 *
 * <p>An item is written down before its listing is, and done only after it was kept, so that a kill
 * at any moment loses nothing; what was kept but not written down as done is read once more and
 * found to be known. A last line that a kill cut off is left out. Thread-safe.
 *
 * <p>What is done or given up is remembered for as long as a listing names it, and some weeks more;
 * when most lines of the file are past, it is written anew. So neither grows with the years.
 */
public final class WatchJournal implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How far an item came. */
  public enum State {
    /** It is to be read. */
    FOUND,
    /** It is read, or there is nothing to read. */
    DONE,
    /** It was given up. */
    DEAD
  }

  /**
   * An item.
   *
   * @param source the address of the listing that named it first
   * @param address its own
   * @param tries how often it was asked for in vain
   * @param due when it is tried again
   * @param cause why it was not read; empty where it was
   */
  public record Item(
      String source, String address, State state, int tries, Instant due, String cause) {}

  /** What no listing names any more is remembered for so long: items come back. */
  static final int DAYS_REMEMBERED = 30;

  /** So many days pass before it is written down that an item is still named. */
  private static final int DAYS_BETWEEN = 7;

  /** A file of fewer lines is not written anew. */
  private static final int FEW_LINES = 10_000;

  /**
   * Which listing still names an item that is done or given up.
   *
   * @param listing the one that named it last; its source before that is known
   * @param day when it did, in days since 1970
   */
  private record Named(String listing, long day) {}

  private final Path path;
  private final FileChannel lock;
  // No channel: that would be closed for all by one thread that is interrupted while it writes.
  private @Nullable FileOutputStream file;
  private long lines;
  private final Map<String, Item> open = new LinkedHashMap<>();
  private final Map<String, Map<String, Item>> bySource = new HashMap<>();
  private final Map<String, Named> done = new LinkedHashMap<>();
  private final Map<String, Item> dead = new LinkedHashMap<>();
  private final Map<String, Named> deadNamed = new HashMap<>();
  private final Map<String, Set<String>> endedByListing = new HashMap<>();
  private final Map<String, WebFetcher.Validators> validators = new LinkedHashMap<>();

  /** How many items were done and are remembered no longer. */
  private long forgotten;

  private WatchJournal(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a journal, making it where there is none, and writes it anew without what is past.
   *
   * @throws IOException where it cannot be used; the message is one line
   */
  public static WatchJournal open(Path path) throws IOException {
    FileChannel lock =
        FileChannel.open(
            path.resolveSibling(path.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock held = lock.tryLock();
      if (held == null) {
        throw new IOException("another watch uses " + path + "; end it first");
      }
      WatchJournal journal = new WatchJournal(path, lock);
      if (Files.exists(path)) {
        JournalLines.read(path, journal::take);
      }
      journal.writeAnew();
      return journal;
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw new IOException("another watch uses " + path + "; end it first", e);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Writes the file anew without what is past; until it is whole, the one before stays. */
  private void writeAnew() throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    FileOutputStream before = file;
    FileOutputStream anew = new FileOutputStream(fresh.toFile());
    try {
      file = anew;
      lines = 0;
      if (forgotten > 0) {
        append(JSON.createObjectNode().put("forgotten", forgotten));
      }
      for (Map.Entry<String, WebFetcher.Validators> entry : validators.entrySet()) {
        append(line(entry.getKey(), entry.getValue()));
      }
      for (Map.Entry<String, Named> entry : done.entrySet()) {
        append(line(entry.getKey(), entry.getValue()));
      }
      for (Item item : open.values()) {
        append(line(item));
      }
      for (Item item : dead.values()) {
        append(line(item, named(item)));
      }
      anew.getFD().sync();
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      file = before;
      anew.close();
      throw e;
    }
    if (before != null) {
      before.close();
    }
  }

  private void take(JsonNode line) {
    String source = line.path("source").asText("");
    String item = line.path("item").asText();
    if (line.has("listing")) {
      validators.put(
          line.path("listing").asText(),
          new WebFetcher.Validators(
              line.path("etag").asText(""), line.path("modified").asText("")));
    } else if (line.has("forgotten")) {
      forgotten = line.path("forgotten").asLong();
    } else {
      remember(
          new Item(
              source,
              item,
              State.valueOf(line.path("state").asText()),
              line.path("tries").asInt(),
              line.has("day")
                  ? Instant.EPOCH.plus(line.path("day").asLong(), ChronoUnit.DAYS)
                  : Instant.ofEpochMilli(line.path("due").asLong()),
              line.path("cause").asText("")));
      // Lines of earlier versions do not say who named what was given up.
      if (line.has("named") && dead.containsKey(item)) {
        dead(item, new Named(line.path("by").asText(), line.path("named").asLong()));
      }
    }
  }

  private void remember(Item item) {
    Item before = open.remove(item.address());
    if (before != null) {
      Map<String, Item> own = bySource.get(before.source());
      if (own != null) {
        own.remove(item.address());
      }
    }
    forgetDead(item.address());
    switch (item.state()) {
      case FOUND -> {
        open.put(item.address(), item);
        bySource
            .computeIfAbsent(item.source(), key -> new LinkedHashMap<>())
            .put(item.address(), item);
      }
      case DONE -> done(item.address(), new Named(item.source(), day(item.due())));
      case DEAD -> {
        dead.put(item.address(), item);
        dead(item.address(), new Named(item.source(), day(item.due())));
      }
    }
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 86_400L);
  }

  private void done(String address, Named now) {
    ended(address, done.put(address, now), now);
  }

  private void dead(String address, Named now) {
    ended(address, deadNamed.put(address, now), now);
  }

  private void ended(String address, @Nullable Named before, Named now) {
    if (before == null || !before.listing().equals(now.listing())) {
      if (before != null) {
        endedByListing.getOrDefault(before.listing(), Set.of()).remove(address);
      }
      endedByListing.computeIfAbsent(now.listing(), key -> new HashSet<>()).add(address);
    }
  }

  private void forgetDead(String address) {
    dead.remove(address);
    Named named = deadNamed.remove(address);
    if (named != null) {
      endedByListing.getOrDefault(named.listing(), Set.of()).remove(address);
    }
  }

  private Named named(Item item) {
    return deadNamed.getOrDefault(item.address(), new Named(item.source(), day(item.due())));
  }

  /**
   * Writes down what a listing names; the number of items that were not known before.
   *
   * @param source what is watched
   * @param listing the source itself, or a listing that it names
   */
  synchronized int found(String source, String listing, List<String> addresses, Instant now)
      throws IOException {
    int fresh = 0;
    for (String address : addresses) {
      Named known = done.get(address);
      Item given = dead.get(address);
      if (known != null) {
        if (isNews(known, listing, now)) {
          Named again = new Named(listing, day(now));
          done(address, again);
          append(line(address, again));
        }
      } else if (given != null) {
        if (isNews(named(given), listing, now)) {
          Named again = new Named(listing, day(now));
          dead(address, again);
          append(line(given, again));
        }
      } else if (!open.containsKey(address)) {
        write(new Item(source, address, State.FOUND, 0, now, ""));
        fresh++;
      }
    }
    forget(listing, day(now) - DAYS_REMEMBERED);
    return fresh;
  }

  /** Not each time, for most of what a listing names it has named before. */
  private static boolean isNews(Named known, String listing, Instant now) {
    return !known.listing().equals(listing) || day(now) - known.day() >= DAYS_BETWEEN;
  }

  /** Forgets what is done or given up and was last named by a listing before a day. */
  private void forget(String listing, long day) {
    for (String address : List.copyOf(endedByListing.getOrDefault(listing, Set.of()))) {
      Named known = done.get(address);
      Named given = deadNamed.get(address);
      if (known != null && known.day() < day) {
        done.remove(address);
        endedByListing.getOrDefault(listing, Set.of()).remove(address);
        forgotten++;
      } else if (given != null && given.day() < day) {
        forgetDead(address);
      }
    }
  }

  /** Writes down the version of a listing whose items are all written down. */
  synchronized void listed(String address, WebFetcher.Validators version) throws IOException {
    validators.put(address, version);
    append(line(address, version));
  }

  private static ObjectNode line(String listing, WebFetcher.Validators version) {
    return JSON.createObjectNode()
        .put("listing", listing)
        .put("etag", version.etag())
        .put("modified", version.modified());
  }

  /** The version of a listing that was last written down. */
  synchronized WebFetcher.Validators validators(String address) {
    return validators.getOrDefault(address, WebFetcher.Validators.NONE);
  }

  /** Writes down how far an item came. */
  synchronized void write(Item item) throws IOException {
    remember(item);
    append(
        switch (item.state()) {
          case FOUND -> line(item);
          case DONE -> line(item.address(), new Named(item.source(), day(item.due())));
          case DEAD -> line(item, named(item));
        });
  }

  private static ObjectNode line(Item given, Named known) {
    return line(given).put("by", known.listing()).put("named", known.day());
  }

  private static ObjectNode line(String address, Named known) {
    return JSON.createObjectNode()
        .put("item", address)
        .put("state", State.DONE.name())
        .put("source", known.listing())
        .put("day", known.day());
  }

  private static ObjectNode line(Item item) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("item", item.address())
            .put("state", item.state().name())
            .put("source", item.source());
    if (item.tries() > 0) {
      node.put("tries", item.tries()).put("cause", item.cause());
    }
    return node.put("due", item.due().toEpochMilli());
  }

  /** What a source named and is to be read. */
  synchronized List<Item> open(String source) {
    return List.copyOf(bySource.getOrDefault(source, Map.of()).values());
  }

  /** What was given up. */
  public synchronized List<Item> dead() {
    return new ArrayList<>(dead.values());
  }

  /** How many items were read. */
  public synchronized long done() {
    return forgotten + done.size();
  }

  /** Has what was given up tried again. */
  public synchronized void revive(Instant now) throws IOException {
    for (Item item : dead()) {
      write(new Item(item.source(), item.address(), State.FOUND, 0, now, ""));
    }
  }

  private void append(ObjectNode node) throws IOException {
    if (file == null) {
      throw new IOException(path + " is closed");
    }
    file.write((node + "\n").getBytes(StandardCharsets.UTF_8));
    lines++;
    long alive = (long) validators.size() + done.size() + open.size() + dead.size();
    if (lines > FEW_LINES && lines > 3 * alive) {
      writeAnew();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.getFD().sync();
      file.close();
      file = null;
    }
    lock.close();
  }
}
