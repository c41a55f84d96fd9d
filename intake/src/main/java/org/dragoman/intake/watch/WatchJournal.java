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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dragoman.intake.web.WebFetcher;
import org.jspecify.annotations.Nullable;

/**
 * What was found, read and given up, in a file that is only added to: one JSON object a line.
 *
 * <p>An item is written down before its listing is, and done only after it was kept, so that a kill
 * at any moment loses nothing; what was kept but not written down as done is read once more and
 * found to be known. A last line that a kill cut off is left out. Thread-safe.
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

  // No channel: that would be closed for all by one thread that is interrupted while it writes.
  private final @Nullable FileOutputStream file;
  private @Nullable FileChannel lock;
  private final Map<String, Item> open = new LinkedHashMap<>();
  private final Map<String, Map<String, Item>> bySource = new HashMap<>();
  private final Map<String, Boolean> done = new LinkedHashMap<>();
  private final Map<String, Item> dead = new LinkedHashMap<>();
  private final Map<String, WebFetcher.Validators> validators = new LinkedHashMap<>();

  private WatchJournal(@Nullable FileOutputStream file) {
    this.file = file;
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
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw new IOException("another watch uses " + path + "; end it first", e);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    WatchJournal read = new WatchJournal(null);
    try {
      if (Files.exists(path)) {
        read.load(path);
      }
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    FileOutputStream file = new FileOutputStream(fresh.toFile());
    WatchJournal journal = new WatchJournal(file);
    journal.lock = lock;
    journal.take(read);
    file.getFD().sync();
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return journal;
  }

  private void take(WatchJournal from) throws IOException {
    for (Map.Entry<String, WebFetcher.Validators> entry : from.validators.entrySet()) {
      listed(entry.getKey(), entry.getValue());
    }
    for (String address : from.done.keySet()) {
      write(new Item("", address, State.DONE, 0, Instant.EPOCH, ""));
    }
    for (Collection<Item> items : List.of(from.open.values(), from.dead.values())) {
      for (Item item : items) {
        write(item);
      }
    }
  }

  private void load(Path path) throws IOException {
    JournalLines.read(path, this::take);
  }

  private void take(JsonNode line) {
    if (line.has("listing")) {
      validators.put(
          line.path("listing").asText(),
          new WebFetcher.Validators(
              line.path("etag").asText(""), line.path("modified").asText("")));
    } else {
      remember(
          new Item(
              line.path("source").asText(""),
              line.path("item").asText(),
              State.valueOf(line.path("state").asText()),
              line.path("tries").asInt(),
              Instant.ofEpochMilli(line.path("due").asLong()),
              line.path("cause").asText("")));
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
    dead.remove(item.address());
    switch (item.state()) {
      case FOUND -> {
        open.put(item.address(), item);
        bySource
            .computeIfAbsent(item.source(), key -> new LinkedHashMap<>())
            .put(item.address(), item);
      }
      case DONE -> done.put(item.address(), true);
      case DEAD -> dead.put(item.address(), item);
    }
  }

  /** Writes down what a listing names; the number of items that were not known before. */
  synchronized int found(String source, List<String> addresses, Instant now) throws IOException {
    int fresh = 0;
    for (String address : addresses) {
      if (!open.containsKey(address) && !done.containsKey(address) && !dead.containsKey(address)) {
        write(new Item(source, address, State.FOUND, 0, now, ""));
        fresh++;
      }
    }
    return fresh;
  }

  /** Writes down the version of a listing whose items are all written down. */
  synchronized void listed(String address, WebFetcher.Validators version) throws IOException {
    validators.put(address, version);
    append(
        JSON.createObjectNode()
            .put("listing", address)
            .put("etag", version.etag())
            .put("modified", version.modified()));
  }

  /** The version of a listing that was last written down. */
  synchronized WebFetcher.Validators validators(String address) {
    return validators.getOrDefault(address, WebFetcher.Validators.NONE);
  }

  /** Writes down how far an item came. */
  synchronized void write(Item item) throws IOException {
    remember(item);
    ObjectNode node =
        JSON.createObjectNode()
            .put("item", item.address())
            .put("state", item.state().name())
            .put("source", item.source());
    if (item.tries() > 0) {
      node.put("tries", item.tries()).put("cause", item.cause());
    }
    append(item.state() == State.DONE ? node : node.put("due", item.due().toEpochMilli()));
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
  public synchronized int done() {
    return done.size();
  }

  /** Has what was given up tried again. */
  public synchronized void revive(Instant now) throws IOException {
    for (Item item : dead()) {
      write(new Item(item.source(), item.address(), State.FOUND, 0, now, ""));
    }
  }

  private void append(ObjectNode node) throws IOException {
    if (file != null) {
      file.write((node + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.getFD().sync();
      file.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
