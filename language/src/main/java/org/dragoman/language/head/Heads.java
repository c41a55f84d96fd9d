package org.dragoman.language.head;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelException.Reason;

/**
 * Makes parts of speech, features, lemmas, trees and names of the encoder's vectors. Thread-safe.
 *
 * <p>The scores of arcs are bilinear (Dozat and Manning, arXiv 1611.01734), those of relations come
 * from the sum of what the word and its head give (Kiperwasser and Goldberg, arXiv 1603.04351).
 */
public final class Heads implements AutoCloseable {

  private static final String RESOURCE = "reader.head";
  private static final String NONE = "_";
  private static final float LEAK = 0.1f;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment("dragoman");
  private final OrtSession session;
  private final int layer;
  private final Letters letters;
  private final List<String> upos;
  private final List<LemmaScript> scripts;
  private final Map<String, List<String>> features = new TreeMap<>();
  private final float[] arcRoot;
  private final Matrix labels;
  private final float[] labelBias;
  private final List<String> relations;
  private final int rootRelation;
  private final NameTags tags;

  /**
   * What the heads see in a sentence.
   *
   * @param words what each word is
   * @param names the names, in order, without overlap
   */
  public record Analysis(List<Syntax> words, List<NameSpan> names) {

    /** This in front of a sentence whose grammar it is no part of: its root hangs on the other. */
    public Analysis before(Analysis sentence) {
      int shift = words.size();
      int root = 0;
      List<Syntax> all = new ArrayList<>();
      for (int i = 0; i < sentence.words().size(); i++) {
        root = sentence.words().get(i).head() == 0 ? shift + i + 1 : root;
      }
      for (Syntax word : words) {
        all.add(word.head() == 0 ? word.under(root, "discourse") : word);
      }
      for (Syntax word : sentence.words()) {
        all.add(word.head() == 0 ? word : word.under(word.head() + shift, word.relation()));
      }
      List<NameSpan> named = new ArrayList<>(names);
      for (NameSpan name : sentence.names()) {
        named.add(new NameSpan(name.first() + shift, name.end() + shift, name.type()));
      }
      return new Analysis(List.copyOf(all), List.copyOf(named));
    }
  }

  /**
   * Reads heads.
   *
   * @throws IOException where they cannot be read or are damaged
   */
  Heads(InputStream in) throws IOException {
    Weights weights = new Weights(in);
    layer = weights.layer();
    letters = new Letters(weights.halves("letters.weight"), weights.columns("letters.weight"));
    upos = weights.list("upos");
    scripts = weights.list("scripts").stream().map(LemmaScript::of).toList();
    for (String name : weights.names("features")) {
      features.put(name, weights.list("features", name));
    }
    arcRoot = weights.vector("root.arc_head");
    labels = weights.matrix("labels.weight").transposed();
    labelBias = weights.vector("labels.bias");
    relations = weights.list("labels");
    rootRelation = relations.indexOf("root");
    tags = new NameTags(weights.list("tags"));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setMemoryPatternOptimization(false);
      session = environment.createSession(HeadGraph.of(weights), options);
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The heads could not be loaded: " + line(e), e);
    }
  }

  /** The heads in this version of the program. */
  public static Heads shipped() {
    try (InputStream in = Heads.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      return new Heads(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The encoder's layer whose vectors are wanted. */
  public int layer() {
    return layer;
  }

  /**
   * What the words of some sentences are.
   *
   * @param sentences the words' forms
   * @param vectors for each sentence the encoder's vectors of its words, row after row
   * @throws ModelException where the heads cannot be run
   */
  public List<Analysis> read(List<List<String>> sentences, List<float[]> vectors) {
    int words = sentences.stream().mapToInt(List::size).sum();
    List<Analysis> analyses = new ArrayList<>();
    if (words == 0) {
      sentences.forEach(sentence -> analyses.add(new Analysis(List.of(), List.of())));
      return analyses;
    }
    int width = vectors.stream().mapToInt(v -> v.length).sum() / words;
    FloatBuffer rows = FloatBuffer.allocate(words * width);
    vectors.forEach(rows::put);
    Matrix spelled = spelled(sentences.stream().flatMap(List::stream).toList());
    Scores scores = run(new Matrix(words, width, rows.array()), spelled);
    int at = 0;
    for (List<String> sentence : sentences) {
      analyses.add(analysis(sentence, scores, at));
      at += sentence.size();
    }
    return analyses;
  }

  Matrix spelled(List<String> forms) {
    return letters.of(forms);
  }

  /** What the graph gives for the words of a batch. */
  record Scores(Map<String, Matrix> scores, Map<String, long[]> classes) {

    Matrix matrix(String name, int from, int rows) {
      Matrix all = scores.getOrDefault(name, new Matrix(0, 0));
      int columns = all.columns();
      float[] values = Arrays.copyOfRange(all.values(), from * columns, (from + rows) * columns);
      return new Matrix(rows, columns, values);
    }

    int best(String name, int word) {
      return (int) classes.getOrDefault(name, new long[0])[word];
    }
  }

  Scores run(Matrix vectors, Matrix spelled) {
    try (OnnxTensor x = tensor(vectors);
        OnnxTensor y = tensor(spelled);
        OrtSession.Result result = session.run(Map.of("vectors", x, "letters", y))) {
      Map<String, Matrix> scores = new HashMap<>();
      Map<String, long[]> classes = new HashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        OnnxTensor tensor = (OnnxTensor) output.getValue();
        long[] shape = tensor.getInfo().getShape();
        if (shape.length == 1) {
          LongBuffer values = tensor.getLongBuffer();
          long[] best = new long[values.remaining()];
          values.get(best);
          classes.put(output.getKey(), best);
        } else {
          FloatBuffer values = tensor.getFloatBuffer();
          float[] rows = new float[values.remaining()];
          values.get(rows);
          scores.put(output.getKey(), new Matrix((int) shape[0], (int) shape[1], rows));
        }
      }
      return new Scores(scores, classes);
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The heads could not be run: " + line(e), e);
    }
  }

  private OnnxTensor tensor(Matrix matrix) throws OrtException {
    return OnnxTensor.createTensor(
        environment,
        FloatBuffer.wrap(matrix.values()),
        new long[] {matrix.rows(), matrix.columns()});
  }

  private Analysis analysis(List<String> forms, Scores scores, int at) {
    int words = forms.size();
    int[] heads = SpanningTree.decode(arcs(scores, at, words));
    int[] labels = labels(scores, at, heads);
    List<Syntax> syntax = new ArrayList<>(words);
    for (int i = 0; i < words; i++) {
      Map<String, String> found = new TreeMap<>();
      for (Map.Entry<String, List<String>> feature : features.entrySet()) {
        String best = feature.getValue().get(scores.best("features." + feature.getKey(), at + i));
        if (!best.equals(NONE)) {
          found.put(feature.getKey(), best);
        }
      }
      syntax.add(
          new Syntax(
              upos.get(scores.best("upos", at + i)),
              found,
              scripts.get(scores.best("lemma", at + i)).lemma(forms.get(i)),
              heads[i],
              relations.get(labels[i])));
    }
    return new Analysis(List.copyOf(syntax), tags.read(scores.matrix("names", at, words)));
  }

  /** The scores of each word's heads: the root, then the words. */
  Matrix arcs(Scores scores, int at, int words) {
    Matrix word = scores.matrix("arc_word", at, words);
    Matrix head = scores.matrix("arc_head", at, words);
    Matrix arcs = new Matrix(words, words + 1);
    for (int i = 0; i < words; i++) {
      arcs.values()[i * (words + 1)] = word.product(i, arcRoot, 0);
      for (int j = 0; j < words; j++) {
        arcs.values()[i * (words + 1) + j + 1] = word.product(i, head.values(), j * head.columns());
      }
    }
    return arcs;
  }

  /** The best relation of each word to its head; that of the root belongs to the root alone. */
  private int[] labels(Scores scores, int at, int[] heads) {
    Matrix word = scores.matrix("label_word", at, heads.length);
    Matrix head = scores.matrix("label_head", at, heads.length);
    int width = word.columns();
    int[] best = new int[heads.length];
    Matrix sums = new Matrix(1, relations.size());
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == 0) {
        best[i] = rootRelation;
        continue;
      }
      System.arraycopy(labelBias, 0, sums.values(), 0, labelBias.length);
      for (int k = 0; k < width; k++) {
        float value = word.at(i, k) + head.at(heads[i] - 1, k);
        Matrix.axpy(Math.max(value, LEAK * value), labels, k, sums, 0);
      }
      sums.values()[rootRelation] = Float.NEGATIVE_INFINITY;
      best[i] = sums.best(0);
    }
    return best;
  }

  private static String line(OrtException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException(Reason.FAILED, "The heads could not be closed: " + line(e), e);
    }
  }
}
