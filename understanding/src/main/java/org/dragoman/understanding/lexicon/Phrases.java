package org.dragoman.understanding.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Listed forms of one language, each with a value, to be found in passages.
 *
 * <p>A form is a word or several, matched on whole words in their normal form. {@code ~} after a
 * stem lets any ending of the language follow, with an apostrophe before it or not; {@code *} lets
 * any letters follow, or none. {@code ?} before a form marks it as uncertain: often something else.
 * A form listed with a capital matches only a capital. A form of white space or punctuation alone
 * is refused. Immutable and thread-safe once built.
 *
 * @param <T> what a form stands for
 */
public final class Phrases<T> {

  private static final Pattern MARKS = Pattern.compile("(?<=[~*])|(?=[~*])");

  private final Morphology morphology;
  private final Node<T> root;
  private final char firstKey;
  private final @Nullable Node<T>[] byFirstCharacter;
  private final String prefixStarts;

  private Phrases(Morphology morphology, Node<T> root) {
    this.morphology = morphology;
    this.root = root;
    // Nearly every word begins no form, so the first character is looked up in a table.
    firstKey = root.keys.length == 0 ? 0 : root.keys[0];
    int size = root.keys.length == 0 ? 0 : root.keys[root.keys.length - 1] - firstKey + 1;
    byFirstCharacter = Node.newChildren(size);
    for (int i = 0; i < root.keys.length; i++) {
      byFirstCharacter[root.keys[i] - firstKey] = root.children[i];
    }
    StringBuilder starts = new StringBuilder();
    morphology.prefixes().forEach(prefix -> starts.append(prefix.charAt(0)));
    prefixStarts = starts.toString();
  }

  /** Begins a set of forms. */
  public static <T> Builder<T> in(Morphology morphology) {
    return new Builder<>(morphology);
  }

  /** The longest forms in a passage, left to right, without overlap. */
  public List<Match<T>> find(Passage passage) {
    List<Match<T>> found = new ArrayList<>();
    String text = passage.text();
    for (int i = 0; i < text.length(); ) {
      Match<T> match =
          passage.isWordStart(i) && Passage.isInsideWord(text.charAt(i)) ? at(passage, i) : null;
      if (match == null) {
        i++;
      } else {
        found.add(match);
        i = match.end();
      }
    }
    return found;
  }

  /** The longest form that begins at a position, after a particle written together or not. */
  public @Nullable Match<T> at(Passage passage, int position) {
    String text = passage.text();
    Match<T> match = from(passage, text, position);
    if (position < text.length() && prefixStarts.indexOf(text.charAt(position)) >= 0) {
      for (String prefix : morphology.prefixes()) {
        if (text.startsWith(prefix, position)) {
          Match<T> after = from(passage, text, position + prefix.length());
          if (after != null && (match == null || after.end() > match.end())) {
            match = after;
          }
        }
      }
    }
    return match;
  }

  private @Nullable Match<T> from(Passage passage, String text, int start) {
    int key = start < text.length() ? text.charAt(start) - firstKey : -1;
    Node<T> node = key < 0 || key >= byFirstCharacter.length ? null : byFirstCharacter[key];
    if (node == null && root.afterStem == null && root.afterLetters == null) {
      return null;
    }
    return node == null || root.afterStem != null || root.afterLetters != null
        ? walk(root, passage, start, start)
        : walk(node, passage, start, start + 1);
  }

  private @Nullable Match<T> walk(Node<T> node, Passage passage, int start, int position) {
    Match<T> best = null;
    String text = passage.text();
    if (position < text.length()) {
      Node<T> child = node.child(text.charAt(position));
      if (child != null) {
        best = walk(child, passage, start, position + 1);
      }
    }
    if (node.afterStem != null) {
      for (int end : endsOfInflection(text, position)) {
        Match<T> inflected = walk(node.afterStem, passage, start, end);
        if (inflected != null && (best == null || inflected.end() > best.end())) {
          best = inflected;
        }
      }
    }
    if (node.afterLetters != null) {
      Match<T> inflected = walk(node.afterLetters, passage, start, endOfWord(text, position));
      if (inflected != null && best != null && inflected.end() == best.end()) {
        List<Form<T>> both = new ArrayList<>(best.forms());
        inflected.forms().stream().filter(form -> !both.contains(form)).forEach(both::add);
        best = new Match<>(both, start, best.end());
      } else if (inflected != null && (best == null || inflected.end() > best.end())) {
        best = inflected;
      }
    }
    if (node.values != null
        && (best == null || best.end() == position)
        && passage.isWordEnd(position)) {
      List<Form<T>> fitting = node.values;
      if (node.capitalized && !passage.isCapital(start)) {
        fitting = new ArrayList<>(node.values);
        fitting.removeIf(Form::capitalized);
      }
      if (best != null) {
        fitting = new ArrayList<>(fitting);
        fitting.addAll(best.forms());
      }
      return fitting.isEmpty() ? best : new Match<>(fitting, start, position);
    }
    return best;
  }

  /** Where a word whose stem ends at a position may end: at once, or after a known ending. */
  private int[] endsOfInflection(String text, int position) {
    int end = endOfWord(text, position);
    if (end == position) {
      // An apostrophe (Turkish) or hyphen (abbreviations) may part the ending from its stem.
      if (position < text.length() && "'-֊".indexOf(text.charAt(position)) >= 0) {
        int afterMark = endOfWord(text, position + 1);
        if (morphology.endings().contains(text.substring(position + 1, afterMark))) {
          return new int[] {position, afterMark};
        }
      }
      return new int[] {position};
    }
    return morphology.endings().contains(text.substring(position, end))
        ? new int[] {end}
        : new int[0];
  }

  private static int endOfWord(String text, int position) {
    int end = position;
    while (end < text.length() && Passage.isInsideWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * A form as listed.
   *
   * @param value what it stands for
   * @param capitalized whether only a capital matches
   * @param uncertain whether it is often something else
   * @param <T> what forms stand for
   */
  public record Form<T>(T value, boolean capitalized, boolean uncertain) {}

  /**
   * A form found.
   *
   * @param forms what it may stand for, at least one
   * @param start where it begins in the passage's text
   * @param end where it ends
   * @param <T> what forms stand for
   */
  public record Match<T>(List<Form<T>> forms, int start, int end) {

    /** What it stands for, the first where there are several. */
    public T value() {
      return forms.get(0).value();
    }
  }

  /**
   * Collects forms.
   *
   * @param <T> what forms stand for
   */
  public static final class Builder<T> {

    private final Morphology morphology;
    private final Node<T> root = new Node<>();

    private Builder(Morphology morphology) {
      this.morphology = morphology;
    }

    /** Adds a form in the notation of the word lists. */
    public Builder<T> add(String form, T value) {
      boolean uncertain = form.startsWith("?");
      String plain = uncertain ? form.substring(1) : form;
      // A mark would keep accents from joining, were it inside the text when it is normalized.
      Node<T> node = root;
      int letters = 0;
      for (String part : MARKS.split(plain, -1)) {
        if (part.equals("~") || part.equals("*")) {
          node = part.equals("~") ? node.afterStem() : node.afterLetters();
          continue;
        }
        String normal = morphology.normalization().normalize(part);
        for (int c = 0; c < normal.length(); c++) {
          letters += Passage.isInsideWord(normal.charAt(c)) ? 1 : 0;
          node = node.grow(normal.charAt(c));
        }
      }
      if (letters == 0) {
        throw new IllegalArgumentException("a form needs a letter or digit: \"" + form + "\"");
      }
      boolean capitalized = Character.isUpperCase(plain.codePointAt(0));
      Form<T> listed = new Form<>(value, capitalized, uncertain);
      List<Form<T>> values = new ArrayList<>(node.values == null ? List.of() : node.values);
      if (!values.contains(listed)) {
        values.add(listed);
      }
      node.values = List.copyOf(values);
      node.capitalized |= capitalized;
      return this;
    }

    /** The forms, ready to be found. */
    public Phrases<T> build() {
      return new Phrases<>(morphology, root);
    }
  }

  private static final class Node<T> {

    private char[] keys = {};
    private @Nullable Node<T>[] children = newChildren(0);
    private @Nullable Node<T> afterStem;
    private @Nullable Node<T> afterLetters;
    private @Nullable List<Form<T>> values;
    private boolean capitalized;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Node<T>[] newChildren(int size) {
      return (Node<T>[]) new Node[size];
    }

    private @Nullable Node<T> child(char key) {
      if (keys.length == 1) {
        return keys[0] == key ? children[0] : null;
      }
      int index = Arrays.binarySearch(keys, key);
      return index < 0 ? null : children[index];
    }

    private Node<T> grow(char key) {
      Node<T> known = child(key);
      if (known != null) {
        return known;
      }
      int index = -Arrays.binarySearch(keys, key) - 1;
      char[] moreKeys = new char[keys.length + 1];
      @Nullable Node<T>[] moreChildren = newChildren(keys.length + 1);
      System.arraycopy(keys, 0, moreKeys, 0, index);
      System.arraycopy(children, 0, moreChildren, 0, index);
      System.arraycopy(keys, index, moreKeys, index + 1, keys.length - index);
      System.arraycopy(children, index, moreChildren, index + 1, keys.length - index);
      Node<T> added = new Node<>();
      moreKeys[index] = key;
      moreChildren[index] = added;
      keys = moreKeys;
      children = moreChildren;
      return added;
    }

    private Node<T> afterStem() {
      Node<T> known = afterStem;
      if (known == null) {
        known = new Node<>();
        afterStem = known;
      }
      return known;
    }

    private Node<T> afterLetters() {
      Node<T> known = afterLetters;
      if (known == null) {
        known = new Node<>();
        afterLetters = known;
      }
      return known;
    }
  }
}
