package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as a process of its own, asked by the protocol's own client over pipes. */
class McpCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static McpSyncClient client = unconnected("none");

  private static McpSyncClient unconnected(String archive) {
    return McpClient.sync(
            new StdioClientTransport(
                ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                    .args(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.dragoman.app.Main",
                        "mcp",
                        "--archive",
                        archive)
                    .build(),
                new JacksonMcpJsonMapper(JSON)))
        .requestTimeout(Duration.ofSeconds(60))
        .build();
  }

  @BeforeAll
  static void readAndConnect() throws Exception {
    Path text = folder.resolve("visit.txt");
    Files.writeString(
        text,
        """
        Speaker of Peru visits Baku

        BAKU, 3 May 2024 (Agencia). President of Azerbaijan Ilham Aliyev met Peruvian Speaker Ana Sol in Baku on 3 May 2024.

        At least 12 people were killed in Herat on 2 May 2024, the ministry said.
        """);
    String archive = folder.resolve("archive").toString();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "read",
            text.toString(),
            "--archive",
            archive);
    assertThat(code).as(err.toString()).isZero();
    client = unconnected(archive);
    client.initialize();
  }

  @AfterAll
  static void disconnect() {
    client.closeGracefully();
  }

  private static CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(CallToolResult result) {
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  @Test
  void allToolsAreThereAndReadOnly() {
    assertThat(client.listTools().tools())
        .extracting(McpSchema.Tool::name)
        .containsExactlyInAnyOrder(
            "search", "entity", "timeline", "figures", "sources", "dossier", "brief");
    assertThat(client.listTools().tools())
        .allMatch(tool -> Boolean.TRUE.equals(tool.annotations().readOnlyHint()));
  }

  @ParameterizedTest
  @CsvSource({
    "search, query, Baku",
    "entity, name, Ana Sol",
    "timeline, party, Ana Sol",
    "figures, place, Herat",
    "dossier, party, Ana Sol",
    "dossier, topic, Baku",
  })
  void everyLineCitesWordsThatStandThere(String tool, String argument, String value) {
    CallToolResult result = call(tool, Map.of(argument, value));
    assertThat(result.isError()).as(text(result)).isFalse();
    JsonNode answer = JSON.valueToTree(result.structuredContent());
    assertThat(answer.path("lines")).isNotEmpty();
    try (Archive archive =
        SqliteArchive.open(folder.resolve("archive"), ArchiveOptions.reading(notice -> {}))) {
      for (JsonNode line : answer.path("lines")) {
        assertThat(line.path("citations")).isNotEmpty();
        for (JsonNode citation : line.path("citations")) {
          String words = citation.path("words").asText();
          assertThat(
                  archive.slice(
                      citation.path("document").asText(),
                      new Span(citation.path("start").asInt(), citation.path("end").asInt())))
              .hasValue(words);
          assertThat(text(result)).contains("“" + words + "”");
        }
      }
    }
  }

  @Test
  void theReportsOfAnEventAreGivenByItsId() {
    JsonNode timeline =
        JSON.valueToTree(call("timeline", Map.of("party", "Ana Sol")).structuredContent());
    String id = timeline.path("lines").get(0).path("id").asText();
    CallToolResult sources = call("sources", Map.of("id", id));
    assertThat(sources.isError()).isFalse();
    assertThat(text(sources)).contains("Ana Sol").contains("[doc-");
  }

  @Test
  void aDossierHasParts() {
    CallToolResult dossier = call("dossier", Map.of("party", "Ana Sol"));
    JsonNode lines = JSON.valueToTree(dossier.structuredContent()).path("lines");
    assertThat(lines).extracting(line -> line.path("part").asText()).contains("occasions", "posts");
    assertThat(text(dossier)).contains("\noccasions:\n- ", "\nposts:\n- ");
    assertThat(text(call("dossier", Map.of("party", "Ana Sol", "since", "2030"))))
        .contains("the record has nothing");
  }

  @Test
  void aBriefHasNotesWhoseWordsStandWhereTheySay() {
    CallToolResult brief = call("brief", Map.of("party", "AZ", "language", "fa"));
    assertThat(brief.isError()).as(text(brief)).isFalse();
    assertThat(text(brief)).contains("Ana Sol");
    JsonNode notes = JSON.valueToTree(brief.structuredContent()).path("notes");
    assertThat(notes).isNotEmpty();
    try (Archive archive =
        SqliteArchive.open(folder.resolve("archive"), ArchiveOptions.reading(notice -> {}))) {
      for (JsonNode note : notes) {
        assertThat(
                archive.slice(
                    note.path("document").asText(),
                    new Span(note.path("start").asInt(), note.path("end").asInt())))
            .hasValue(note.path("words").asText());
        assertThat(text(brief)).contains("[^" + note.path("number").asInt() + "]:");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "entity, name, Nobody Atall, nobody is known as 'Nobody Atall'",
    "sources, id, event-nothing, nothing is known as event-nothing",
    "brief, topic-less, x, topic-less",
    "brief, language, xx, name a party or two",
    "dossier, since, 2021, name a party or two",
    "search, nothing, x, query",
    "timeline, party, '', party",
  })
  void whatIsAskedWrongIsAClearError(String tool, String argument, String value, String says) {
    CallToolResult result = call(tool, Map.of(argument, value));
    assertThat(result.isError()).isTrue();
    assertThat(text(result)).contains(says).doesNotContain("Exception");
  }

  @Test
  void aDateThatIsNoneIsAClearError() {
    CallToolResult result = call("timeline", Map.of("party", "Ana Sol", "since", "May"));
    assertThat(result.isError()).isTrue();
    assertThat(text(result)).contains("since: 'May' is not a date such as 2021");
  }

  @Test
  void whatTheRecordDoesNotKnowIsNotAnswered() {
    CallToolResult result = call("figures", Map.of("place", "Atlantis"));
    assertThat(result.isError()).isFalse();
    assertThat(text(result)).contains("the record has nothing");
  }
}
