package org.dragoman.language.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelException.Reason;
import org.dragoman.language.model.ModelPack;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;

/**
 * Gives each word of a sentence its vectors in context.
 *
 * <p>A word's vector is that of its first piece. Sentences are grouped by length into batches of
 * about {@link #BATCH} pieces; a sentence's vectors do not depend on the others in its batch. One
 * longer than the encoder can see at once is read through windows that overlap, and each word's
 * vector comes from the window in which it has most context. Memory is bounded by {@link #GROUP},
 * whatever the length of the document.
 *
 * <p>Thread-safe: open one and share it. One call works on the thread that makes it, so as many
 * cores are used as there are threads that call.
 */
public final class Encoder implements AutoCloseable {

  /** About how many pieces are read at once. */
  static final int BATCH = 128;

  /** Sentences are read in groups of about this many pieces, which are then handed on. */
  static final int GROUP = 4096;

  /** How many pieces the encoder can see at once, those before and after the sentence included. */
  static final int WINDOW = 512;

  /** How many pieces two windows share. */
  static final int OVERLAP = 128;

  /** The least cosine with the known vectors; rounding to 8 bits alone stays above 0.99. */
  private static final double LEAST_AGREEMENT = 0.98;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces wordPieces;
  private final Vocabulary vocabulary;
  private final NavigableMap<Integer, String> layers;
  private final int width;

  private Encoder(OrtEnvironment environment, OrtSession session, Vocabulary vocabulary)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.vocabulary = vocabulary;
    this.wordPieces = new WordPieces(vocabulary);
    this.layers = new TreeMap<>();
    int columns = 0;
    for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
      String name = output.getKey();
      if (name.startsWith("layer_")) {
        layers.put(Integer.valueOf(name.substring(6)), name);
        columns = (int) ((TensorInfo) output.getValue().getInfo()).getShape()[1];
      }
    }
    this.width = columns;
  }

  /** Where the encoder computes. */
  public enum Device {
    /** The processor. */
    PROCESSOR,
    /** The first CUDA graphics card; needs ONNX Runtime's GPU build and a pack in floats. */
    CUDA
  }

  /**
   * Sees to it that a device is there.
   *
   * @throws ModelException where this ONNX Runtime cannot compute on it
   */
  public static void require(Device device) {
    boolean there =
        device == Device.PROCESSOR
            || OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    if (!there) {
      throw new ModelException(
          Reason.FAILED,
          "This ONNX Runtime cannot compute on a graphics card: put onnxruntime_gpu of the same"
              + " version in place of onnxruntime, or leave --gpu out.");
    }
  }

  /**
   * Loads a pack for the processor.
   *
   * @throws ModelException where it is damaged or cannot be run
   */
  public static Encoder open(ModelPack pack) {
    return open(pack, Device.PROCESSOR);
  }

  /**
   * Loads a pack.
   *
   * @throws ModelException where it is damaged or cannot be run on the device
   */
  public static Encoder open(ModelPack pack, Device device) {
    pack.check();
    Encoder encoder = open(pack.model(), pack.vocabulary(), device);
    try {
      encoder.check(KnownVectors.shipped());
      return encoder;
    } catch (ModelException e) {
      encoder.close();
      throw e;
    }
  }

  private void check(KnownVectors known) {
    encodeWords(
        List.of(known.words()),
        found -> {
          double agreement = known.agreement(found.layer(layers.lastKey()));
          // Written so that no number at all is refused too.
          if (!(agreement >= LEAST_AGREEMENT)) {
            throw new ModelException(
                Reason.FAILED,
                String.format(
                    Locale.ROOT,
                    "The model does not compute on this machine what it should (agreement %.3f"
                        + " instead of %.2f); it is not used.",
                    agreement,
                    LEAST_AGREEMENT));
          }
        });
  }

  static Encoder open(Path model, byte[] vocabulary, Device device) {
    // Beside the loading of the model, which takes as long.
    CompletableFuture<Vocabulary> pieces =
        CompletableFuture.supplyAsync(() -> new Vocabulary(vocabulary));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment("dragoman");
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Batches are of many shapes: a plan of memory for each would only cost memory.
      options.setMemoryPatternOptimization(false);
      // Without this, processors that lack VNNI saturate in the middle of a product.
      options.addConfigEntry("session.x64quantprecision", "1");
      if (device == Device.CUDA) {
        options.addCUDA();
      }
      OrtSession session = environment.createSession(model.toString(), options);
      return new Encoder(environment, session, pieces.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof ModelException trouble ? trouble : e;
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The model could not be loaded: " + line(e), e);
    }
  }

  private static String line(OrtException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Whether a word is a piece of its own, as frequent words of the texts it learned from are. */
  public boolean isFrequent(String word) {
    int[] codePoints = word.codePoints().toArray();
    int id = vocabulary.longestAt(codePoints, 0, codePoints.length, false);
    return id >= 0 && vocabulary.length(id) == codePoints.length;
  }

  /** The number of columns of a layer. */
  public int width() {
    return width;
  }

  /** The layers that are given. */
  public List<Integer> layers() {
    return List.copyOf(layers.keySet());
  }

  /**
   * Reads sentences and hands on their vectors, in order.
   *
   * @param sentences of one text or many
   * @param to takes each sentence's vectors; called on this thread
   * @throws ModelException where the model cannot be run
   */
  public void encode(List<Sentence> sentences, Consumer<Encoding> to) {
    encodeWords(sentences.stream().map(Sentence::words).toList(), to);
  }

  /** Like {@link #encode}, for words that stand in no sentence yet. */
  public void encodeWords(List<List<Word>> sentences, Consumer<Encoding> to) {
    List<Part> parts = new ArrayList<>();
    List<Encoding> encodings = new ArrayList<>();
    int pieces = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Pieces cut = wordPieces.cut(sentences.get(i));
      encodings.add(empty(cut.words()));
      pieces += cut.size();
      parts(cut, encodings.get(encodings.size() - 1), parts);
      if (pieces >= GROUP || i == sentences.size() - 1) {
        run(parts);
        encodings.forEach(to);
        parts.clear();
        encodings.clear();
        pieces = 0;
      }
    }
  }

  private Encoding empty(int words) {
    NavigableMap<Integer, float[]> matrices = new TreeMap<>();
    layers.keySet().forEach(layer -> matrices.put(layer, new float[words * width]));
    return new Encoding(words, width, matrices);
  }

  /**
   * What the encoder sees at once: some pieces of a sentence, and the words whose vectors are taken
   * from here.
   */
  private record Part(
      Pieces pieces, int from, int to, int firstWord, int endWord, Encoding encoding) {

    int length() {
      return to - from + 2;
    }
  }

  private static void parts(Pieces pieces, Encoding encoding, List<Part> parts) {
    int most = WINDOW - 2;
    if (pieces.size() <= most) {
      if (pieces.words() > 0) {
        parts.add(new Part(pieces, 0, pieces.size(), 0, pieces.words(), encoding));
      }
      return;
    }
    int word = 0;
    for (int from = 0; word < pieces.words(); from += most - OVERLAP) {
      int to = Math.min(from + most, pieces.size());
      // The border between two windows' words is the middle of what both see.
      int border = to == pieces.size() ? to : to - OVERLAP / 2;
      int first = word;
      while (word < pieces.words() && pieces.firsts()[word] < border) {
        word++;
      }
      if (word > first) {
        parts.add(new Part(pieces, from, to, first, word, encoding));
      }
    }
  }

  private void run(List<Part> parts) {
    List<Part> byLength = new ArrayList<>(parts);
    byLength.sort(Comparator.comparingInt(Part::length));
    int from = 0;
    int pieces = 0;
    for (int i = 0; i < byLength.size(); i++) {
      pieces += byLength.get(i).length();
      if (pieces >= BATCH || i == byLength.size() - 1) {
        runBatch(byLength.subList(from, i + 1));
        from = i + 1;
        pieces = 0;
      }
    }
  }

  private void runBatch(List<Part> batch) {
    int rows = batch.size();
    int longest = batch.get(rows - 1).length();
    int size = batch.stream().mapToInt(Part::length).sum();
    int words = batch.stream().mapToInt(part -> part.endWord - part.firstWord).sum();
    int[] ids = new int[size];
    int[] places = new int[size];
    int[] slots = new int[size];
    int[] table = new int[longest * rows];
    int[] lengths = new int[rows];
    int[] firsts = new int[words];
    int[] firstSlots = new int[words];
    int word = 0;
    int start = 0;
    for (int row = 0; row < rows; row++) {
      Part part = batch.get(row);
      lengths[row] = part.length();
      for (int i = 0; i < part.length(); i++) {
        places[start + i] = i;
        slots[start + i] = i * rows + row;
        table[i * rows + row] = start + i;
      }
      ids[start] = vocabulary.start();
      System.arraycopy(part.pieces.ids(), part.from, ids, start + 1, part.to - part.from);
      ids[start + part.length() - 1] = vocabulary.end();
      for (int i = part.firstWord; i < part.endWord; i++) {
        int place = 1 + part.pieces.firsts()[i] - part.from;
        firsts[word] = start + place;
        firstSlots[word] = place * rows + row;
        word++;
      }
      start += part.length();
    }
    try (OnnxTensor idsIn = tensor(ids, size);
        OnnxTensor placesIn = tensor(places, size);
        OnnxTensor slotsIn = tensor(slots, size);
        OnnxTensor tableIn = tensor(table, longest, rows);
        OnnxTensor lengthsIn = tensor(lengths, rows);
        OnnxTensor firstsIn = tensor(firsts, words);
        OnnxTensor firstSlotsIn = tensor(firstSlots, words);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "pieces", idsIn,
                    "places", placesIn,
                    "table", tableIn,
                    "lengths", lengthsIn,
                    "slots", slotsIn,
                    "words", firstsIn,
                    "word_slots", firstSlotsIn))) {
      for (Map.Entry<Integer, String> layer : layers.entrySet()) {
        OnnxTensor tensor = (OnnxTensor) result.get(layer.getValue()).orElseThrow();
        FloatBuffer values = tensor.getFloatBuffer();
        for (Part part : batch) {
          values.get(
              part.encoding.layer(layer.getKey()),
              part.firstWord * width,
              (part.endWord - part.firstWord) * width);
        }
      }
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The model could not be run: " + line(e), e);
    }
  }

  private OnnxTensor tensor(int[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The model could not be closed: " + line(e), e);
    }
  }
}
