package org.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dragoman.app.Dragoman;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.NamingLikeness;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.record.entity.EntityType;

/**
 * Measures entity clusters on names read by people: B³ (Bagga and Baldwin 1998), by type, with what
 * was joined wrongly and what was left apart.
 */
public final class ClusterScores {

  private ClusterScores() {}

  private record Row(String gold, EntityType type, String document, String name) {}

  /** Arguments: the table of gold clusters, folders with gold facts; {@code --misses}. */
  public static void main(String[] arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean misses = all.remove("--misses");
    Map<String, String> countries = new HashMap<>();
    for (String folder : all.subList(1, all.size())) {
      countries(Path.of(folder), countries);
    }
    Namings namings = Dragoman.namings();
    MemoryShelf shelf = new MemoryShelf();
    Clusters<Naming> clusters = new Clusters<>(shelf, new NamingLikeness());
    List<Row> rows = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(all.get(0))).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      Row row =
          new Row(
              cells[0], EntityType.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2], cells[3]);
      String language = language(row.document());
      Naming naming =
          namings.of(
              row.type(), countries.get(row.document() + " " + row.name()), language, row.name());
      clusters.add(naming.id(), naming.line());
      rows.add(row);
      ids.add(naming.id());
    }
    clusters.settle();
    Map<String, Set<Integer>> byGold = new TreeMap<>();
    Map<String, Set<Integer>> byFound = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byGold.computeIfAbsent(rows.get(i).gold(), key -> new HashSet<>()).add(i);
      byFound.computeIfAbsent(found(shelf, ids.get(i)), key -> new HashSet<>()).add(i);
    }
    Map<String, double[]> sums = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Set<Integer> gold = byGold.getOrDefault(rows.get(i).gold(), Set.of());
      Set<Integer> found = byFound.getOrDefault(found(shelf, ids.get(i)), Set.of());
      double both = found.stream().filter(gold::contains).count();
      String type = rows.get(i).type().name().toLowerCase(Locale.ROOT);
      for (String key : List.of("all", type)) {
        double[] sum = sums.computeIfAbsent(key, k -> new double[3]);
        sum[0] += both / found.size();
        sum[1] += both / gold.size();
        sum[2]++;
      }
    }
    sums.forEach(
        (type, sum) -> {
          double p = sum[0] / sum[2];
          double r = sum[1] / sum[2];
          System.out.printf(
              Locale.ROOT,
              "%-13s %5.0f names  B3 precision %.3f recall %.3f F1 %.3f%n",
              type,
              sum[2],
              p,
              r,
              2 * p * r / (p + r));
        });
    if (misses) {
      byFound.forEach((id, members) -> mixed(id, members, rows));
      byGold.forEach((id, members) -> parted(id, members, rows, ids, shelf));
    }
  }

  private static String found(MemoryShelf shelf, String id) {
    return shelf.cluster(id).orElse(id);
  }

  private static void mixed(String id, Set<Integer> members, List<Row> rows) {
    Set<String> golds = new TreeSet<>();
    members.forEach(i -> golds.add(rows.get(i).gold()));
    if (golds.size() > 1) {
      System.out.println(
          "MIXED "
              + id
              + ": "
              + members.stream()
                  .map(i -> rows.get(i).gold() + "=" + rows.get(i).name())
                  .distinct()
                  .sorted()
                  .toList());
    }
  }

  private static void parted(
      String gold, Set<Integer> members, List<Row> rows, List<String> ids, MemoryShelf shelf) {
    Map<String, Set<String>> parts = new TreeMap<>();
    members.forEach(
        i ->
            parts
                .computeIfAbsent(found(shelf, ids.get(i)), k -> new TreeSet<>())
                .add(rows.get(i).name()));
    if (parts.size() > 1) {
      System.out.println("PARTED " + gold + ": " + parts.values());
    }
  }

  private static String language(String document) {
    return document.matches(".*\\.[a-z]{2}")
        ? document.substring(document.length() - 2)
        : document.startsWith("003") || document.startsWith("004") || document.startsWith("002")
            ? "fa"
            : "en";
  }

  private static void countries(Path folder, Map<String, String> countries) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode gold = json.readTree(file.toFile());
        for (String list : List.of("persons", "orgs")) {
          for (JsonNode entity : gold.path(list)) {
            String country = entity.path("country").asText("");
            if (!country.isEmpty() && !country.equals("null")) {
              countries.put(gold.path("id").asText() + " " + entity.path("name").asText(), country);
            }
          }
        }
      }
    }
  }
}
