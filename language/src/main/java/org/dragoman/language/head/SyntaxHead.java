package org.dragoman.language.head;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes parts of speech, features, lemmas and trees of the encoder's vectors. Immutable and
 * thread-safe.
 */
public final class SyntaxHead {

  private static final String NONE = "_";

  private final int layer;
  private final Letters letters;
  private final Context context;
  private final float[] root;
  private final List<String> uposes;
  private final Dense upos;
  private final List<Feature> features;
  private final List<LemmaScript> scripts;
  private final Dense lemmaHidden;
  private final Dense lemma;
  private final Dense arcWord;
  private final Dense arcHead;
  private final Matrix arc;
  private final Dense labelWord;
  private final Dense labelHead;
  private final List<Matrix> relations;
  private final List<String> labels;
  private final int rootLabel;

  private record Feature(String name, Dense dense, List<String> values) {}

  /**
   * Reads a head.
   *
   * @throws IOException where it cannot be read or is damaged
   */
  public SyntaxHead(InputStream in) throws IOException {
    Weights weights = new Weights(in);
    layer = weights.layer();
    letters = new Letters(weights.matrix("context.letters.weight"));
    context = new Context(weights);
    root = weights.vector("root");
    uposes = weights.list("upos");
    upos = Dense.linear(weights, "upos");
    features =
        weights.names("features").stream()
            .map(
                name ->
                    new Feature(
                        name,
                        Dense.linear(weights, "feats." + name),
                        weights.list("features", name)))
            .toList();
    scripts = weights.list("scripts").stream().map(LemmaScript::of).toList();
    lemmaHidden = Dense.rectified(weights, "lemma_hidden");
    lemma = Dense.linear(weights, "lemma");
    arcWord = Dense.rectified(weights, "arc_word");
    arcHead = Dense.rectified(weights, "arc_head");
    arc = weights.matrix("arc");
    labelWord = Dense.rectified(weights, "label_word");
    labelHead = Dense.rectified(weights, "label_head");
    labels = weights.list("labels");
    Matrix all = weights.matrix("label");
    int size = all.columns();
    relations =
        IntStream.range(0, labels.size())
            .mapToObj(
                r ->
                    new Matrix(
                        size,
                        size,
                        Arrays.copyOfRange(all.values(), r * size * size, (r + 1) * size * size)))
            .toList();
    rootLabel = labels.indexOf("root");
  }

  /** The encoder's layer whose vectors are wanted. */
  public int layer() {
    return layer;
  }

  /**
   * What the words of a sentence are.
   *
   * @param forms the words
   * @param vectors the encoder's vectors of the words, row after row
   */
  public List<Syntax> read(List<String> forms, float[] vectors) {
    if (forms.isEmpty()) {
      return List.of();
    }
    Scores scores = scores(forms, vectors);
    int[] heads = SpanningTree.decode(scores.arcs);
    Matrix relations = relations(scores, heads);
    Matrix lemmas = lemma.of(lemmaHidden.of(scores.context.beside(scores.letters)));
    List<Matrix> values =
        features.stream().map(feature -> feature.dense.of(scores.context)).toList();
    List<Syntax> words = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      Map<String, String> found = new LinkedHashMap<>();
      for (int f = 0; f < features.size(); f++) {
        String best = features.get(f).values.get(values.get(f).best(i));
        if (!best.equals(NONE)) {
          found.put(features.get(f).name, best);
        }
      }
      words.add(
          new Syntax(
              uposes.get(scores.upos.best(i)),
              found,
              scripts.get(lemmas.best(i)).lemma(forms.get(i)),
              heads[i],
              labels.get(relations.best(i))));
    }
    return List.copyOf(words);
  }

  /** What the head thinks before it decides. */
  record Scores(Matrix letters, Matrix context, Matrix withRoot, Matrix upos, Matrix arcs) {}

  Scores scores(List<String> forms, float[] vectors) {
    Matrix x = new Matrix(forms.size(), vectors.length / forms.size(), vectors);
    Matrix spelled = letters.of(forms);
    Matrix y = context.of(x.beside(spelled));
    Matrix withRoot = new Matrix(y.rows() + 1, y.columns());
    System.arraycopy(root, 0, withRoot.values(), 0, root.length);
    System.arraycopy(y.values(), 0, withRoot.values(), root.length, y.values().length);
    Matrix arcs = arcWord.of(y).withOnes().times(arc).times(arcHead.of(withRoot).transposed());
    return new Scores(spelled, y, withRoot, upos.of(y), arcs);
  }

  /** The scores of each relation between each word and its head. */
  Matrix relations(Scores scores, int[] heads) {
    Matrix words = labelWord.of(scores.context).withOnes();
    Matrix governors = labelHead.of(scores.withRoot).withOnes();
    Matrix found = new Matrix(heads.length, labels.size());
    int size = words.columns();
    for (int r = 0; r < labels.size(); r++) {
      Matrix half = words.times(relations.get(r));
      for (int i = 0; i < heads.length; i++) {
        float sum = 0;
        for (int k = 0; k < size; k++) {
          sum += half.at(i, k) * governors.at(heads[i], k);
        }
        boolean fits = (heads[i] == 0) == (r == rootLabel);
        found.values()[i * labels.size() + r] = fits ? sum : Float.NEGATIVE_INFINITY;
      }
    }
    return found;
  }
}
