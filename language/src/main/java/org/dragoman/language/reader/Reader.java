package org.dragoman.language.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dragoman.language.encoder.Encoder;
import org.dragoman.language.encoder.Encoding;
import org.dragoman.language.encoder.Natives;
import org.dragoman.language.head.Heads;
import org.dragoman.language.head.NameSpan;
import org.dragoman.language.head.Syntax;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelException.Reason;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.segmentation.Part;
import org.dragoman.language.segmentation.Segmenter;
import org.dragoman.language.segmentation.Splitter;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.reading.Word;

/**
 * Reads a document: its sentences and words, what each word is, how they hang together, and the
 * names.
 *
 * <p>Words are cut by rules, words that are several for syntax by {@link Splitter}; one pass of the
 * encoder over them serves all heads. Memory is bounded whatever the length of a document.
 * Thread-safe: open one and share it; one call works on the thread that makes it.
 */
public final class Reader implements AutoCloseable {

  /** Under which licence the heads' weights may be used. */
  public static final String HEADS_LICENCE =
      "CC BY-SA 4.0: trained on treebanks and name corpora, see docs/models-and-data.md";

  /** About how many words the heads read at once. */
  private static final int WORDS = 256;

  private final Segmenter segmenter = new Segmenter();
  private final Splitter splitter;
  private final NameTypes nameTypes = new NameTypes();
  private final Lemmas lemmas = Lemmas.shipped();

  /** Held for reading while something is read: what is native must not go away under it. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;
  private final Encoder encoder;
  private final Heads heads;

  private Reader(Encoder encoder, Heads heads) {
    this.encoder = encoder;
    this.splitter = Splitter.shipped(encoder::isFrequent);
    this.heads = heads;
  }

  /**
   * Loads a pack for the processor.
   *
   * @throws ModelException where it is damaged or cannot be run
   */
  public static Reader open(ModelPack pack) {
    return open(pack, Encoder.Device.PROCESSOR);
  }

  /**
   * Loads a pack.
   *
   * @throws ModelException where it is damaged or cannot be run on the device
   */
  public static Reader open(ModelPack pack, Encoder.Device device) {
    Natives.from(pack.folder());
    // Both take as long; on two processors the start is half as long.
    CompletableFuture<Heads> heads = CompletableFuture.supplyAsync(Heads::shipped);
    Encoder encoder;
    try {
      encoder = Encoder.open(pack, device);
    } catch (ModelException e) {
      heads.join().close();
      throw e;
    }
    try {
      return new Reader(encoder, heads.join());
    } catch (CompletionException e) {
      encoder.close();
      throw e.getCause() instanceof ModelException trouble ? trouble : e;
    }
  }

  /** The parsed reading of a document. */
  public Reading read(Document document) {
    Reading cut = segmenter.read(document);
    List<List<Part>> parts = new ArrayList<>();
    for (Sentence sentence : cut.sentences()) {
      parts.add(splitter.parts(document.language(), sentence.words()));
    }
    return parse(cut, parts, Dateline.lengths(cut.sentences(), parts));
  }

  /**
   * The parsed reading of sentences and words that are given.
   *
   * @param parts for each sentence the words for syntax
   */
  public Reading parse(Reading given, List<List<Part>> parts) {
    return parse(given, parts, new int[parts.size()]);
  }

  private Reading parse(Reading given, List<List<Part>> parts, int[] datelines) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new ModelException(Reason.FAILED, "The reader has been closed.");
      }
      Pass pass = new Pass(given, parts, datelines);
      encoder.encodeWords(parts.stream().map(Reader::words).toList(), pass::take);
      pass.flush();
      return new Reading(given.document(), pass.parsed, given.problems());
    } finally {
      use.readLock().unlock();
    }
  }

  private static List<Word> words(List<Part> parts) {
    return parts.stream().map(part -> new Word(part.span(), part.form(), part.form())).toList();
  }

  /** One reading: sentences wait until there are enough for the heads. */
  private final class Pass {
    private final Reading given;
    private final List<List<Part>> parts;
    private final int[] datelines;
    private final List<Sentence> parsed = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private int words;

    Pass(Reading given, List<List<Part>> parts, int[] datelines) {
      this.given = given;
      this.parts = parts;
      this.datelines = datelines;
    }

    void take(Encoding encoding) {
      vectors.add(encoding.layer(heads.layer()));
      words += encoding.words();
      if (words >= WORDS) {
        flush();
      }
    }

    void flush() {
      int first = parsed.size();
      List<List<String>> forms = new ArrayList<>();
      List<float[]> seen = new ArrayList<>();
      for (int i = 0; i < vectors.size(); i++) {
        List<String> words = parts.get(first + i).stream().map(Part::form).toList();
        float[] all = vectors.get(i);
        int dateline = datelines[first + i];
        if (dateline > 0) {
          int cut = all.length / words.size() * dateline;
          forms.add(words.subList(0, dateline));
          seen.add(Arrays.copyOf(all, cut));
          forms.add(words.subList(dateline, words.size()));
          seen.add(Arrays.copyOfRange(all, cut, all.length));
        } else {
          forms.add(words);
          seen.add(all);
        }
      }
      Iterator<Heads.Analysis> analyses = heads.read(forms, seen).iterator();
      for (int i = first; i < first + vectors.size(); i++) {
        Heads.Analysis analysis = analyses.next();
        if (datelines[i] > 0) {
          analysis = analysis.before(analyses.next());
        }
        parsed.add(given.sentences().get(i).withTree(tree(parts.get(i), analysis)));
      }
      vectors.clear();
      words = 0;
    }

    private Tree tree(List<Part> sentence, Heads.Analysis analysis) {
      String language = given.document().language().split("-", 2)[0];
      List<Node> nodes = new ArrayList<>(sentence.size());
      for (int i = 0; i < sentence.size(); i++) {
        Part part = sentence.get(i);
        Syntax syntax = analysis.words().get(i);
        nodes.add(
            new Node(
                part.word(),
                part.span(),
                part.form(),
                lemmas.orElse(language, part.form(), syntax.upos(), syntax.lemma()),
                syntax.upos(),
                syntax.features(),
                syntax.head() - 1,
                syntax.relation()));
      }
      List<Name> names = new ArrayList<>();
      for (NameSpan name : analysis.names()) {
        nameTypes.name(language, nodes, name).ifPresent(names::add);
      }
      return new Tree(nodes, names);
    }
  }

  /** Waits for what is being read; what asks for a reading afterwards is refused. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        heads.close();
        encoder.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
