package org.dragoman.record.reading;

import java.util.List;
import org.dragoman.record.text.Span;

/**
 * What the trained reader sees in a sentence: its tree and its names.
 *
 * @param nodes the words for syntax, in order; exactly one is the root, unless there are none
 * @param names in order, without overlap
 */
public record Tree(List<Node> nodes, List<Name> names) {

  /** The tree of a sentence that was not parsed. */
  public static final Tree NONE = new Tree(List.of(), List.of());

  /** Checks that heads and names lie in the sentence, and that there is one root. */
  public Tree {
    nodes = List.copyOf(nodes);
    names = List.copyOf(names);
    int roots = 0;
    for (Node node : nodes) {
      if (node.head() >= nodes.size()) {
        throw new IllegalArgumentException("head " + node.head() + " of " + nodes.size());
      }
      roots += node.isRoot() ? 1 : 0;
    }
    if (!nodes.isEmpty() && roots != 1) {
      throw new IllegalArgumentException(roots + " roots");
    }
    int last = 0;
    for (Name name : names) {
      if (name.first() < last || name.end() > nodes.size()) {
        throw new IllegalArgumentException("name " + name + " out of order or outside the tree");
      }
      last = name.end();
    }
  }

  /** Where a name stands. */
  public Span spanOf(Name name) {
    return nodes.get(name.first()).span().union(nodes.get(name.end() - 1).span());
  }
}
