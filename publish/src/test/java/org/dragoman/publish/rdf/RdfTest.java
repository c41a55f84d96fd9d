package org.dragoman.publish.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.dragoman.publish.RecordFormats;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RdfTest {

  private static final String OA = "http://www.w3.org/ns/oa#";

  private static byte[] written(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals =
        RecordFormats.named(format)
            .orElseThrow()
            .write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(3, 6, 9));
    return out.toByteArray();
  }

  private static Model read(byte[] bytes, Lang language) {
    Model model = ModelFactory.createDefaultModel();
    RDFDataMgr.read(model, new ByteArrayInputStream(bytes), language);
    return model;
  }

  private static Model turtle() throws IOException {
    return read(written("turtle"), Lang.TURTLE);
  }

  private static ValidationReport validated(Model model) throws IOException {
    try (InputStream in = Rdf.class.getResourceAsStream("shapes.ttl")) {
      Graph shapes = read(Objects.requireNonNull(in).readAllBytes(), Lang.TURTLE).getGraph();
      return ShaclValidator.get().validate(Shapes.parse(shapes), model.getGraph());
    }
  }

  @Test
  void bothSyntaxesHoldTheSameGraph() throws IOException {
    Model turtle = turtle();
    assertThat(turtle.size()).isGreaterThan(200);
    assertThat(turtle.isIsomorphicWith(read(written("jsonld"), Lang.JSONLD))).isTrue();
  }

  @Test
  void theGraphKeepsToItsShapes() throws IOException {
    assertThat(validated(turtle()).conforms()).isTrue();
  }

  /** Each of what makes the record a sourced one, taken away. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/ns/prov#wasDerivedFrom",
        "urn:dragoman:terms:modality",
        "http://www.w3.org/ns/oa#hasTarget",
        "http://www.w3.org/ns/oa#hasSource",
        "http://www.w3.org/ns/oa#exact",
        "http://www.w3.org/ns/oa#start",
        "urn:dragoman:terms:reportedBy",
        "https://schema.org/name",
        "https://schema.org/url"
      })
  void aGraphWithoutItBreaksTheShapes(String property) throws IOException {
    Model model = turtle();
    assertThat(model.contains(null, ResourceFactory.createProperty(property))).isTrue();
    model.removeAll(null, ResourceFactory.createProperty(property), null);
    assertThat(validated(model).conforms()).isFalse();
  }

  @Test
  void everyAnnotationLeadsToTheExactWords() throws IOException {
    SmallRecord record = new SmallRecord();
    Model model = turtle();
    int seen = 0;
    for (Statement target :
        model
            .listStatements(null, ResourceFactory.createProperty(OA + "hasTarget"), (RDFNode) null)
            .toList()) {
      String exact = "";
      int start = -1;
      int end = -1;
      for (Statement selector :
          target
              .getResource()
              .listProperties(ResourceFactory.createProperty(OA + "hasSelector"))
              .toList()) {
        Statement quote =
            selector.getResource().getProperty(ResourceFactory.createProperty(OA + "exact"));
        if (quote != null) {
          exact = quote.getString();
        } else {
          start =
              selector
                  .getResource()
                  .getProperty(ResourceFactory.createProperty(OA + "start"))
                  .getInt();
          end =
              selector
                  .getResource()
                  .getProperty(ResourceFactory.createProperty(OA + "end"))
                  .getInt();
        }
      }
      String document =
          target
              .getResource()
              .getPropertyResourceValue(ResourceFactory.createProperty(OA + "hasSource"))
              .getURI();
      assertThat(
              record
                  .document(document.substring("urn:dragoman:".length()))
                  .orElseThrow()
                  .document()
                  .text()
                  .slice(new Span(start, end)))
          .isEqualTo(exact);
      seen++;
    }
    assertThat(seen).isEqualTo(9);
  }

  @Test
  void anEventToldTwiceIsOneResourceWithTwoReports() throws IOException {
    Model model = turtle();
    assertThat(
            model
                .getResource("urn:dragoman:cluster-1")
                .listProperties(ResourceFactory.createProperty("urn:dragoman:terms:reportedBy"))
                .toList())
        .hasSize(2);
  }

  @Test
  void wordsMayHoldAnyCharacter() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String odd = "\"\\\n\r\t\u0001'''@ы𐤀]}>";
    try (TurtleWriter writer = new TurtleWriter(out)) {
      writer.write(Node.of("urn:dragoman:x", "prov:Agent").with("schema:name", odd));
    }
    assertThat(
            read(out.toByteArray(), Lang.TURTLE)
                .getResource("urn:dragoman:x")
                .getProperty(ResourceFactory.createProperty("https://schema.org/name"))
                .getString())
        .isEqualTo(odd);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\\\"");
  }
}
