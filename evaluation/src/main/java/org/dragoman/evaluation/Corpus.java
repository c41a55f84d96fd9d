package org.dragoman.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.language.segmentation.Segmenter;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;

/**
 * Documents made for measuring: of about 3,000 bytes, in the languages of a folder of real ones, as
 * many as wanted, always the same.
 *
 * <p>Each is sentences of the real ones drawn at random, every sentence cut into pieces of two
 * words whose order is shuffled. So many dates and figures stay whole, while two documents do not
 * look like copies of each other, which two of so many real documents seldom are.
 */
final class Corpus {

  private static final int BYTES = 3_000;

  /** How many words stay together. */
  private static final int PIECE = 2;

  private final Map<String, List<List<String>>> sentences = new TreeMap<>();

  /** Takes the sentences of the documents in a folder. */
  static Corpus of(Path folder) {
    Corpus corpus = new Corpus();
    Intake intake = new Intake(IntakeLimits.DEFAULT);
    Segmenter segmenter = new Segmenter();
    try (SourceWalker walker =
        new SourceWalker(
            List.of(folder.toString()), InputStream.nullInputStream(), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        if (walker.next() instanceof Found.ToRead found) {
          for (Outcome outcome : intake.read(found.source())) {
            if (outcome instanceof Outcome.Ready ready) {
              corpus.add(ready.document(), segmenter.read(ready.document()).sentences());
            }
          }
        }
      }
    }
    return corpus;
  }

  private void add(Document document, List<Sentence> read) {
    for (Sentence sentence : read) {
      if (sentence.kind() == Section.Kind.BODY && sentence.words().size() > 5) {
        String text = document.text().slice(sentence.span()).replace('\n', ' ');
        sentences
            .computeIfAbsent(document.language(), language -> new ArrayList<>())
            .add(List.of(text.split(" +")));
      }
    }
  }

  /** Writes documents into a folder as text files, a thousand to a subfolder. */
  void write(Path folder, int count, long seed) throws IOException {
    Random random = new Random(seed);
    List<List<List<String>>> pools = List.copyOf(sentences.values());
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "%04d/%07d.txt", i / 1_000, i));
      Files.createDirectories(file.getParent());
      List<List<String>> pool = pools.get(random.nextInt(pools.size()));
      Files.writeString(file, document(pool, random), StandardCharsets.UTF_8);
    }
  }

  private static String document(List<List<String>> pool, Random random) {
    StringBuilder text = new StringBuilder(BYTES);
    int bytes = 0;
    for (int n = 0; bytes < BYTES; n++) {
      String sentence = shuffled(pool.get(random.nextInt(pool.size())), random);
      bytes += sentence.getBytes(StandardCharsets.UTF_8).length + 1;
      text.append(sentence).append(n % 4 == 3 ? "\n\n" : " ");
    }
    return text.append('\n').toString();
  }

  private static String shuffled(List<String> words, Random random) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < words.size(); i += PIECE) {
      pieces.add(String.join(" ", words.subList(i, Math.min(words.size(), i + PIECE))));
    }
    Collections.shuffle(pieces, random);
    return String.join(" ", pieces);
  }
}
