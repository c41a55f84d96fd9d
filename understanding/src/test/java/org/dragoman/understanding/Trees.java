package org.dragoman.understanding;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;

/**
 * Readings with trees made by hand: a line a word (form, part of speech, head from 1, relation,
 * then features as Name=Value, and name=person and the like for the words of a name), an empty line
 * between sentences.
 */
final class Trees {

  private Trees() {}

  /** The reading of some sentences; what is published is known to the day. */
  static Reading reading(String language, String rows) {
    List<List<String[]>> sentences = new ArrayList<>();
    sentences.add(new ArrayList<>());
    for (String line : rows.strip().split("\n", -1)) {
      if (line.isBlank()) {
        sentences.add(new ArrayList<>());
      } else {
        sentences.get(sentences.size() - 1).add(line.strip().split("\\s+", -1));
      }
    }
    StringBuilder text = new StringBuilder();
    List<List<Span>> places = new ArrayList<>();
    for (List<String[]> sentence : sentences) {
      List<Span> spans = new ArrayList<>();
      for (String[] word : sentence) {
        boolean mark = word[1].equals("PUNCT");
        if (text.length() > 0 && !mark && text.charAt(text.length() - 1) != '\n') {
          text.append(' ');
        }
        spans.add(new Span(text.length(), text.length() + word[0].length()));
        text.append(word[0]);
      }
      text.append('\n');
      places.add(spans);
    }
    SourceText source = new SourceText(text.toString());
    URI uri = URI.create("test:trees");
    Document document =
        new Document(
            Document.idOf(uri, source),
            uri,
            source,
            language,
            "Zyyy",
            new Origin(null, null, null, null, new Edtf("2024-05-10"), PublishedBasis.METADATA),
            List.of(),
            null);
    List<Sentence> read = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      read.add(sentence(language, sentences.get(i), places.get(i)));
    }
    return new Reading(document, read, List.of());
  }

  private static Sentence sentence(String language, List<String[]> rows, List<Span> spans) {
    Normalization normalization = Normalization.of(language);
    List<Word> words = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      words.add(new Word(spans.get(i), row[0], normalization.normalize(row[0])));
      Map<String, String> features = new HashMap<>();
      for (int f = 4; f < row.length; f++) {
        String[] pair = row[f].split("=", 2);
        if (pair[0].equals("name")) {
          EntityType type = EntityType.valueOf(pair[1].toUpperCase(Locale.ROOT));
          Name last = names.isEmpty() ? null : names.get(names.size() - 1);
          if (last != null && last.end() == i && last.type() == type) {
            names.set(names.size() - 1, new Name(last.first(), i + 1, type));
          } else {
            names.add(new Name(i, i + 1, type));
          }
        } else {
          features.put(pair[0], pair[1]);
        }
      }
      nodes.add(
          new Node(
              i,
              spans.get(i),
              row[0],
              row[0],
              row[1],
              features,
              Integer.parseInt(row[2]) - 1,
              row[3]));
    }
    Span span = spans.get(0).union(spans.get(spans.size() - 1));
    return new Sentence(span, Section.Kind.BODY, words, new Tree(nodes, names));
  }
}
