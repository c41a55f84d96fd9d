package org.dragoman.language.segmentation;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/**
 * Measures words and sentences against a folder of treebanks in CoNLL-U: F1 of exact spans.
 *
 * <p>Words are found in each sentence's own text; sentences in ten consecutive sentences' texts
 * joined by a space, and again in those alone that end in a mark, since a headline's end cannot be
 * seen without its line. Arguments: the folder, the file to write the table to, and optionally the
 * name of one treebank, whose most frequent differences are then listed. A multiword token counts
 * as one word, except in English where its parts are exactly its letters (do and n't).
 */
final class TreebankMeasure {

  private static final int TOGETHER = 10;

  private TreebankMeasure() {}

  /** Writes the table. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".conllu")).sorted().toList();
    }
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
      out.println("| treebank | sentences | words | words F1 | sentences F1 | with a stop |");
      out.println("|---|---|---|---|---|---|");
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".conllu", "");
        boolean shown = arguments.length > 2 && arguments[2].equals(name);
        if (arguments.length < 3 || shown) {
          measure(file, name, out, shown);
        }
      }
    }
  }

  private record Gold(String text, Set<Span> words) {}

  private static void measure(Path file, String name, PrintWriter out, boolean shown)
      throws IOException {
    String language = name.substring(0, 2);
    Segmenter segmenter = new Segmenter();
    List<Gold> gold = gold(file, language.equals("en"));
    Score words = new Score();
    Score sentences = new Score();
    for (Gold sentence : gold) {
      Reading reading = segmenter.read(document(sentence.text(), language));
      Set<Span> found = new HashSet<>();
      for (Sentence part : reading.sentences()) {
        for (Word word : part.words()) {
          found.add(word.span());
        }
      }
      words.add(sentence.words(), found, sentence.text());
    }
    sentences(gold, language, segmenter, sentences);
    Score stopped = new Score();
    sentences(
        gold.stream().filter(sentence -> endsInStop(sentence, language)).toList(),
        language,
        segmenter,
        stopped);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.4f | %.4f | %.4f |%n",
        name,
        gold.size(),
        words.expected,
        words.f1(),
        sentences.f1(),
        stopped.f1());
    if (shown) {
      words.show(out, 0);
      stopped.show(out, 1);
    }
  }

  private static boolean endsInStop(Gold sentence, String language) {
    String text = sentence.text().strip();
    int end = text.length();
    while (end > 1 && "\"'”’»)]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    char last = text.charAt(end - 1);
    return ".!?…։؟".indexOf(last) >= 0 || (last == ':' && language.equals("hy"));
  }

  private static void sentences(
      List<Gold> gold, String language, Segmenter segmenter, Score sentences) {
    for (int from = 0; from < gold.size(); from += TOGETHER) {
      StringBuilder text = new StringBuilder();
      Set<Span> spans = new HashSet<>();
      for (Gold sentence : gold.subList(from, Math.min(gold.size(), from + TOGETHER))) {
        int start = text.codePointCount(0, text.length());
        text.append(sentence.text().strip()).append(' ');
        spans.add(new Span(start, text.codePointCount(0, text.length()) - 1));
      }
      Set<Span> found = new HashSet<>();
      for (Sentence part : segmenter.read(document(text.toString(), language)).sentences()) {
        found.add(part.span());
      }
      sentences.add(spans, found, text.toString());
    }
  }

  private static Document document(String string, String language) {
    SourceText text = SourceText.repaired(string);
    return new Document(
        "doc",
        URI.create("x:y"),
        text,
        language,
        "Zyyy",
        Origin.UNKNOWN,
        List.of(new Section(text.span(), Section.Kind.BODY)),
        null);
  }

  private static List<Gold> gold(Path file, boolean contractions) throws IOException {
    List<Gold> gold = new ArrayList<>();
    String text = "";
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("# text = ")) {
        text = line.substring(9);
      } else if (line.isEmpty()) {
        gold.add(new Gold(text, words(text, rows, contractions)));
        rows = new ArrayList<>();
      } else if (!line.startsWith("#")) {
        rows.add(line.split("\t"));
      }
    }
    return gold;
  }

  private static Set<Span> words(String text, List<String[]> rows, boolean contractions) {
    Set<Span> words = new HashSet<>();
    int at = 0;
    int covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      if (row[0].indexOf('.') >= 0) {
        continue;
      }
      int dash = row[0].indexOf('-');
      if (dash > 0) {
        int first = Integer.parseInt(row[0].substring(0, dash));
        int last = Integer.parseInt(row[0].substring(dash + 1));
        StringBuilder joined = new StringBuilder();
        for (int part = 1; part <= last - first + 1; part++) {
          joined.append(rows.get(i + part)[1]);
        }
        if (contractions && joined.toString().equals(row[1])) {
          continue;
        }
        covered = last;
      } else if (Integer.parseInt(row[0]) <= covered) {
        continue;
      }
      int found = text.indexOf(row[1], at);
      if (found < 0) {
        continue;
      }
      at = found + row[1].length();
      words.add(new Span(text.codePointCount(0, found), text.codePointCount(0, at)));
    }
    return words;
  }

  /** Counts of exact spans. */
  private static final class Score {
    private int expected;
    private int found;
    private int right;
    private final Map<String, Integer> differences = new TreeMap<>();

    void add(Set<Span> gold, Set<Span> guess, String string) {
      expected += gold.size();
      found += guess.size();
      SourceText text = new SourceText(string);
      for (Span span : guess) {
        if (gold.contains(span)) {
          right++;
        } else {
          differences.merge("+ " + text.slice(span), 1, Integer::sum);
        }
      }
      for (Span span : gold) {
        if (!guess.contains(span)) {
          differences.merge("- " + text.slice(span), 1, Integer::sum);
        }
      }
    }

    double f1() {
      return 2.0 * right / Math.max(1, expected + found);
    }

    void show(PrintWriter out, int least) {
      differences.entrySet().stream()
          .filter(entry -> entry.getValue() >= least)
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(150)
          .forEach(entry -> out.println("    " + entry.getValue() + " " + entry.getKey()));
    }
  }
}
