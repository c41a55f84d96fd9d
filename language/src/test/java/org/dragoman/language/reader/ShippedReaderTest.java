package org.dragoman.language.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.dragoman.language.ShippedModel;
import org.dragoman.language.SmallDocuments;
import org.dragoman.language.model.ModelException;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real reader. */
class ShippedReaderTest {

  private static @Nullable Reader reader;

  @BeforeAll
  static void open() {
    reader = Reader.open(ShippedModel.pack());
  }

  @AfterAll
  static void close() {
    if (reader != null) {
      reader.close();
    }
  }

  private static Reading read(String text, String language) {
    return reader == null
        ? new Reading(SmallDocuments.of(text, language), List.of(), List.of())
        : reader.read(SmallDocuments.of(text, language));
  }

  private static String names(Reading reading) {
    List<String> names = new ArrayList<>();
    for (Sentence sentence : reading.sentences()) {
      for (Name name : sentence.tree().names()) {
        names.add(reading.slice(sentence.tree().spanOf(name)) + "=" + name.type());
      }
    }
    return String.join("; ", names);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "en, 'Ana Brnabić met Peter Pellegrini in Bratislava.', "
        + "Ana Brnabić=PERSON; Peter Pellegrini=PERSON; Bratislava=PLACE",
    "es, 'Sergio Gutiérrez viajó a Astaná.', Sergio Gutiérrez=PERSON; Astaná=PLACE",
    "pt, 'Mauro Vieira chegou a Luanda.', Mauro Vieira=PERSON; Luanda=PLACE",
    "fr, 'Alain Richard est arrivé à Taipei.', Alain Richard=PERSON; Taipei=PLACE",
    "ru, 'Леонид Слуцкий прибыл в Ташкент.', Леонид Слуцкий=PERSON; Ташкент=PLACE",
  })
  void personsAndPlacesAreFound(String language, String text, String names) {
    assertThat(names(read(text, language))).isEqualTo(names);
  }

  @Test
  void aSentenceIsATreeOfItsWords() {
    Reading reading = read("The minister met the ambassador in Yerevan.", "en");
    List<Node> nodes = reading.sentences().get(0).tree().nodes();
    assertThat(nodes.stream().map(Node::upos).collect(Collectors.joining(" ")))
        .isEqualTo("DET NOUN VERB DET NOUN ADP PROPN PUNCT");
    assertThat(nodes.get(2).isRoot()).isTrue();
    assertThat(nodes.get(1).relation()).isEqualTo("nsubj");
    assertThat(nodes.get(1).head()).isEqualTo(2);
    assertThat(nodes.get(4).relation()).isEqualTo("obj");
    assertThat(nodes.get(2).lemma()).isEqualTo("meet");
  }

  @Test
  void anyStringIsReadAndEverythingIsInItsPlace() {
    Random chance = new Random(17);
    String[] pieces = {
      "وقال ",
      "del ",
      "Իրան ",
      "𐰴𐱃 ",
      "\ud800",
      "\u202e",
      "\ufeff",
      "\u0378",
      ". ",
      "e\u0301",
      "👩‍👩‍👧 ",
      "\u0000",
      "\t",
      "\n\n",
      "名前",
      "İ",
      "ß",
      "12 345,6 ",
      "—",
      "ﷺ ",
      "\u200c",
      "Ⅷ ",
      "'",
    };
    for (int round = 0; round < 60; round++) {
      StringBuilder any = new StringBuilder();
      for (int i = chance.nextInt(60); i > 0; i--) {
        any.append(
            chance.nextInt(3) == 0
                ? Character.toString(chance.nextInt(0xd7ff))
                : pieces[chance.nextInt(pieces.length)]);
      }
      check(read(any.toString(), round % 2 == 0 ? "ar" : "es"));
    }
  }

  private static void check(Reading reading) {
    Document document = reading.document();
    for (Sentence sentence : reading.sentences()) {
      List<Word> words = sentence.words();
      int word = 0;
      for (Node node : sentence.tree().nodes()) {
        assertThat(node.word()).isBetween(word, word + 1);
        word = node.word();
        assertThat(document.text().slice(words.get(word).span())).isEqualTo(words.get(word).form());
        assertThat(node.span().start()).isGreaterThanOrEqualTo(words.get(word).span().start());
        assertThat(node.span().end()).isLessThanOrEqualTo(words.get(word).span().end());
        assertThat(node.head()).isLessThan(sentence.tree().nodes().size());
      }
      assertThat(word).isEqualTo(words.size() - 1);
    }
  }

  @Test
  void aHundredThousandWordsWithoutAStopAreReadInPieces() {
    Reading reading = read("the minister said nothing new ".repeat(4_000), "en");
    assertThat(reading.sentences().stream().mapToInt(s -> s.tree().nodes().size()).sum())
        .isEqualTo(20_000);
    assertThat(reading.problems()).isNotEmpty();
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    String text = "El presidente del Senado recibió a la delegación de Kazajistán en Madrid. ";
    Reading alone = read(text.repeat(5), "es");
    List<Callable<Reading>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> read(text.repeat(5), "es"));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Reading> found : threads.invokeAll(tasks)) {
        assertThat(found.get()).isEqualTo(alone);
      }
    }
  }

  /** Native code that runs on what was freed ends the whole process, and so this test. */
  @Test
  void closingWaitsForWhatIsBeingRead() throws Exception {
    Reader own = Reader.open(ShippedModel.pack());
    Document document =
        SmallDocuments.of("The ministers of Malta and Peru met in Lima. ".repeat(200), "en");
    CountDownLatch begun = new CountDownLatch(2);
    List<Future<Reading>> readings = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        Callable<Reading> task =
            () -> {
              own.read(SmallDocuments.of("They met.", "en"));
              begun.countDown();
              return own.read(document);
            };
        readings.add(pool.submit(task));
      }
      begun.await();
      own.close();
      assertThatThrownBy(() -> own.read(document)).isInstanceOf(ModelException.class);
    }
    assertThat(readings).allMatch(Future::isDone);
  }
}
