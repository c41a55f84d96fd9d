package org.dragoman.intake.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.dragoman.intake.web.WebFetcher;

/**
 * What is watched: feeds, sitemaps and list pages, as a YAML file names them.
 *
 * @param sources in the order of the file; no address twice
 * @param alerts who is told what is new; no name twice
 */
public record WatchList(List<Watched> sources, List<Alert> alerts) {

  private static final Duration USUAL = Duration.ofMinutes(15);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Pattern TIME = Pattern.compile("(\\d{1,5})\\s*([smhd])");
  private static final long LARGEST = 10_000_000;

  /** Copies the lists. */
  public WatchList {
    sources = List.copyOf(sources);
    alerts = List.copyOf(alerts);
  }

  /** How a source tells of its items. */
  public enum Kind {
    /** RSS or Atom. */
    FEED,
    /** A sitemap of the sitemaps protocol, with the news extension or without. */
    SITEMAP,
    /** A page with links. */
    PAGE
  }

  /**
   * A source.
   *
   * @param address where it is
   * @param every how often it is looked at
   * @param links which addresses are items, found anywhere in them
   * @param gated whether only those items are read that the gate lets through
   */
  public record Watched(Kind kind, String address, Duration every, Pattern links, boolean gated) {}

  /** Said of a file that is no list; the message is one line for the user. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String line) {
      super(line);
    }

    /** One line: what, where, and what to do. */
    public String line() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads a list.
   *
   * @param languages in which alerts can be put, as bare codes
   * @param gated whether sources are gated of which the file does not say
   */
  public static WatchList read(Path file, Set<String> languages, boolean gated) throws Unusable {
    JsonNode root;
    try {
      if (Files.size(file) > LARGEST) {
        throw new Unusable(file + " is larger than 10 MB; split it");
      }
      root = new YAMLMapper().readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new Unusable("no such file: " + file + "; name a YAML file with the sources");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Unusable(file + " is not YAML, line " + line + "; correct it there");
    } catch (IOException e) {
      throw new Unusable(file + " cannot be read; check its permissions");
    }
    JsonNode listed = root == null ? null : root.get("sources");
    if (listed == null || !listed.isArray() || listed.isEmpty()) {
      throw new Unusable(
          file + " lists no sources; begin it with \"sources:\" and \"- feed: ...\"");
    }
    known(root, Set.of("every", "gate", "sources", "alerts"), file + "");
    Duration usual = time(root.path("every"), USUAL, file + "");
    boolean usuallyGated = gate(root.path("gate"), gated, file + "");
    List<Watched> sources = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (JsonNode entry : listed) {
      String where = file + ", source " + (sources.size() + 1);
      Watched source = source(entry, usual, usuallyGated, where);
      if (!addresses.add(source.address())) {
        throw new Unusable(where + ": " + source.address() + " is listed twice; leave one out");
      }
      sources.add(source);
    }
    return new WatchList(sources, new AlertReader(file, languages).read(root.path("alerts")));
  }

  private static boolean gate(JsonNode node, boolean usual, String where) throws Unusable {
    if (node.isMissingNode()) {
      return usual;
    }
    if (!node.isBoolean()) {
      throw new Unusable(where + ": gate is true or false");
    }
    return node.booleanValue();
  }

  private static Watched source(JsonNode entry, Duration usual, boolean usuallyGated, String where)
      throws Unusable {
    known(entry, Set.of("feed", "sitemap", "page", "every", "links", "gate"), where);
    Kind kind = null;
    for (Kind one : Kind.values()) {
      if (entry.has(one.name().toLowerCase(Locale.ROOT))) {
        if (kind != null) {
          throw new Unusable(where + " is two things at once; make it two sources");
        }
        kind = one;
      }
    }
    if (kind == null) {
      throw new Unusable(where + " has no address; write \"feed: https://...\"");
    }
    String address = entry.path(kind.name().toLowerCase(Locale.ROOT)).asText("").strip();
    if (!WebFetcher.isAddress(address)) {
      throw new Unusable(where + ": \"" + address + "\" is no address; write https://...");
    }
    String links = entry.path("links").asText("");
    if (kind == Kind.PAGE && links.isEmpty()) {
      throw new Unusable(where + ": which links are items? write \"links: /news/\"");
    }
    try {
      return new Watched(
          kind,
          address,
          time(entry.path("every"), usual, where),
          Pattern.compile(links),
          gate(entry.path("gate"), usuallyGated, where));
    } catch (PatternSyntaxException e) {
      throw new Unusable(where + ": links is no regular expression; correct it");
    }
  }

  private static void known(JsonNode entry, Set<String> names, String where) throws Unusable {
    for (Iterator<String> fields = entry.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      if (!names.contains(field)) {
        throw new Unusable(where + ": \"" + field + "\" is unknown; known are " + sorted(names));
      }
    }
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private static Duration time(JsonNode node, Duration usual, String where) throws Unusable {
    if (node.isMissingNode()) {
      return usual;
    }
    Matcher told = TIME.matcher(node.asText("").strip());
    if (!told.matches()) {
      throw new Unusable(where + ": every is a time like 10m, 2h or 1d");
    }
    long number = Long.parseLong(told.group(1));
    Duration every =
        switch (told.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (every.compareTo(SHORTEST) < 0) {
      throw new Unusable(where + ": every must be at least 1s");
    }
    return every;
  }
}
