package org.dragoman.publish.ftm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.junit.jupiter.api.Test;

class FollowTheMoneyTest {

  /** What FollowTheMoney's schemata say of a property; see schema.tsv. */
  private record Property(String type, String range, boolean required) {}

  private static final Map<String, Map<String, Property>> SCHEMATA = new HashMap<>();
  private static final Map<String, Set<String>> ANCESTORS = new HashMap<>();

  static {
    try (InputStream in = FollowTheMoneyTest.class.getResourceAsStream("schema.tsv")) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : table.lines().skip(1).toList()) {
        String[] cells = line.split("\t", -1);
        ANCESTORS.put(cells[0], Set.of(cells[1].split(";")));
        SCHEMATA
            .computeIfAbsent(cells[0], key -> new HashMap<>())
            .put(cells[2], new Property(cells[3], cells[4], cells[5].equals("yes")));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new FollowTheMoney().write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(3, 5, 6));
    List<JsonNode> lines = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  /** What breaks FollowTheMoney's schemata in these entities. */
  private static List<String> faults(List<JsonNode> entities) {
    List<String> faults = new ArrayList<>();
    Map<String, String> schemata = new HashMap<>();
    for (JsonNode entity : entities) {
      String id = entity.path("id").asText();
      if (schemata.put(id, entity.path("schema").asText()) != null) {
        faults.add("twice: " + id);
      }
    }
    for (JsonNode entity : entities) {
      String where = entity.path("schema").asText() + " " + entity.path("id").asText() + " ";
      Map<String, Property> known = SCHEMATA.getOrDefault(entity.path("schema").asText(), Map.of());
      Set<String> missing = new HashSet<>();
      known.forEach(
          (name, property) -> {
            if (property.required()) {
              missing.add(name);
            }
          });
      for (Map.Entry<String, JsonNode> property : entity.path("properties").properties()) {
        missing.remove(property.getKey());
        Property rule = known.get(property.getKey());
        if (rule == null) {
          faults.add(where + "has no property " + property.getKey());
          continue;
        }
        for (JsonNode value : property.getValue()) {
          if (!fits(value.asText(), rule, schemata)) {
            faults.add(where + property.getKey() + " is no " + rule + ": " + value);
          }
        }
      }
      missing.forEach(name -> faults.add(where + "lacks " + name));
    }
    return faults;
  }

  private static boolean fits(String value, Property rule, Map<String, String> schemata) {
    return switch (rule.type()) {
      case "date" -> value.matches("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d(:\\d\\d(:\\d\\d)?)?)?)?)?");
      case "country" -> value.matches("[a-z]{2}");
      case "language" -> value.matches("[a-z]{3}");
      case "url" -> value.matches("(https?|ftp)://.+");
      case "entity" ->
          ANCESTORS.getOrDefault(schemata.getOrDefault(value, ""), Set.of()).contains(rule.range());
      default -> !value.isBlank();
    };
  }

  @Test
  void everyEntityKeepsToItsSchema() throws IOException {
    assertThat(faults(written())).isEmpty();
  }

  @Test
  void theCheckFindsWhatIsWrong() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(
            faults(
                List.of(
                    mapper.readTree(
                        """
                        {"id": "a", "schema": "Occupancy", "properties":
                          {"holder": ["nobody"], "startDate": ["May"], "colour": ["red"]}}
                        """))))
        .hasSize(4);
  }

  private static JsonNode one(List<JsonNode> all, String schema) {
    return all.stream()
        .filter(e -> e.path("schema").asText().equals(schema))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode withId(List<JsonNode> all, String id) {
    return all.stream()
        .filter(e -> e.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("properties");
  }

  @Test
  void anEventIsOneWithAllItsReportsAsProof() throws IOException {
    List<JsonNode> all = written();
    JsonNode event =
        all.stream()
            .filter(e -> e.path("id").asText().equals("cluster-1"))
            .findFirst()
            .orElseThrow();
    JsonNode properties = event.path("properties");
    assertThat(properties.path("proof")).hasSize(2);
    assertThat(properties.path("date"))
        .extracting(JsonNode::asText)
        .containsExactly("2024-05-03", "2024-05");
    assertThat(properties.path("involved"))
        .extracting(JsonNode::asText)
        .containsExactly("person-sol", "person-veli");
    assertThat(properties.path("summary"))
        .extracting(JsonNode::asText)
        .containsExactly("Ana Sol met Vəli Əli in Lima", "آنا سول با ولی علی در لیما دیدار کرد");
    assertThat(all.stream().filter(e -> e.path("schema").asText().equals("Documentation")))
        .hasSize(6);
  }

  @Test
  void aBodyThatSpeaksIsTheOrganizerAndACountryIsNamed() throws IOException {
    List<JsonNode> all = written();
    assertThat(withId(all, "position-1").path("organizer").get(0).asText()).isEqualTo("body-mm");
    assertThat(withId(all, "position-2").path("namesMentioned").get(0).asText()).isEqualTo("Peru");
  }

  @Test
  void aPostIsHeldByAPerson() throws IOException {
    List<JsonNode> all = written();
    assertThat(one(all, "Position").path("properties").path("name").get(0).asText())
        .isEqualTo("chair, Peru group");
    JsonNode occupancy = one(all, "Occupancy").path("properties");
    assertThat(occupancy.path("holder").get(0).asText()).isEqualTo("person-veli");
    assertThat(occupancy.path("startDate").get(0).asText()).isEqualTo("2020");
  }
}
