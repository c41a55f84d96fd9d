package org.dragoman.publish.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.nio.ImportException;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.Test;

class GraphMlTest {

  private static String written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new GraphMl().write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(0, 2, 1));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Reads with GraphML's schema checked. */
  private static Graph<String, DefaultEdge> read(String xml, Map<String, String> attributes) {
    Graph<String, DefaultEdge> graph =
        GraphTypeBuilder.<String, DefaultEdge>undirected()
            .allowingMultipleEdges(true)
            .vertexSupplier(() -> "")
            .edgeClass(DefaultEdge.class)
            .buildGraph();
    GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
    importer.setSchemaValidation(true);
    importer.setVertexFactory(id -> id);
    importer.addVertexAttributeConsumer(
        (key, value) -> attributes.put(key.getFirst() + " " + key.getSecond(), value.getValue()));
    importer.addEdgeAttributeConsumer(
        (key, value) -> attributes.put(key.getSecond(), value.getValue()));
    importer.importGraph(graph, new StringReader(xml));
    return graph;
  }

  @Test
  void thoseWhoMetAreJoinedWithTheWordsThatSayIt() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    Graph<String, DefaultEdge> graph = read(written(), attributes);
    assertThat(graph.vertexSet()).containsExactlyInAnyOrder("person-sol", "person-veli");
    assertThat(graph.containsEdge("person-sol", "person-veli")).isTrue();
    assertThat(attributes)
        .containsEntry("person-sol label", "Ana Sol")
        .containsEntry("person-veli label", "Vəli \"V\" Əli, oğlu")
        .containsEntry("act", "meet")
        .containsEntry("reports", "2")
        .containsEntry("quote", "Ana Sol met Vəli Əli in Lima");
  }

  @Test
  void theCheckFindsWhatIsWrong() throws IOException {
    String broken = written().replace("source=", "from=");
    assertThatThrownBy(() -> read(broken, new HashMap<>())).isInstanceOf(ImportException.class);
  }
}
