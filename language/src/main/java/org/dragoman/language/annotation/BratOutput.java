package org.dragoman.language.annotation;

import java.io.IOException;
import java.util.List;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.text.Span;

/**
 * Writes parsed readings in brat's standoff format (brat.nlplab.org/standoff.html): the names, the
 * words with their parts of speech, and the relations of the trees. Places count code points of the
 * document's text.
 */
public final class BratOutput {

  private final Reading reading;
  private final Appendable out;
  private int texts;
  private int relations;

  private BratOutput(Reading reading, Appendable out) {
    this.reading = reading;
    this.out = out;
  }

  /** Writes a reading. */
  public static void write(Reading reading, Appendable out) throws IOException {
    new BratOutput(reading, out).write();
  }

  private void write() throws IOException {
    for (Sentence sentence : reading.sentences()) {
      Tree tree = sentence.tree();
      for (Name name : tree.names()) {
        String type = ConlluOutput.word(name.type());
        text(Character.toUpperCase(type.charAt(0)) + type.substring(1), tree.spanOf(name));
      }
      int first = texts + 1;
      for (Node node : tree.nodes()) {
        text(node.upos(), node.span());
      }
      List<Node> nodes = tree.nodes();
      for (int i = 0; i < nodes.size(); i++) {
        Node node = nodes.get(i);
        if (!node.isRoot()) {
          relations++;
          out.append("R" + relations + "\t" + node.relation().replace(':', '-'))
              .append(" Arg1:T" + (first + node.head()) + " Arg2:T" + (first + i) + "\n");
        }
      }
    }
  }

  /** A stretch of text; brat wants one that goes over lines in pieces. */
  private void text(String type, Span span) throws IOException {
    texts++;
    String slice = reading.slice(span);
    StringBuilder places = new StringBuilder();
    int start = span.start();
    int at = span.start();
    for (int codePoint : slice.codePoints().toArray()) {
      if (codePoint == '\n' || codePoint == '\r') {
        if (at > start) {
          places.append(places.isEmpty() ? "" : ";").append(start).append(' ').append(at);
        }
        start = at + 1;
      }
      at++;
    }
    places.append(places.isEmpty() ? "" : ";").append(start).append(' ').append(span.end());
    out.append("T" + texts + "\t" + type + " " + places + "\t")
        .append(slice.replaceAll("[\r\n]+", " "))
        .append('\n');
  }
}
