package org.dragoman.publish.rdf;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dragoman.publish.rdf.Node.Value;

/** A graph in RDF 1.1 Turtle. */
final class TurtleWriter implements GraphWriter {

  private final Writer out;

  TurtleWriter(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    for (Map.Entry<String, String> prefix : Prefixes.ALL.entrySet()) {
      out.write("@prefix " + prefix.getKey() + ": <" + prefix.getValue() + "> .\n");
    }
  }

  @Override
  public void write(Node node) throws IOException {
    out.write("\n<");
    out.write(node.iri().orElseThrow());
    out.write("> ");
    body(node, "\n  ");
    out.write(" .\n");
  }

  private void body(Node node, String line) throws IOException {
    String before = "";
    if (!node.types().isEmpty()) {
      out.write("a ");
      out.write(String.join(", ", node.types()));
      before = " ;" + line;
    }
    for (Map.Entry<String, List<Value>> property : node.properties().entrySet()) {
      out.write(before);
      out.write(property.getKey());
      String comma = " ";
      for (Value value : property.getValue()) {
        out.write(comma);
        value(value);
        comma = ", ";
      }
      before = " ;" + line;
    }
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Node.Iri iri -> iri(iri);
      case Node.Literal literal -> literal(literal);
      case Node.Blank blank -> {
        out.write("[ ");
        body(blank.node(), " ");
        out.write(" ]");
      }
      case Node.Sequence sequence -> {
        out.write("(");
        for (Node.Iri item : sequence.items()) {
          out.write(" ");
          iri(item);
        }
        out.write(" )");
      }
    }
  }

  private void iri(Node.Iri iri) throws IOException {
    out.write('<');
    out.write(iri.iri());
    out.write('>');
  }

  private void literal(Node.Literal literal) throws IOException {
    out.write('"');
    String text = literal.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.write("\\\"");
        case '\\' -> out.write("\\\\");
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        case '\t' -> out.write("\\t");
        default -> out.write(c);
      }
    }
    out.write('"');
    if (literal.language() != null) {
      out.write('@');
      out.write(literal.language());
    } else if (literal.type() != null) {
      out.write("^^");
      out.write(literal.type());
    }
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
