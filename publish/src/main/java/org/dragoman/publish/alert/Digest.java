package org.dragoman.publish.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.interchange.RecordJson;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.Story;
import org.dragoman.record.assertion.Assertion;

/**
 * What is new for a saved query: documents with what each tells, every line with who says it and
 * the exact words.
 *
 * @param id the same for the same news
 * @param alert what the query is called
 * @param query the query
 * @param language the language of headings, one of {@link #languages()}
 * @param made when it was found
 * @param reports what is new, by document
 */
public record Digest(
    String id, String alert, String query, String language, Instant made, List<Report> reports) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Map<String, String>> WORDS = words();

  /** Rejects languages in which there are no headings. */
  public Digest {
    reports = List.copyOf(reports);
    if (!WORDS.containsKey(language)) {
      throw new IllegalArgumentException("no digest in \"" + language + "\"");
    }
  }

  /**
   * What is new in one document.
   *
   * @param told at least one assertion
   */
  public record Report(Story story, List<Assertion> told) {

    /** Copies the list. */
    public Report {
      told = List.copyOf(told);
    }
  }

  /** The languages in which a digest can be put. */
  public static Set<String> languages() {
    return new TreeSet<>(WORDS.keySet());
  }

  /** How many assertions it tells. */
  public int size() {
    return reports.stream().mapToInt(report -> report.told().size()).sum();
  }

  /** One line without anything in it that could end the line. */
  public String subject() {
    return harmless(filled("subject"));
  }

  /** The whole as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder(filled("subject")).append('\n');
    for (Report report : reports) {
      Story story = report.story();
      text.append('\n')
          .append(harmless(story.title().isEmpty() ? story.uri() : story.title()))
          .append('\n')
          .append(harmless(story.publisher().isEmpty() ? word("unknown") : story.publisher()))
          .append(" · ")
          .append(story.published().isEmpty() ? word("undated") : story.published())
          .append('\n')
          .append(harmless(story.uri()))
          .append('\n');
      for (Assertion assertion : report.told()) {
        text.append("- ")
            .append(RecordJson.kindOf(assertion))
            .append(": ")
            .append(harmless(AssertionText.value(assertion)))
            .append("\n  ")
            .append(word("by"))
            .append(' ')
            .append(harmless(chain(assertion)))
            .append("\n  “")
            .append(harmless(quote(assertion)))
            .append("”\n  ")
            .append(assertion.id())
            .append('\n');
      }
    }
    return text.append('\n').append(filled("why")).append('\n').toString();
  }

  /** The whole as JSON, for programs: names and values are the same in every language. */
  public byte[] json() {
    ObjectNode root =
        JSON.createObjectNode()
            .put("digest", id)
            .put("alert", alert)
            .put("query", query)
            .put("made", made.toString());
    for (Report report : reports) {
      Story story = report.story();
      ObjectNode node =
          root.withArray("documents")
              .addObject()
              .put("id", story.id())
              .put("uri", story.uri())
              .put("title", story.title())
              .put("publisher", story.publisher())
              .put("published", story.published())
              .put("language", story.language());
      for (Assertion assertion : report.told()) {
        node.withArray("assertions")
            .addObject()
            .put("id", assertion.id())
            .put("kind", RecordJson.kindOf(assertion))
            .put("text", AssertionText.value(assertion))
            .put("said_by", chain(assertion))
            .put("quote", quote(assertion))
            .put("start", assertion.provenance().evidence().get(0).span().start())
            .put("end", assertion.provenance().evidence().get(0).span().end());
      }
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String quote(Assertion assertion) {
    return assertion.provenance().evidence().get(0).quote();
  }

  private String chain(Assertion assertion) {
    return assertion.provenance().attribution().isEmpty()
        ? word("unknown")
        : AssertionText.chain(assertion.provenance().attribution());
  }

  private String filled(String key) {
    return word(key)
        .replace("{n}", Integer.toString(size()))
        .replace("{m}", Integer.toString(reports.size()))
        .replace("{query}", harmless(query))
        .replace("{name}", harmless(alert));
  }

  private String word(String key) {
    String word = WORDS.getOrDefault(language, Map.of()).get(key);
    if (word == null) {
      throw new IllegalStateException("no \"" + key + "\" in " + language);
    }
    return word;
  }

  /** In one line: a text of the web must not begin a header, nor a line that looks like ours. */
  private static String harmless(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static Map<String, Map<String, String>> words() {
    try (InputStream in = Digest.class.getResourceAsStream("digest.json")) {
      if (in == null) {
        throw new IllegalStateException("digest.json is missing");
      }
      Map<String, Map<String, String>> words = new HashMap<>();
      JSON.readTree(in)
          .properties()
          .forEach(
              language -> {
                Map<String, String> own = new HashMap<>();
                language
                    .getValue()
                    .properties()
                    .forEach(word -> own.put(word.getKey(), word.getValue().asText()));
                words.put(language.getKey(), Map.copyOf(own));
              });
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
