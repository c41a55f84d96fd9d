package org.dragoman.intake.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What alerts have told and have still to tell, in a file that is only added to: one JSON object a
 * line.
 *
 * <p>A page is written down before it is read, a digest before it is sent, and a page as told only
 * after all digests that it is in: so a kill loses nothing. A digest that was sent, but not yet
 * written down as sent, is sent again under the same id, by which whoever gets it can tell. The
 * watch's own journal keeps a second program out. Thread-safe.
 */
public final class AlertJournal implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A digest on one of its ways.
   *
   * @param id the same for the same news of the same alert
   * @param channel {@code atom}, {@code email} or {@code webhook}
   * @param documents what it tells of
   * @param assertions what it tells
   * @param made when
   * @param tries how often it was sent in vain
   * @param due when it is tried next
   * @param cause why it could not be sent; empty where it was
   */
  public record Delivery(
      String id,
      String alert,
      String channel,
      List<String> documents,
      List<String> assertions,
      Instant made,
      WatchJournal.State state,
      int tries,
      Instant due,
      String cause) {

    /** Copies the lists. */
    public Delivery {
      documents = List.copyOf(documents);
      assertions = List.copyOf(assertions);
    }

    /** The same, so far come. */
    public Delivery with(WatchJournal.State newState, int newTries, Instant newDue, String why) {
      return new Delivery(
          id, alert, channel, documents, assertions, made, newState, newTries, newDue, why);
    }

    private String key() {
      return channel + " " + alert + " " + id;
    }
  }

  private final FileOutputStream file;
  private final Set<String> reading = new LinkedHashSet<>();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();

  private AlertJournal(FileOutputStream file) {
    this.file = file;
  }

  /**
   * Opens a journal, making it where there is none.
   *
   * @throws IOException where it cannot be used; the message is one line
   */
  public static AlertJournal open(Path path) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(path)) {
      JournalLines.read(path, lines::add);
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    AlertJournal journal = new AlertJournal(new FileOutputStream(fresh.toFile()));
    for (JsonNode line : lines) {
      journal.remember(line);
    }
    for (String address : journal.reading) {
      journal.append(JSON.createObjectNode().put("reading", address));
    }
    for (Delivery delivery : journal.deliveries.values()) {
      journal.append(node(delivery));
    }
    journal.file.getFD().sync();
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return journal;
  }

  private void remember(JsonNode line) throws IOException {
    if (line.has("reading")) {
      reading.add(line.path("reading").asText());
    } else if (line.has("told")) {
      line.path("told").forEach(address -> reading.remove(address.asText()));
    } else {
      try {
        remember(
            new Delivery(
                line.path("digest").asText(),
                line.path("alert").asText(),
                line.path("channel").asText(),
                texts(line.path("documents")),
                texts(line.path("assertions")),
                Instant.ofEpochMilli(line.path("made").asLong()),
                WatchJournal.State.valueOf(line.path("state").asText()),
                line.path("tries").asInt(),
                Instant.ofEpochMilli(line.path("due").asLong()),
                line.path("cause").asText("")));
      } catch (IllegalArgumentException e) {
        throw new IOException("a line of it is damaged: " + line, e);
      }
    }
  }

  private void remember(Delivery delivery) {
    deliveries.put(delivery.key(), delivery);
    told.computeIfAbsent(delivery.alert(), key -> new HashSet<>()).addAll(delivery.assertions());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Writes down that a page is about to be read. */
  public synchronized void reading(String address) throws IOException {
    if (reading.add(address)) {
      append(JSON.createObjectNode().put("reading", address));
    }
  }

  /** The pages that were read, or about to be, and of which nothing is told yet. */
  public synchronized List<String> reading() {
    return List.copyOf(reading);
  }

  /** Writes down that all digests with news of some pages are written down. */
  public synchronized void told(List<String> addresses) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    addresses.forEach(node.putArray("told")::add);
    append(node);
    addresses.forEach(reading::remove);
  }

  /** Whether an alert has told something, or has it written down to be told. */
  public synchronized boolean hasTold(String alert, String assertion) {
    return told.getOrDefault(alert, Set.of()).contains(assertion);
  }

  /** Writes down how far a digest came. */
  public synchronized void write(Delivery delivery) throws IOException {
    remember(delivery);
    append(node(delivery));
  }

  /** All digests of which something is written down, the oldest first. */
  public synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries.values());
  }

  /** Has what was given up tried again. */
  public synchronized void revive(Instant now) throws IOException {
    for (Delivery delivery : deliveries()) {
      if (delivery.state() == WatchJournal.State.DEAD) {
        write(delivery.with(WatchJournal.State.FOUND, 0, now, ""));
      }
    }
  }

  private static ObjectNode node(Delivery delivery) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("digest", delivery.id())
            .put("alert", delivery.alert())
            .put("channel", delivery.channel())
            .put("state", delivery.state().name())
            .put("made", delivery.made().toEpochMilli());
    delivery.documents().forEach(node.putArray("documents")::add);
    delivery.assertions().forEach(node.putArray("assertions")::add);
    if (delivery.tries() > 0) {
      node.put("tries", delivery.tries()).put("cause", delivery.cause());
    }
    return delivery.state() == WatchJournal.State.FOUND
        ? node.put("due", delivery.due().toEpochMilli())
        : node;
  }

  private void append(ObjectNode node) throws IOException {
    file.write((node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void close() throws IOException {
    file.getFD().sync();
    file.close();
  }
}
