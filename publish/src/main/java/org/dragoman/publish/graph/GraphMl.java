package org.dragoman.publish.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.Edition;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Report;
import org.dragoman.publish.Totals;
import org.dragoman.publish.XmlWriting;
import org.dragoman.publish.sort.SpillingSorter;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.entity.Entity;

/**
 * GraphML: a network of who did what with whom. Nodes are the entities that take part; each event
 * has an edge for each two of them, with its words. An edge is directed where one acts on the
 * other. Only events told as having happened are there, without those that an editor rejected.
 */
public final class GraphMl implements RecordFormat {

  private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  private static final List<String> OF_NODES = List.of("label", "type", "country");

  private static final List<String> OF_EDGES =
      List.of(
          "event", "act", "date", "status", "reports", "outlet", "headline", "document", "quote");

  @Override
  public String name() {
    return "graphml";
  }

  @Override
  public String extension() {
    return "graphml";
  }

  @Override
  public String description() {
    return "GraphML: the network of who did what with whom, for Gephi, NetworkX, igraph";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Lookups lookups = new Lookups(record);
    long[] nodes = new long[1];
    long[] edges = new long[1];
    try (SpillingSorter parties = new SpillingSorter();
        SpillingSorter meetings = new SpillingSorter();
        XmlWriting xml = new XmlWriting(out, "graphml", NAMESPACE)) {
      Report.events(
          record, lookups, (id, reports) -> sort(id, reports, lookups, parties, meetings));
      for (String key : OF_NODES) {
        key(key, "node", xml);
      }
      for (String key : OF_EDGES) {
        key(key, "edge", xml);
      }
      xml.start("graph", "id", "record", "edgedefault", "undirected");
      parties.groups(
          (id, rows) -> {
            List<String> row = rows.get(0);
            xml.start("node", "id", id);
            for (int i = 0; i < OF_NODES.size(); i++) {
              xml.text("data", row.get(i), "key", OF_NODES.get(i));
            }
            xml.end();
            nodes[0]++;
          });
      meetings.groups(
          (id, rows) -> {
            for (List<String> row : rows) {
              xml.start(
                  "edge",
                  "id",
                  "edge-" + edges[0]++,
                  "source",
                  row.get(0),
                  "target",
                  row.get(1),
                  "directed",
                  row.get(2));
              for (int i = 0; i < OF_EDGES.size(); i++) {
                xml.text("data", row.get(i + 3), "key", OF_EDGES.get(i));
              }
              xml.end();
            }
          });
      xml.end();
    }
    return new Totals(0, nodes[0], edges[0]);
  }

  private static void key(String name, String of, XmlWriting xml) throws IOException {
    xml.empty("key", "id", name, "for", of, "attr.name", name, "attr.type", "string");
  }

  private static void sort(
      String id,
      List<Report<Event>> reports,
      Lookups lookups,
      SpillingSorter parties,
      SpillingSorter meetings)
      throws IOException {
    Report<Event> best = reports.get(0);
    Event event = best.told();
    if (event.provenance().modality() != Modality.ASSERTED) {
      return;
    }
    List<Event.Participant> known =
        event.participants().stream()
            .filter(party -> lookups.entity(party.entity()).isPresent())
            .toList();
    for (int i = 0; i < known.size(); i++) {
      for (int j = i + 1; j < known.size(); j++) {
        Optional<Entity> one = lookups.entity(known.get(i).entity());
        Optional<Entity> other = lookups.entity(known.get(j).entity());
        if (one.isEmpty() || other.isEmpty() || one.get().id().equals(other.get().id())) {
          continue;
        }
        boolean from = acts(known.get(i).role());
        boolean to = acts(known.get(j).role());
        Entity source = to && !from ? other.get() : one.get();
        Entity target = to && !from ? one.get() : other.get();
        node(source, parties);
        node(target, parties);
        meetings.add(
            id,
            source.id(),
            target.id(),
            String.valueOf(from != to),
            id,
            word(event.act()),
            event.date() == null ? "" : event.date().value(),
            word(event.provenance().status()),
            String.valueOf(reports.size()),
            best.story().publisher(),
            best.story().title(),
            best.story().id(),
            best.words().quote());
      }
    }
  }

  private static void node(Entity entity, SpillingSorter parties) throws IOException {
    String country = entity.country();
    parties.add(entity.id(), entity.label(), word(entity.type()), country == null ? "" : country);
  }

  private static boolean acts(Event.Role role) {
    return switch (role) {
      case ACTOR, GUEST, MEDIATOR -> true;
      case RECIPIENT, HOST, PARTICIPANT -> false;
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
