package org.dragoman.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dragoman.language.annotation.ConlluException;
import org.dragoman.language.annotation.ConlluInput;
import org.dragoman.language.annotation.GivenSentences;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Tree;

/**
 * Scores the shipped reader on gold words. Arguments: the data's folder, a file of floors, and how
 * many sentences of each set are read (0: all).
 *
 * <p>LAS compares universal relations, without their subtypes, as the shared task of CoNLL 2018
 * did; names count where both borders and the type are right. The floors' file names the sets:
 * their kind (ud, ner), file, language, which sentences ({@code all}, or {@code fifth}: every fifth
 * from the first, where a treebank has no training set), measure and floor. Ends with 1 where a
 * score of whole sets is below its floor.
 */
public final class ReaderScores {

  private static final int CHUNK = 64;
  private static final Map<String, String> TYPES = new HashMap<>();

  static {
    List.of("PER", "PERSON").forEach(tag -> TYPES.put(tag, "person"));
    List.of("ORG", "ORGANIZATION", "ORGANISATION").forEach(tag -> TYPES.put(tag, "organization"));
    List.of("LOC", "LOCATION", "GPE", "FACILITY").forEach(tag -> TYPES.put(tag, "place"));
  }

  /** A test set and the least that is wanted of it. */
  private record TestSet(String kind, String file, String language, boolean fifth) {}

  /** A sentence's rows: the columns of each word. */
  private record Gold(List<String[]> rows) {}

  private ReaderScores() {}

  /** Prints a table. */
  public static void main(String[] arguments) throws IOException, ConlluException {
    Path data = Path.of(arguments[0]);
    int most = Integer.parseInt(arguments[2]);
    Map<TestSet, Map<String, Double>> floors = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("kind\t")) {
        String[] cells = line.split("\t", -1);
        TestSet set = new TestSet(cells[0], cells[1], cells[2], cells[3].equals("fifth"));
        floors
            .computeIfAbsent(set, key -> new HashMap<>())
            .put(cells[4], Double.parseDouble(cells[5]));
      }
    }
    List<String> low = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)))) {
      for (Map.Entry<TestSet, Map<String, Double>> entry : floors.entrySet()) {
        TestSet set = entry.getKey();
        List<Gold> gold = gold(set, data.resolve(set.kind).resolve(set.file));
        if (most > 0 && gold.size() > most) {
          gold = gold.subList(0, most);
        }
        long start = System.nanoTime();
        List<Tree> trees = read(reader, gold, set);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> scores =
            set.kind.equals("ud") ? syntax(gold, trees) : names(gold, trees);
        System.out.printf(
            Locale.ROOT, "%-26s %6d sentences %5.1f s ", set.file, gold.size(), seconds);
        scores.forEach(
            (measure, score) -> System.out.printf(Locale.ROOT, "  %s %.1f", measure, score));
        System.out.println();
        entry
            .getValue()
            .forEach(
                (measure, floor) -> {
                  double score = scores.getOrDefault(measure, 0.0);
                  if (score < floor) {
                    low.add(
                        String.format(
                            Locale.ROOT,
                            "%s: %s %.1f is below %.1f",
                            set.file,
                            measure,
                            score,
                            floor));
                  }
                });
      }
    }
    if (most == 0) {
      low.forEach(System.out::println);
      System.out.println(low.isEmpty() ? "no score is below its floor" : low.size() + " below");
      System.exit(low.isEmpty() ? 0 : 1);
    }
  }

  private static List<Gold> gold(TestSet set, Path file) throws IOException {
    List<Gold> sentences = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank()) {
        if (!rows.isEmpty() && (!set.fifth || number % 5 == 0)) {
          sentences.add(new Gold(rows));
        }
        number += rows.isEmpty() ? 0 : 1;
        rows = new ArrayList<>();
      } else if (!line.startsWith("# ")) {
        String[] cells = line.contains("\t") ? line.split("\t", -1) : line.split(" ", -1);
        boolean numbered = cells.length >= 5;
        if (!numbered || cells[0].matches("[0-9]+")) {
          rows.add(cells);
        }
      }
    }
    if (!rows.isEmpty() && (!set.fifth || number % 5 == 0)) {
      sentences.add(new Gold(rows));
    }
    return sentences;
  }

  /** As an outsider would: the words go in as CoNLL-U. */
  private static List<Tree> read(Reader reader, List<Gold> gold, TestSet set)
      throws IOException, ConlluException {
    StringBuilder text = new StringBuilder();
    for (Gold sentence : gold) {
      for (int i = 0; i < sentence.rows.size(); i++) {
        text.append(i + 1).append('\t').append(form(sentence.rows.get(i)));
        text.append("\t_\t_\t_\t_\t_\t_\t_\t_\n");
      }
      text.append('\n');
    }
    GivenSentences given =
        ConlluInput.read(
            new BufferedReader(new StringReader(text.toString())),
            Path.of(set.file).toUri(),
            set.language);
    Reading reading = given.reading();
    return IntStream.range(0, (gold.size() + CHUNK - 1) / CHUNK)
        .parallel()
        .mapToObj(
            chunk -> {
              int from = chunk * CHUNK;
              int to = Math.min(gold.size(), from + CHUNK);
              Reading part =
                  new Reading(reading.document(), reading.sentences().subList(from, to), List.of());
              return reader.parse(part, given.parts().subList(from, to)).sentences();
            })
        .flatMap(List::stream)
        .map(Sentence::tree)
        .toList();
  }

  private static String form(String[] cells) {
    return cells.length >= 5 ? cells[1] : cells[0];
  }

  private static Map<String, Double> syntax(List<Gold> gold, List<Tree> trees) {
    int words = 0;
    int uas = 0;
    int las = 0;
    int upos = 0;
    int lemmas = 0;
    for (int s = 0; s < gold.size(); s++) {
      for (int i = 0; i < gold.get(s).rows.size(); i++) {
        String[] row = gold.get(s).rows.get(i);
        Node node = trees.get(s).nodes().get(i);
        words++;
        boolean head = Integer.parseInt(row[6]) == node.head() + 1;
        uas += head ? 1 : 0;
        las += head && universal(row[7]).equals(universal(node.relation())) ? 1 : 0;
        upos += row[3].equals(node.upos()) ? 1 : 0;
        lemmas += plain(row[2]).equals(node.lemma()) ? 1 : 0;
      }
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("UPOS", 100.0 * upos / words);
    scores.put("UAS", 100.0 * uas / words);
    scores.put("LAS", 100.0 * las / words);
    scores.put("lemma", 100.0 * lemmas / words);
    return scores;
  }

  /** Without the Arabic marks for short vowels, which the press does not write. */
  private static String plain(String lemma) {
    String bare = lemma.replaceAll("[\u064b-\u0652\u0670\u0640]", "").replace('\u0671', '\u0627');
    return bare.isEmpty() ? lemma : bare;
  }

  private static String universal(String relation) {
    return relation.split(":", 2)[0];
  }

  private static Map<String, Double> names(List<Gold> gold, List<Tree> trees) {
    int right = 0;
    int given = 0;
    int wanted = 0;
    for (int s = 0; s < gold.size(); s++) {
      Set<String> mine = new HashSet<>();
      for (Name name : trees.get(s).names()) {
        String type =
            switch (name.type()) {
              case PERSON -> "person";
              case PLACE -> "place";
              case BODY, GROUP, ORGANIZATION, OUTLET -> "organization";
            };
        mine.add(name.first() + " " + name.end() + " " + type);
      }
      Set<String> theirs = spans(gold.get(s));
      given += mine.size();
      wanted += theirs.size();
      mine.retainAll(theirs);
      right += mine.size();
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("P", 100.0 * right / Math.max(1, given));
    scores.put("R", 100.0 * right / Math.max(1, wanted));
    scores.put("F1", 200.0 * right / Math.max(1, given + wanted));
    return scores;
  }

  private static Set<String> spans(Gold sentence) {
    Set<String> spans = new HashSet<>();
    String open = null;
    int start = 0;
    for (int i = 0; i <= sentence.rows.size(); i++) {
      String tag = i == sentence.rows.size() ? "O" : tag(sentence.rows.get(i));
      String type = tag.contains("-") ? TYPES.get(tag.substring(tag.indexOf('-') + 1)) : null;
      boolean inside = tag.startsWith("I-") && type != null && type.equals(open);
      if (!inside) {
        if (open != null) {
          spans.add(start + " " + i + " " + open);
        }
        open = type;
        start = i;
      }
    }
    return spans;
  }

  private static String tag(String[] cells) {
    return cells.length >= 5 ? cells[2] : cells[cells.length - 1];
  }
}
