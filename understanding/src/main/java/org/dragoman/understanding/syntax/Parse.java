package org.dragoman.understanding.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;

/**
 * A passage with its tree, ready to be walked.
 *
 * <p>Nodes are named by their index. Where a sentence was not parsed there are none, and no rule
 * finds anything. Immutable and thread-safe.
 */
public final class Parse {

  /** The Turkish and Azerbaijani verb "to do", which the reader may take for a copula. */
  private static final Pattern LIGHT = Pattern.compile("^e[dt](?!i$)");

  /** The brackets of a dateline close within so many words. */
  private static final int DATELINE = 14;

  private static final Set<String> DASHES = Set.of("-", "–", "—", "―", "ـ");

  private final int index;
  private final Passage passage;
  private final List<Node> nodes;
  private final List<List<Integer>> children;
  private final String[] normals;
  private final int[] heads;
  private final String[] cases;
  private final String[] relations;
  private final int[] nodeOfWord;

  /**
   * Takes a passage.
   *
   * @param index its number in the document, from 0
   */
  public Parse(int index, Passage passage) {
    this.index = index;
    this.passage = passage;
    Tree tree = passage.sentence().tree();
    nodes = tree.nodes();
    children = new ArrayList<>(nodes.size());
    normals = new String[nodes.size()];
    nodeOfWord = new int[passage.words().size() + 1];
    Arrays.fill(nodeOfWord, -1);
    Normalization normalization = Normalization.of(passage.document().language());
    for (int i = 0; i < nodes.size(); i++) {
      children.add(new ArrayList<>(2));
      normals[i] = normalization.normalize(nodes.get(i).form());
      if (nodeOfWord[nodes.get(i).word()] < 0) {
        nodeOfWord[nodes.get(i).word()] = i;
      }
    }
    int next = nodes.size();
    for (int word = passage.words().size(); word >= 0; word--) {
      next = nodeOfWord[word] < 0 ? next : nodeOfWord[word];
      nodeOfWord[word] = next;
    }
    Mended mended = Mended.of(tree, passage.document().language());
    heads = new int[nodes.size()];
    cases = new String[nodes.size()];
    relations = new String[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      heads[i] = mended.head(i);
      relations[i] = mended.relation(i);
      cases[i] = mended.grammaticalCase(i);
      if (heads[i] >= 0) {
        children.get(heads[i]).add(i);
      }
    }
    if (nodes.size() > 1
        && relations[0].equals("nsubj")
        && nodes.get(0).upos().equals("PROPN")
        && isDateline()) {
      // "Cairo – 16 January – The league condemned": a dateline's place does nothing.
      relations[0] = "list";
    }
  }

  /** Whether a dash follows the first word, or a bracket and after it a dash or colon. */
  private boolean isDateline() {
    int mark = 1;
    boolean bracket = nodes.get(1).form().equals("(");
    while (bracket && mark < nodes.size() && mark < DATELINE && !")".equals(form(mark))) {
      mark++;
    }
    mark += bracket ? 1 : 0;
    return mark < nodes.size()
        && (DASHES.contains(form(mark)) || (bracket && form(mark).equals(":")))
        && nodes.get(mark - 1).span().end() < nodes.get(mark).span().start() + (bracket ? 1 : 0);
  }

  private String form(int node) {
    return nodes.get(node).form();
  }

  /** Its number in the document. */
  public int index() {
    return index;
  }

  /** The passage. */
  public Passage passage() {
    return passage;
  }

  /** How many nodes it has. */
  public int size() {
    return nodes.size();
  }

  /** A node. */
  public Node node(int node) {
    return nodes.get(node);
  }

  /** The normal form of a node. */
  public String normal(int node) {
    return normals[node];
  }

  /** What a node depends on; -1 for the root. */
  public int head(int node) {
    return heads[node];
  }

  /** The universal relation of a node, without its subtype. */
  public String relation(int node) {
    return relations[node];
  }

  /** Whether a node's relation is one of some, named without subtypes. */
  public boolean is(int node, String... relations) {
    String relation = relation(node);
    for (String one : relations) {
      if (one.equals(relation)) {
        return true;
      }
    }
    return false;
  }

  /** A feature's value, empty where the node has none. */
  public String feature(int node, String name) {
    return name.equals("Case") ? cases[node] : nodes.get(node).features().getOrDefault(name, "");
  }

  /** A node's part of speech. */
  public String upos(int node) {
    return nodes.get(node).upos();
  }

  /** What depends on a node, in order. */
  public List<Integer> children(int node) {
    return children.get(node);
  }

  /** The first node of a word, or of the next word that has one; {@link #size} after the last. */
  public int nodeOfWord(int word) {
    return nodeOfWord[Math.min(word, nodeOfWord.length - 1)];
  }

  /** The nodes of a listed form that was found in the passage. */
  public Range range(Phrases.Match<?> match) {
    int first = passage.wordAt(match.start());
    int last = passage.wordAt(Math.max(match.start(), match.end() - 1));
    return new Range(nodeOfWord(first), nodeOfWord(last + 1));
  }

  /** The nodes that touch a span of the document. */
  public Range range(Span span) {
    int first = -1;
    int end = -1;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).span().overlaps(span)) {
        first = first < 0 ? i : first;
        end = i + 1;
      }
    }
    return first < 0 ? new Range(0, 0) : new Range(first, end);
  }

  /** The node of a range on which the others depend: the first whose head lies outside. */
  public int top(Range range) {
    for (int i = range.first(); i < range.end(); i++) {
      if (!range.contains(head(i)) && !nodes.get(i).upos().equals("PUNCT")) {
        return i;
      }
    }
    return range.first();
  }

  /** The span in the document of a range of nodes. */
  public Span span(Range range) {
    return nodes.get(range.first()).span().union(nodes.get(range.end() - 1).span());
  }

  /** The exact words of a range of nodes. */
  public String text(Range range) {
    return passage.document().text().slice(span(range));
  }

  /** A node with all that depends on it. */
  public BitSet subtree(int node) {
    BitSet set = new BitSet(size());
    collect(node, set);
    return set;
  }

  /** A node with what depends on it, but for what hangs on it by some relations. */
  public BitSet subtreeWithout(int node, String... relations) {
    BitSet set = new BitSet(size());
    set.set(node);
    for (int child : children.get(node)) {
      if (!is(child, relations)) {
        collect(child, set);
      }
    }
    return set;
  }

  /** Not by recursion: a line of thousands of names is a tree as deep. */
  private void collect(int node, BitSet set) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(node);
    while (!open.isEmpty()) {
      int next = open.pop();
      set.set(next);
      children.get(next).forEach(open::push);
    }
  }

  /** The nodes around a node that belong to a set and stand together without a gap. */
  public Range around(int node, BitSet set) {
    int first = node;
    while (first > 0 && set.get(first - 1)) {
      first--;
    }
    int end = node + 1;
    while (end < size() && set.get(end)) {
      end++;
    }
    return new Range(first, end);
  }

  /** A node and those that stand in a list with it, also where they hang on its title. */
  public List<Integer> listed(int node) {
    List<Integer> all = new ArrayList<>();
    all.add(node);
    for (int i = 0; i < all.size(); i++) {
      for (int child : children.get(all.get(i))) {
        if (is(child, "conj")) {
          all.add(child);
        } else if (isTitle(child)) {
          for (int after : children.get(child)) {
            if (is(after, "conj") && after > all.get(i)) {
              all.add(after);
            }
          }
        }
      }
    }
    return all;
  }

  /** Whether a node is a title or another word before the name on which it hangs. */
  public boolean isTitle(int node) {
    return nodes.get(node).relation().equals("nmod:desc")
        || (node < head(node) && is(node, "compound", "flat", "amod", "appos") && isNoun(node));
  }

  /** Whether a node depends on another, at whatever distance; a node depends on itself. */
  public boolean isUnder(int node, int above) {
    for (int at = node; at >= 0; at = head(at)) {
      if (at == above) {
        return true;
      }
    }
    return false;
  }

  /** Whether a node is a verb, or a noun that a light verb makes one: "qəbul etdi". */
  public boolean isVerb(int node) {
    return isVerbWord(node)
        || (isNoun(node)
            && children(node).stream()
                .anyMatch(
                    child ->
                        child > node
                            && isVerbWord(child)
                            && (is(child, "compound")
                                || (is(child, "cop", "aux")
                                    && LIGHT.matcher(normal(child)).find()))));
  }

  private boolean isVerbWord(int node) {
    return upos(node).equals("VERB") || upos(node).equals("AUX");
  }

  /** Whether a node is a noun or a name. */
  public boolean isNoun(int node) {
    return upos(node).equals("NOUN") || upos(node).equals("PROPN");
  }
}
