package org.dragoman.publish.popolo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.junit.jupiter.api.Test;

class PopoloTest {

  private static String written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new Popolo().write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(0, 5, 4));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<com.networknt.schema.Error> faults(String json) throws IOException {
    try (InputStream in = PopoloTest.class.getResourceAsStream("popolo.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(
                  new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
      return schema.validate(
          json,
          InputFormat.JSON,
          context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
  }

  @Test
  void itKeepsToTheSpecification() throws IOException {
    assertThat(faults(written())).isEmpty();
    assertThat(faults(written().replace("\"start_date\":\"2020\"", "\"start_date\":\"May 2020\"")))
        .isNotEmpty();
    assertThat(faults(written().replace("\"note\":", "\"words\":"))).isNotEmpty();
  }

  @Test
  void everyReferenceIsThere() throws IOException {
    JsonNode popolo = new ObjectMapper().readTree(written());
    Set<String> persons = ids(popolo.path("persons"));
    Set<String> organizations = ids(popolo.path("organizations"));
    Set<String> posts = ids(popolo.path("posts"));
    assertThat(popolo.path("memberships")).isNotEmpty();
    for (JsonNode membership : popolo.path("memberships")) {
      assertThat(persons).contains(membership.path("person_id").asText());
      assertThat(posts).contains(membership.path("post_id").asText());
      assertThat(organizations).contains(membership.path("organization_id").asText());
    }
    for (JsonNode organization : popolo.path("organizations")) {
      if (organization.has("parent_id")) {
        assertThat(organizations).contains(organization.path("parent_id").asText());
      }
    }
    for (JsonNode post : popolo.path("posts")) {
      assertThat(organizations).contains(post.path("organization_id").asText());
    }
    for (JsonNode event : popolo.path("events")) {
      assertThat(persons).containsAll(ids(event.path("attendees")));
    }
  }

  private static Set<String> ids(JsonNode all) {
    Set<String> ids = new HashSet<>();
    for (JsonNode one : all) {
      assertThat(ids.add(one.path("id").asText())).as("twice: %s", one).isTrue();
    }
    return ids;
  }

  @Test
  void aMembershipCitesTheWordsThatSayIt() throws IOException {
    JsonNode membership = new ObjectMapper().readTree(written()).path("memberships").get(0);
    assertThat(membership.path("start_date").asText()).isEqualTo("2020");
    assertThat(membership.path("sources").get(0).path("note").asText())
        .isEqualTo(
            "Agencia A, A visit; with \"talks\", 2024-05-04: “Vəli Əli chairs the Peru group”");
  }

  @Test
  void anEventToldTwiceIsOneWithTwoSources() throws IOException {
    JsonNode event = new ObjectMapper().readTree(written()).path("events").get(0);
    assertThat(event.path("id").asText()).isEqualTo("cluster-1");
    assertThat(event.path("sources")).hasSize(2);
    assertThat(event.path("attendees")).hasSize(2);
  }
}
