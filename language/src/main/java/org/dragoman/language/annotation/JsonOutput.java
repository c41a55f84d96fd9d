package org.dragoman.language.annotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;

/**
 * Writes parsed readings as JSON, an object a line and document: its sentences, their words for
 * syntax and names. Places are half-open, in code points of the document's text.
 */
public final class JsonOutput {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonOutput() {}

  /** Writes a reading and a line's end; does not close the writer. */
  public static void write(Reading reading, Writer out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("document", reading.document().id());
    json.writeStringField("uri", reading.document().uri().toString());
    json.writeStringField("language", reading.document().language());
    json.writeArrayFieldStart("sentences");
    for (Sentence sentence : reading.sentences()) {
      json.writeStartObject();
      span(json, sentence.span());
      json.writeStringField("text", reading.slice(sentence.span()));
      json.writeArrayFieldStart("words");
      for (Node node : sentence.tree().nodes()) {
        node(json, node);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("names");
      for (Name name : sentence.tree().names()) {
        json.writeStartObject();
        json.writeStringField("type", ConlluOutput.word(name.type()));
        json.writeStringField("text", reading.slice(sentence.tree().spanOf(name)));
        span(json, sentence.tree().spanOf(name));
        json.writeNumberField("first", name.first() + 1);
        json.writeNumberField("last", name.end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (Problem problem : reading.problems()) {
      json.writeStartObject();
      span(json, problem.span());
      json.writeStringField("what", problem.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void node(JsonGenerator json, Node node) throws IOException {
    json.writeStartObject();
    json.writeStringField("form", node.form());
    json.writeStringField("lemma", node.lemma());
    json.writeStringField("upos", node.upos());
    json.writeObjectFieldStart("features");
    for (Map.Entry<String, String> feature : new TreeMap<>(node.features()).entrySet()) {
      json.writeStringField(feature.getKey(), feature.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("head", node.head() + 1);
    json.writeStringField("relation", node.relation());
    span(json, node.span());
    json.writeEndObject();
  }

  private static void span(JsonGenerator json, Span span) throws IOException {
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
  }
}
