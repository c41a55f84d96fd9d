package org.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of trafilatura's evaluation: what its text must hold and must not hold, and its origin.
 *
 * @param file the page
 * @param with passages of the main text
 * @param without passages of what surrounds it
 * @param title the headline; empty where the annotation has none, as are those that follow
 * @param author who wrote it; several are parted by "; "
 * @param date when it was published, as {@code YYYY-MM-DD}
 * @param site the outlet
 */
record ArticlePage(
    Path file,
    List<String> with,
    List<String> without,
    String title,
    String author,
    String date,
    String site) {

  // As Python's \s, which the evaluation itself uses.
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  ArticlePage {
    with = List.copyOf(with);
    without = List.copyOf(without);
  }

  /** The annotated pages of {@code FOLDER/evaldata.json}, which lie in its cache and eval. */
  static List<ArticlePage> in(Path folder) throws IOException {
    Path data = folder.resolve("evaldata.json");
    if (!Files.exists(data)) {
      throw new NoSuchFileException(
          data + " (name the folder tests of a copy of adbar/trafilatura)");
    }
    List<ArticlePage> pages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry :
        new ObjectMapper().readTree(data.toFile()).properties()) {
      JsonNode item = entry.getValue();
      String name = item.path("file").asText();
      Path file = folder.resolve("cache").resolve(name);
      if (!Files.exists(file)) {
        file = folder.resolve("eval").resolve(name);
      }
      pages.add(
          new ArticlePage(
              file,
              texts(item.path("with")),
              texts(item.path("without")),
              plain(item.path("title").asText("")),
              plain(String.join("; ", texts(item.path("author")))),
              plain(item.path("date").asText("")),
              plain(item.path("sitename").asText(""))));
    }
    return pages;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> texts.add(plain(one.asText())));
    } else if (!node.asText("").isEmpty()) {
      texts.add(plain(node.asText()));
    }
    return texts;
  }

  /** A text in which every run of white space is one space. */
  static String plain(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Whether the page is of the half that is looked at while rules are made; told by its name. */
  boolean isTuning() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
