package org.dragoman.publish.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.ByDocument;
import org.dragoman.publish.Edition;
import org.dragoman.publish.IsoDates;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Report;
import org.dragoman.publish.Totals;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The record as a graph, in one of the syntaxes of RDF.
 *
 * <p>An assertion is a PROV entity: derived from its document, attributed to who says it, with the
 * whole chain as a list. Its words are targets of Web Annotations, by position and by quote. What
 * it is about is told with schema.org, and with few terms of our own where that has none. An event
 * is a resource of its own that its reports lead to. Mentions and dates are left out.
 */
public final class Rdf implements RecordFormat {

  /** The syntaxes. */
  public static final List<RecordFormat> ALL =
      List.of(new Rdf(Syntax.TURTLE), new Rdf(Syntax.JSON_LD));

  private final Syntax syntax;

  private enum Syntax {
    TURTLE,
    JSON_LD
  }

  private Rdf(Syntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public String name() {
    return syntax == Syntax.TURTLE ? "turtle" : "jsonld";
  }

  @Override
  public String extension() {
    return syntax == Syntax.TURTLE ? "ttl" : "jsonld";
  }

  @Override
  public String description() {
    return "RDF as "
        + (syntax == Syntax.TURTLE ? "Turtle" : "JSON-LD")
        + ": PROV-O, Web Annotation, schema.org";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Lookups lookups = new Lookups(record);
    long documents = 0;
    long entities = 0;
    long[] assertions = new long[1];
    try (GraphWriter graph =
        syntax == Syntax.TURTLE ? new TurtleWriter(out) : new JsonLdWriter(out)) {
      try (Stream<RecordLine.OfDocument> all = record.documents()) {
        for (Iterator<RecordLine.OfDocument> each = all.iterator(); each.hasNext(); documents++) {
          document(each.next().document(), graph);
        }
      }
      try (Stream<Entity> all = record.entities()) {
        for (Iterator<Entity> each = all.iterator(); each.hasNext(); entities++) {
          graph.write(entity(each.next()));
        }
      }
      ByDocument.each(
          record,
          lookups,
          document -> {
            for (Assertion assertion : document.told()) {
              Node node = assertion(assertion, document);
              if (node != null) {
                assertions[0]++;
                said(node, assertion.provenance(), graph);
              }
            }
          });
      Report.events(record, lookups, (id, reports) -> graph.write(event(reports, lookups)));
    }
    return new Totals(documents, entities, assertions[0]);
  }

  private static void document(Document document, GraphWriter graph) throws IOException {
    Node node =
        Node.of(Node.iriOf(document.id()), "schema:Article", "prov:Entity")
            .with("schema:headline", document.origin().title())
            .with("schema:url", new Node.Iri(document.uri().toString()))
            .with("schema:inLanguage", document.language())
            .with("schema:datePublished", date(document.origin().published()));
    for (LanguageVersion version : document.origin().versions()) {
      node.with("schema:workTranslation", new Node.Iri(version.uri().toString()));
    }
    URI canonical = document.origin().canonical();
    if (canonical != null && !canonical.equals(document.uri())) {
      node.with("schema:sameAs", new Node.Iri(canonical.toString()));
    }
    String publisher = document.origin().publisher();
    if (publisher != null) {
      String agent = agentId(new Link(publisher, null, null, null));
      node.link("schema:publisher", agent).link("prov:wasAttributedTo", agent);
      graph.write(agent(publisher, agent));
    }
    graph.write(node);
  }

  private static Node entity(Entity entity) {
    String type =
        switch (entity.type()) {
          case PERSON -> "schema:Person";
          case BODY -> "schema:GovernmentOrganization";
          case GROUP, ORGANIZATION -> "schema:Organization";
          case OUTLET -> "schema:NewsMediaOrganization";
          case PLACE -> "schema:Place";
        };
    Node node =
        Node.of(Node.iriOf(entity.id()), type, "prov:Agent").with("schema:name", entity.label());
    for (EntityName name : entity.names()) {
      String tag = name.language();
      node.with(
          "schema:alternateName",
          new Node.Literal(
              name.text(), tag.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*") ? tag : null, null));
    }
    return node.with("dgm:country", entity.country())
        .link("schema:parentOrganization", entity.parent());
  }

  private static @Nullable Node assertion(Assertion assertion, ByDocument document) {
    return switch (assertion) {
      case Event event -> of(event, "dgm:Report").link("prov:specializationOf", eventNode(event));
      case Tenure tenure ->
          of(tenure, "schema:OrganizationRole")
              .with("schema:roleName", tenure.post())
              .link("dgm:holder", tenure.person())
              .with("dgm:holderName", tenure.name())
              .link("dgm:body", named(tenure.body(), document))
              .with("dgm:bodyName", tenure.body())
              .with("dgm:country", tenure.country())
              .with("schema:startDate", date(tenure.from()))
              .with("schema:endDate", date(tenure.to()))
              .with("dgm:asOf", date(tenure.asOf()));
      case Position position ->
          of(position, "schema:CreativeWork")
              .with("schema:genre", word(position.instrument()))
              .with("dgm:act", word(position.act()))
              .link("schema:creator", named(position.body(), document))
              .with("dgm:bodyName", position.body())
              .with("dgm:stance", position.stance())
              .with("dgm:topic", position.topic())
              .with("schema:dateCreated", date(position.date()))
              .link("schema:isBasedOn", position.refersTo());
      case Figure figure -> {
        boolean range = figure.upper() != null;
        yield of(figure, "schema:QuantitativeValue")
            .with("schema:value", range ? null : figure.value().toPlainString(), "xsd:decimal")
            .with("schema:minValue", range ? figure.value().toPlainString() : null, "xsd:decimal")
            .with(
                "schema:maxValue",
                figure.upper() == null ? null : figure.upper().toPlainString(),
                "xsd:decimal")
            .with("schema:unitText", figure.unit())
            .with("dgm:qualifier", word(figure.qualifier()))
            .with("dgm:counted", figure.counted())
            .with("dgm:measure", word(figure.measure()))
            .link("dgm:about", figure.about())
            .link("dgm:partOf", figure.partOf())
            .link("dgm:group", figure.group());
      }
      case Claim claim ->
          of(claim, "schema:Claim")
              .with("schema:text", claim.content())
              .with("dgm:cue", claim.cue())
              .with("dgm:direct", String.valueOf(claim.direct()), "xsd:boolean");
      case Mention mention -> null;
      case DateExpression date -> null;
    };
  }

  private static Node of(Assertion assertion, String type) {
    return Node.of(Node.iriOf(assertion.id()), type, "dgm:Assertion", "prov:Entity");
  }

  private static @Nullable String named(@Nullable String name, ByDocument document) {
    return name == null ? null : document.entityNamed(name).orElse(null);
  }

  /** Writes an assertion with who says it and in which words. */
  private static void said(Node node, Provenance said, GraphWriter graph) throws IOException {
    for (Evidence words : said.evidence()) {
      node.link("prov:wasDerivedFrom", words.document());
    }
    List<Link> chain = said.attribution();
    if (!chain.isEmpty()) {
      node.link("prov:wasAttributedTo", agentId(chain.get(chain.size() - 1)))
          .with(
              "dgm:attribution",
              new Node.Sequence(
                  chain.stream().map(link -> new Node.Iri(Node.iriOf(agentId(link)))).toList()));
    }
    node.with("dgm:modality", word(said.modality()))
        .with("dgm:status", word(said.status()))
        .with("dgm:confidence", String.valueOf(said.confidence()), "xsd:double")
        .with("dgm:rule", said.why());
    graph.write(node);
    for (Link link : chain) {
      if (link.entity() == null) {
        graph.write(agent(link.name(), agentId(link)));
      }
    }
    int number = 1;
    for (Evidence words : said.evidence()) {
      graph.write(annotation(said.id(), number++, words));
    }
  }

  private static Node annotation(String id, int number, Evidence words) {
    Node place =
        Node.blank("oa:TextPositionSelector")
            .with("oa:start", String.valueOf(words.span().start()), "xsd:nonNegativeInteger")
            .with("oa:end", String.valueOf(words.span().end()), "xsd:nonNegativeInteger");
    Node quote = Node.blank("oa:TextQuoteSelector").with("oa:exact", words.quote());
    return Node.of(Node.iriOf(id + "#words-" + number), "oa:Annotation")
        .with("oa:motivatedBy", new Node.Iri(Prefixes.ALL.get("oa") + "describing"))
        .link("oa:hasBody", id)
        .with(
            "oa:hasTarget",
            new Node.Blank(
                Node.blank("oa:SpecificResource")
                    .link("oa:hasSource", words.document())
                    .with("oa:hasSelector", new Node.Blank(place))
                    .with("oa:hasSelector", new Node.Blank(quote))));
  }

  private static String agentId(Link link) {
    String entity = link.entity();
    return entity == null ? ContentId.of("source", link.name()) : entity;
  }

  private static Node agent(String name, String id) {
    return Node.of(Node.iriOf(id), "prov:Agent").with("schema:name", name);
  }

  private static Node event(List<Report<Event>> reports, Lookups lookups) {

    Node node =
        Node.of(Node.iriOf(eventNode(reports.get(0).told())), "schema:Event", "prov:Entity");
    node.with("schema:name", AssertionText.value(reports.get(0).told()));
    for (Report<Event> report : reports) {
      Event event = report.told();
      node.with("schema:startDate", date(event.date()))
          .with("schema:location", event.place())
          .with("dgm:act", word(event.act()))
          .with("dgm:modality", word(event.provenance().modality()))
          .with("dgm:topic", event.topic())
          .link("dgm:reportedBy", event.id());
      if (event.plover() != null) {
        node.with("dgm:plover", event.plover().event());
      }
      event.countries().forEach(country -> node.with("dgm:country", country));
      for (Event.Participant participant : event.participants()) {
        lookups
            .entity(participant.entity())
            .ifPresentOrElse(
                entity -> node.link(property(participant.role()), entity.id()),
                () -> node.with("dgm:participantName", participant.name()));
      }
    }
    return node;
  }

  /** An event that one report alone tells has that report's id, and needs one of its own here. */
  private static String eventNode(Event event) {
    String id = Report.eventId(event);
    return id.equals(event.id()) ? id + "#event" : id;
  }

  private static String property(Event.Role role) {
    return switch (role) {
      case ACTOR, GUEST, MEDIATOR -> "schema:actor";
      case HOST -> "schema:organizer";
      case RECIPIENT, PARTICIPANT -> "schema:attendee";
    };
  }

  private static Node.@Nullable Literal date(@Nullable Edtf date) {
    if (date == null) {
      return null;
    }
    String value = date.value();
    if (IsoDates.date(date).filter(value::equals).isPresent()) {
      String type =
          switch (value.length()) {
            case 4 -> "xsd:gYear";
            case 7 -> "xsd:gYearMonth";
            default -> "xsd:date";
          };
      return new Node.Literal(value, null, type);
    }
    return new Node.Literal(
        value, null, date.isDay() && value.indexOf('T') > 0 ? "xsd:dateTime" : "edtf:EDTF");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
