package org.dragoman.publish.rdf;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dragoman.publish.JsonWriting;
import org.dragoman.publish.rdf.Node.Value;

/** A graph in JSON-LD 1.1: one object a node and line, in one {@code @graph}. */
final class JsonLdWriter implements GraphWriter {

  private final JsonGenerator json;

  JsonLdWriter(OutputStream out) throws IOException {
    json = JsonWriting.lines(out);
    json.writeStartObject();
    json.writeObjectFieldStart("@context");
    for (Map.Entry<String, String> prefix : Prefixes.ALL.entrySet()) {
      json.writeStringField(prefix.getKey(), prefix.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("@graph");
  }

  @Override
  public void write(Node node) throws IOException {
    JsonWriting.endLine(json);
    object(node);
  }

  private void object(Node node) throws IOException {
    json.writeStartObject();
    if (node.iri().isPresent()) {
      json.writeStringField("@id", node.iri().get());
    }
    if (!node.types().isEmpty()) {
      json.writeArrayFieldStart("@type");
      for (String type : node.types()) {
        json.writeString(type);
      }
      json.writeEndArray();
    }
    for (Map.Entry<String, List<Value>> property : node.properties().entrySet()) {
      json.writeArrayFieldStart(property.getKey());
      for (Value value : property.getValue()) {
        value(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Node.Iri iri -> iri(iri);
      case Node.Literal literal -> literal(literal);
      case Node.Blank blank -> object(blank.node());
      case Node.Sequence sequence -> {
        json.writeStartObject();
        json.writeArrayFieldStart("@list");
        for (Node.Iri item : sequence.items()) {
          iri(item);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }

  private void iri(Node.Iri iri) throws IOException {
    json.writeStartObject();
    json.writeStringField("@id", iri.iri());
    json.writeEndObject();
  }

  private void literal(Node.Literal literal) throws IOException {
    if (literal.language() == null && literal.type() == null) {
      json.writeString(literal.text());
      return;
    }
    json.writeStartObject();
    json.writeStringField("@value", literal.text());
    if (literal.language() != null) {
      json.writeStringField("@language", literal.language());
    } else {
      json.writeStringField("@type", literal.type());
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    JsonWriting.endLine(json);
    json.flush();
  }
}
