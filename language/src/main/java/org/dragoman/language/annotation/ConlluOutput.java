package org.dragoman.language.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/**
 * Writes parsed readings as CoNLL-U (universaldependencies.org/format.html).
 *
 * <p>In the last column: {@code Name=B-person} at a name's first word, {@code I-} at its others,
 * the type one of person, organization and place; {@code NameType=body} (group, outlet) where the
 * type is finer; {@code SpaceAfter=No}; {@code Span=12:18}, the place in the document in code
 * points.
 */
public final class ConlluOutput {

  private ConlluOutput() {}

  /**
   * Writes a reading.
   *
   * @param comments for each sentence the lines before it; empty where they are to be made
   */
  public static void write(Reading reading, List<List<String>> comments, Appendable out)
      throws IOException {
    List<Sentence> sentences = reading.sentences();
    if (comments.isEmpty()) {
      out.append("# newdoc id = ").append(reading.document().id()).append('\n');
    }
    int number = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (sentence.words().isEmpty()) {
        continue;
      }
      number++;
      int next = i + 1 < sentences.size() ? sentences.get(i + 1).span().start() : Integer.MAX_VALUE;
      if (comments.isEmpty()) {
        out.append("# sent_id = ").append(Integer.toString(number)).append('\n');
        out.append("# text = ").append(text(sentence)).append('\n');
      } else {
        for (String comment : comments.get(i)) {
          out.append(comment).append('\n');
        }
      }
      rows(sentence, next, out);
      out.append('\n');
    }
  }

  private static String text(Sentence sentence) {
    StringBuilder text = new StringBuilder();
    Word before = null;
    for (Word word : sentence.words()) {
      if (before != null && before.span().end() < word.span().start()) {
        text.append(' ');
      }
      text.append(cell(word.form()));
      before = word;
    }
    return text.toString();
  }

  private static void rows(Sentence sentence, int next, Appendable out) throws IOException {
    List<Node> nodes = sentence.tree().nodes();
    List<Map<String, String>> names = names(sentence);
    int at = 0;
    for (int i = 0; i < sentence.words().size(); i++) {
      Word word = sentence.words().get(i);
      int following =
          i + 1 < sentence.words().size() ? sentence.words().get(i + 1).span().start() : next;
      Map<String, String> misc = new TreeMap<>();
      if (word.span().end() == following) {
        misc.put("SpaceAfter", "No");
      }
      int end = at;
      while (end < nodes.size() && nodes.get(end).word() == i) {
        end++;
      }
      if (end - at > 1) {
        misc.put("Span", shown(word.span()));
        row(out, (at + 1) + "-" + end, cell(word.form()), "_", "_", "_", "_", "_", joined(misc));
        misc.clear();
      }
      for (; at < end; at++) {
        Node node = nodes.get(at);
        misc.put("Span", shown(node.span()));
        misc.putAll(names.get(at));
        row(
            out,
            Integer.toString(at + 1),
            cell(node.form()),
            node.lemma().isBlank() ? cell(node.form()) : cell(node.lemma()),
            node.upos(),
            node.features().isEmpty() ? "_" : joined(new TreeMap<>(node.features())),
            Integer.toString(node.head() + 1),
            node.relation(),
            joined(misc));
        misc.clear();
      }
    }
  }

  /** What is said of each node's name, if it is in one. */
  private static List<Map<String, String>> names(Sentence sentence) {
    List<Map<String, String>> said =
        new ArrayList<>(Collections.nCopies(sentence.tree().nodes().size(), Map.of()));
    for (Name name : sentence.tree().names()) {
      String type = coarse(name.type());
      for (int i = name.first(); i < name.end(); i++) {
        Map<String, String> tag = new TreeMap<>();
        tag.put("Name", (i == name.first() ? "B-" : "I-") + type);
        if (!type.equals(word(name.type()))) {
          tag.put("NameType", word(name.type()));
        }
        said.set(i, tag);
      }
    }
    return said;
  }

  private static String coarse(EntityType type) {
    return switch (type) {
      case PERSON -> "person";
      case PLACE -> "place";
      case BODY, GROUP, ORGANIZATION, OUTLET -> "organization";
    };
  }

  static String word(EntityType type) {
    return switch (type) {
      case PERSON -> "person";
      case BODY -> "body";
      case GROUP -> "group";
      case ORGANIZATION -> "organization";
      case OUTLET -> "outlet";
      case PLACE -> "place";
    };
  }

  private static void row(Appendable out, String... cells) throws IOException {
    // The columns for a language's own tags and for enhanced graphs stay empty.
    List<String> columns = new ArrayList<>(List.of(cells));
    columns.add(4, "_");
    columns.add(8, "_");
    out.append(String.join("\t", columns)).append('\n');
  }

  private static String shown(Span span) {
    return span.start() + ":" + span.end();
  }

  private static String joined(Map<String, String> values) {
    List<String> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(name + "=" + value));
    return pairs.isEmpty() ? "_" : String.join("|", pairs);
  }

  /** What must not stand in a cell becomes a blank. */
  private static String cell(String text) {
    StringBuilder cell = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      cell.append(c == '\t' || c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' ? ' ' : c);
    }
    return cell.toString();
  }
}
