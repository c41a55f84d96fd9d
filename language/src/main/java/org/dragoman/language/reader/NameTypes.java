package org.dragoman.language.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.dragoman.language.head.NameSpan;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;

/**
 * Tells by a name's words which kind of organization it is, and keeps titles out of persons' names.
 *
 * <p>The words are data: {@code name-types.tsv} in a language's folder, and in {@code und} for all
 * languages. Thread-safe.
 */
final class NameTypes {

  private static final String FOLDER = "/org/dragoman/language/";
  private static final String FILE = "/name-types.tsv";
  private static final String TITLE = "title";
  private static final String OUTLET = "outlet";

  /** The most words of a row that are looked for beside a name. */
  private static final int BESIDE = 3;

  private final ConcurrentMap<String, List<Row>> rows = new ConcurrentHashMap<>();

  /**
   * Words that tell a type.
   *
   * @param words in small letters; a last {@code *} stands for any ending
   * @param type of a name that has them, or {@code title}
   * @param example a name of that type, or one with a title in front
   */
  record Row(List<String> words, String type, String example) {

    boolean fits(List<String> forms, int at) {
      if (at + words.size() > forms.size()) {
        return false;
      }
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        String form = forms.get(at + i);
        boolean fits =
            word.endsWith("*")
                ? form.startsWith(word.substring(0, word.length() - 1))
                : form.equals(word);
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  /** The rows of a language, then those of all languages. */
  List<Row> rows(String language) {
    String code = language.split("-", 2)[0];
    return rows.computeIfAbsent(
        code,
        name -> {
          List<Row> all = new ArrayList<>(read(name));
          if (!name.equals("und")) {
            all.addAll(read("und"));
          }
          return List.copyOf(all);
        });
  }

  private static List<Row> read(String code) {
    try (InputStream in = NameTypes.class.getResourceAsStream(FOLDER + code + FILE)) {
      if (in == null) {
        return List.of();
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("words\t"))
          .map(line -> line.split("\t", 3))
          .map(cells -> new Row(List.of(lower(cells[0]).split(" ")), cells[1], cells[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name with its finer type and without titles; none where there is nothing but titles. */
  Optional<Name> name(String language, List<Node> nodes, NameSpan found) {
    List<String> forms =
        nodes.subList(found.first(), found.end()).stream().map(node -> lower(node.form())).toList();
    EntityType type = EntityType.valueOf(found.type().toUpperCase(Locale.ROOT));
    if (type == EntityType.ORGANIZATION) {
      EntityType finer = organization(language, forms);
      if (finer == EntityType.ORGANIZATION && isCalledOutlet(language, nodes, found)) {
        finer = EntityType.OUTLET;
      }
      return Optional.of(new Name(found.first(), found.end(), finer));
    }
    int first = type == EntityType.PERSON ? titles(language, forms) : 0;
    return first == forms.size()
        ? Optional.empty()
        : Optional.of(new Name(found.first() + first, found.end(), type));
  }

  /** Small letters, with one i for all languages: Turkish and Azerbaijani have two. */
  static String lower(String form) {
    return form.toLowerCase(Locale.ROOT).replace("\u0307", "").replace('\u0131', 'i');
  }

  EntityType organization(String language, List<String> forms) {
    for (Row row : rows(language)) {
      for (int at = 0; !row.type.equals(TITLE) && at < forms.size(); at++) {
        if (row.fits(forms, at)) {
          return EntityType.valueOf(row.type.toUpperCase(Locale.ROOT));
        }
      }
    }
    return EntityType.ORGANIZATION;
  }

  /**
   * Whether the words right before or after a name call it an outlet: "the newspaper Kommersant".
   */
  private boolean isCalledOutlet(String language, List<Node> nodes, NameSpan name) {
    int first = Math.max(0, name.first() - BESIDE);
    int end = Math.min(nodes.size(), name.end() + BESIDE);
    List<String> around = nodes.subList(first, end).stream().map(n -> lower(n.form())).toList();
    return rows(language).stream()
        .filter(row -> row.type.equals(OUTLET))
        .anyMatch(
            row -> {
              int before = name.first() - first - row.words.size();
              return (before >= 0 && row.fits(around, before))
                  || row.fits(around, name.end() - first);
            });
  }

  /** How many of the first words are titles. */
  int titles(String language, List<String> forms) {
    int first = 0;
    boolean more = true;
    while (more) {
      int at = first;
      first +=
          rows(language).stream()
              .filter(row -> row.type.equals(TITLE) && row.fits(forms, at))
              .mapToInt(row -> row.words.size())
              .max()
              .orElse(0);
      more = first > at;
    }
    return first;
  }
}
