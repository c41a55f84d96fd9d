package org.dragoman.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.AuditEntry;
import org.dragoman.archive.AuditFilter;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.publish.brief.Letterhead;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.figure.Count;
import org.dragoman.reconciliation.figure.Scope;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = SampleRecord.SCRIPT;

  private final Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Set<String>> followed = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
  private Letterhead letterhead = Letterhead.NONE;
  private final Archive archive;
  private Desk desk;

  DeskTest(@TempDir Path folder) {
    this.folder = folder;
    archive =
        SqliteArchive.open(
            folder.resolve("archive"),
            ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
    desk = serve(null);
  }

  private Desk serve(@org.jspecify.annotations.Nullable Users users) {
    return serve(users, null);
  }

  private Desk serve(
      @org.jspecify.annotations.Nullable Users users,
      @org.jspecify.annotations.Nullable URI address) {
    return serve(users, address, Set.of());
  }

  private Desk serve(
      @org.jspecify.annotations.Nullable Users users,
      @org.jspecify.annotations.Nullable URI address,
      Set<String> proxies) {
    Workshop workshop =
        new Workshop() {
          @Override
          public void read(List<String> inputs, Consumer<Ended> each) {
            inputs.forEach(input -> each.accept(SampleRecord.notRead(input)));
          }

          @Override
          public void follow(Set<String> items) {
            followed.add(items);
          }
        };
    return Desk.open(
        archive,
        workshop,
        new DeskOptions(
            "127.0.0.1",
            0,
            users,
            null,
            "tester",
            address,
            proxies,
            letterhead,
            Path.of("target/uploads"),
            log::add),
        Clock.systemUTC());
  }

  @BeforeEach
  void storeADocument() {
    SampleRecord.store(archive);
  }

  @AfterEach
  void close() {
    desk.close();
    archive.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path));
  }

  private JsonNode get(String path) throws IOException {
    HttpResponse<String> response = send(at(path));
    assertThat(response.statusCode()).as(path + response.body() + log).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> post(String path, String body, String token) {
    return send(
        at(path)
            .header("X-CSRF-Token", token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/home",
        "/api/suggest?q=anna",
        "/api/search?q=chair",
        "/api/documents",
        "/api/documents/doc-1",
        "/api/entities",
        "/api/entities/person-1",
        "/api/entities/person-1/why",
        "/api/timeline?a=SE",
        "/api/timeline/people?a=SE",
        "/api/timeline/figures?a=SE",
        "/api/figures",
        "/api/figures?topic=Oslo",
        "/api/positions",
        "/api/sources",
        "/api/assertions?ids=tenure-1",
        "/api/assertions/tenure-1",
        "/api/review",
        "/api/decisions",
        "/api/audit",
        "/api/session"
      })
  void everyCallAnswers(String path) throws IOException {
    assertThat(get(path)).isNotNull();
  }

  @Test
  void answersAreDescribed() throws IOException {
    JsonNode paths = get("/api/openapi.json").path("paths");
    assertThat(paths.size()).isGreaterThanOrEqualTo(20);
    assertThat(paths.path("/api/documents/{id}").path("get").path("responses").has("200")).isTrue();
  }

  @Test
  void aDocumentIsGivenAsItIsAndItsPlaceOnTheMachineIsNot() throws IOException {
    HttpResponse<String> response = send(at("/api/documents/doc-1"));
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
    JsonNode document = JSON.readTree(response.body()).path("document");
    assertThat(document.path("text").asText()).contains(SCRIPT);
    assertThat(document.path("uri").asText()).isEqualTo("report.txt");
    assertThat(response.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "pdf", "html", "md"})
  void aBriefIsGivenAsAFile(String format) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            at("/api/brief?a=person-1&language=fa&format=" + format).build(),
            BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-disposition").orElse(""))
        .matches("attachment; filename=\"brief-[0-9-]+\\." + format + "\"");
    String start = new String(response.body(), 0, 4, StandardCharsets.ISO_8859_1);
    switch (format) {
      case "docx" -> assertThat(start).startsWith("PK");
      case "pdf" -> assertThat(start).isEqualTo("%PDF");
      default ->
          assertThat(new String(response.body(), StandardCharsets.UTF_8))
              .contains("Anna Berg", "chair")
              .doesNotContain("<script>", "secret");
    }
  }

  @Test
  void aBriefHasTheOfficesLetterhead() throws IOException {
    Files.writeString(folder.resolve("header.txt"), "International Department");
    desk.close();
    letterhead = Letterhead.read(folder);
    desk = serve(null);
    assertThat(send(at("/api/brief?a=person-1&format=html")).body())
        .contains("International Department");
  }

  @Test
  void aBriefOnATopicOrOfTwoIsGivenToo() {
    HttpResponse<String> topic = send(at("/api/brief?topic=nothing&format=md"));
    assertThat(topic.body()).contains("The record has nothing on this.");
    HttpResponse<String> two = send(at("/api/brief?a=SE&b=PE&format=md&language=es"));
    assertThat(two.body()).startsWith("# Suecia y Perú");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    HttpResponse<String> first = send(at("/api/documents"));
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertThat(send(at("/api/documents").header("If-None-Match", tag)).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/documents?limit=0",
        "/api/documents?limit=201",
        "/api/documents?offset=-1",
        "/api/documents?since=soon",
        "/api/entities?type=cat",
        "/api/timeline",
        "/api/timeline/people",
        "/api/timeline/figures",
        "/api/assertions",
        "/api/assertions?ids=,",
        "/api/review?kind=mention",
        "/api/brief?format=md",
        "/api/brief?a=SE&format=odt",
        "/api/brief?a=SE&format=md&language=de",
        "/api/brief?a=SE&format=md&since=2022&until=2021"
      })
  void wrongParametersAreNamed(String path) throws IOException {
    HttpResponse<String> response = send(at(path));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(response.body()).path("detail").asText()).isNotBlank();
  }

  @Test
  void decidingNeedsTheSessionsToken() throws IOException {
    String decision = "{\"kind\":\"wrong\",\"subject\":\"tenure-1\",\"why\":\"not said\"}";
    assertThat(post("/api/decisions", decision, "").statusCode()).isEqualTo(401);
    String token = get("/api/session").path("csrf").asText();
    assertThat(post("/api/decisions", decision, "guess").statusCode()).isEqualTo(403);
    HttpResponse<String> made = post("/api/decisions", decision, token);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(get("/api/assertions/tenure-1").path("assertion").path("status").asText())
        .isEqualTo("rejected");
    assertThat(get("/api/review").path("total").asInt()).isZero();
    assertThat(post("/api/decisions/1/withdraw", "{\"why\":\"it is\"}", token).statusCode())
        .isEqualTo(201);
    assertThat(get("/api/review").path("total").asInt()).isEqualTo(1);
    assertThat(log).anyMatch(line -> line.contains("decision 1") && line.contains("tester"));
    assertThat(get("/api/audit").path("items"))
        .extracting(entry -> entry.path("action").asText() + " " + entry.path("detail").asText())
        .containsExactly(
            "decision withdrawn 1",
            "decision wrong tenure-1",
            "refused the header X-CSRF-Token is missing or of another session");
  }

  @Test
  void documentsTakenForTranslationsAreParted() throws IOException {
    String token = get("/api/session").path("csrf").asText();
    store("doc-2", "2024-05-03", "ru");
    String parting = "{\"kind\":\"different\",\"subject\":\"%s\",\"other\":\"%s\",\"why\":\"y\"}";
    HttpResponse<String> none = post("/api/decisions", parting.formatted("doc-1", "doc-2"), token);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("doc-2 is not taken for a translation of doc-1");
    archive.reconcile("doc-2", items -> items.translations("doc-2", Map.of("doc-1", "3 dates")));
    archive.flush();
    assertThat(get("/api/documents/doc-2").path("copies").get(0).path("id").asText())
        .as("a translation names its original, and that its translation")
        .isEqualTo("doc-1");
    assertThat(get("/api/documents/doc-1").path("copies").get(0).path("id").asText())
        .isEqualTo("doc-2");
    HttpResponse<String> made = post("/api/decisions", parting.formatted("doc-1", "doc-2"), token);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(JSON.readTree(made.body()).path("other").asText()).isEqualTo("doc-2");
    assertThat(followed).containsExactly(Set.of("doc-1", "doc-2"));
    post("/api/decisions/1/withdraw", "{\"why\":\"it is one\"}", token);
    assertThat(followed).hasSize(2).allMatch(Set.of("doc-1", "doc-2")::equals);
  }

  /** A meeting of Sweden and Peru, or of Sweden alone, in a document that gives a figure. */
  private void storeAVisit(String number, String other, int visitors) {
    storeVisits(number, other, visitors, 1);
  }

  /** The same with so many meetings. */
  private void storeVisits(String number, String other, int visitors, int meetings) {
    Document document =
        new Document(
            "doc-v" + number,
            URI.create("https://press.example/" + number),
            new SourceText("They met. " + visitors + " people came."),
            "en",
            "Latn",
            Origin.UNKNOWN.withTitle("A visit"),
            List.of(),
            null);
    Evidence met = Evidence.in(document, new Span(0, 9));
    Evidence came = Evidence.in(document, new Span(10, 12));
    List<Link> chain = List.of(new Link("Outlet " + number, null, null, null));
    List<Assertion> told = new ArrayList<>();
    for (int i = 0; i < meetings; i++) {
      told.add(
          new Event(
              Provenance.reported("event-v" + number + "-" + i, met, chain, 0.9, "test"),
              Event.Act.MEET,
              null,
              new Edtf("2022"),
              DateBasis.STATED,
              null,
              List.of(
                  new Event.Participant("place-se", "Sweden", Event.Role.PARTICIPANT),
                  new Event.Participant(other, other, Event.Role.PARTICIPANT)),
              Set.of(),
              null,
              null));
    }
    Figure figure =
        new Figure(
            Provenance.reported("figure-v" + number, came, chain, 0.9, "test"),
            BigDecimal.valueOf(visitors),
            null,
            Figure.Qualifier.EXACT,
            null,
            "people",
            Figure.Measure.OTHER,
            null,
            null,
            null);
    told.add(figure);
    List<Entity> places =
        Stream.of("place-se", other)
            .map(
                id ->
                    new Entity(
                        id,
                        EntityType.PLACE,
                        id,
                        id.substring(6).toUpperCase(Locale.ROOT),
                        List.of(new EntityName(id, "en", "Latn", 1)),
                        null))
            .toList();
    archive.store(new Findings(document, places, told, List.of()), Fingerprint.NONE, "r1");
    archive.reconcile(
        document.id(),
        items -> {
          Count.Context nothing =
              new Count.Context(
                  "people",
                  List.of(),
                  Set.of(),
                  null,
                  "",
                  "en",
                  document.id(),
                  null,
                  true,
                  Scope.NONE);
          items.put(figure.id(), Count.line(figure, nothing), Set.of());
          items.use(document.id(), figure.id(), figure.id(), "Outlet " + number);
          items.assign(figure.id(), "figure-v1");
        });
    archive.flush();
  }

  @Test
  void twoCountriesHaveTheFiguresOfTheDocumentsThatTellOfThem() throws IOException {
    storeAVisit("1", "place-pe", 25);
    assertThat(get("/api/timeline/figures?a=place-se&b=place-pe").path("figures"))
        .as("one figure stands beside no other")
        .isEmpty();
    storeAVisit("2", "place-no", 30);
    JsonNode figures = get("/api/timeline/figures?a=place-se&b=place-pe").path("figures");
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).path("figures"))
        .extracting(figure -> figure.path("value").asText())
        .containsExactlyInAnyOrder("25", "30");
    assertThat(get("/api/timeline/figures?a=place-pe&b=place-no").path("figures")).isEmpty();
  }

  @Test
  void aBriefSaysHowManyFiguresOfAGroupItDoesNotShow() {
    IntStream.rangeClosed(1, 45).forEach(i -> storeAVisit("" + i, "place-pe", i));
    assertThat(send(at("/api/brief?a=place-se&format=md")).body())
        .as("8 of 45, of which 40 are looked at")
        .contains("37 more in the record are not shown here.");
  }

  @Test
  void whatIsToldOfAnEventOrPostIsAskedForByItsIds() throws IOException {
    storeAVisit("1", "place-pe", 25);
    JsonNode story = get("/api/timeline?a=place-se").path("stories").get(0);
    assertThat(story.path("reports"))
        .extracting(JsonNode::asText)
        .as("ids, and not all that is told: most stories are never opened")
        .containsExactly("event-v1-0");
    JsonNode post = get("/api/entities/person-1").path("posts").get(0).path("reports").get(0);
    assertThat(post.path("post").asText()).isEqualTo("chair");
    assertThat(post.path("language").asText()).isEqualTo("en");
    JsonNode told =
        get("/api/assertions?ids=" + post.path("id").asText() + ",event-none,event-v1-0");
    assertThat(told).hasSize(2);
    assertThat(told.get(0).path("kind").asText()).isEqualTo("tenure");
    assertThat(told.get(1).path("id").asText()).isEqualTo("event-v1-0");
    assertThat(told)
        .allSatisfy(
            one -> {
              assertThat(one.path("evidence").get(0).path("quote").asText()).isNotEmpty();
              assertThat(one.path("summary").asText()).isNotEmpty();
              assertThat(one.path("documentLanguage").asText()).isNotEmpty();
            });
    String tooMany =
        IntStream.range(0, 41).mapToObj(i -> "event-" + i).collect(Collectors.joining(","));
    assertThat(send(at("/api/assertions?ids=" + tooMany)).statusCode()).isEqualTo(400);
  }

  @Test
  void thePagesFilesArePackedForWhoeverTakesThemSo() throws Exception {
    Matcher asset = Pattern.compile("/assets/[\\w.-]+\\.js").matcher(send(at("/")).body());
    assumeTrue(asset.find(), "the desk was built with its pages");
    byte[] plain = null;
    for (String accepted :
        List.of("", "gzip;q=0", "gzip;q=0.0, br", "deflate, gzip", "GZIP;q=0.5")) {
      HttpRequest.Builder request = at(asset.group());
      if (!accepted.isEmpty()) {
        request.header("Accept-Encoding", accepted);
      }
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      boolean packed = accepted.equals("deflate, gzip") || accepted.startsWith("GZIP");
      assertThat(answer.headers().firstValue("Content-Encoding"))
          .as(accepted)
          .isEqualTo(packed ? Optional.of("gzip") : Optional.empty());
      byte[] whole =
          packed
              ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
              : answer.body();
      assertThat(plain == null || Arrays.equals(plain, whole)).as(accepted).isTrue();
      plain = whole;
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("javascript");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }
  }

  @Test
  void aPartyIsCalledWhatTheRecordCallsItBesideItsNameInTheText() throws IOException {
    storeAVisit("1", "place-pe", 25);
    JsonNode parties = get("/api/timeline?a=place-se").path("stories").get(0).path("parties");
    assertThat(parties.get(0).path("name").asText()).isEqualTo("Sweden");
    assertThat(parties.get(0).path("label").asText()).isEqualTo("place-se");
    assertThat(parties.get(1).path("name").asText()).isEqualTo("place-pe");
    assertThat(parties.get(1).has("label")).as("the same name").isFalse();
  }

  @Test
  void whereMoreIsToldOfACountryThanIsLookedAtThatIsSaid() throws IOException {
    storeVisits("1", "place-pe", 25, 400);
    assertThat(get("/api/timeline?a=place-se").has("latest")).isFalse();
    storeVisits("2", "place-no", 30, 1);
    JsonNode all = get("/api/timeline?a=place-se");
    assertThat(all.path("latest").asInt()).isEqualTo(400);
    assertThat(all.path("stories"))
        .as("the one read last is there")
        .anyMatch(story -> story.path("id").asText().equals("event-v2-0"));
    JsonNode since = get("/api/timeline?a=place-se&since=2000");
    assertThat(since.has("latest")).isFalse();
    assertThat(since.path("stories")).hasSize(400);
    assertThat(since.path("cut").path("events").asInt())
        .as("401 are told of, and that not all are given is said")
        .isEqualTo(400);
    assertThat(get("/api/timeline?a=place-no").path("cut")).isEmpty();
  }

  @Test
  void wrongDecisionsAreRefused() throws IOException {
    String token = get("/api/session").path("csrf").asText();
    for (String body :
        List.of(
            "",
            "[]",
            "{",
            "{\"kind\":\"wrong\",\"subject\":\"tenure-1\"}",
            "{\"kind\":\"corrected\",\"subject\":\"tenure-1\",\"field\":\"id\",\"value\":\"x\",\"why\":\"y\"}",
            "{\"kind\":\"withdrawn\",\"subject\":\"1\",\"why\":\"y\"}")) {
      assertThat(post("/api/decisions", body, token).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(
            post(
                    "/api/decisions",
                    "{\"kind\":\"same\",\"subject\":\"a\",\"other\":\"b\",\"why\":\"y\"}",
                    token)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void textIsReadAndItsProgressToldWithoutPlaces() throws Exception {
    String token = get("/api/session").path("csrf").asText();
    HttpResponse<String> begun = post("/api/read", "{\"text\":\"Some words.\"}", token);
    assertThat(begun.statusCode()).isEqualTo(202);
    String job = JSON.readTree(begun.body()).path("job").asText();
    JsonNode progress = get("/api/read/" + job);
    for (int i = 0; i < 100 && !progress.path("finished").asBoolean(); i++) {
      Thread.sleep(20);
      progress = get("/api/read/" + job);
    }
    assertThat(progress.path("problems").get(0).path("uri").asText()).isEqualTo("0-text.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"address\":\"https://press.example/a?key=s3cret\"}",
        "{\"text\":\" https://press.example/a?key=s3cret \"}"
      })
  void anAddressIsReadAsThePageThereAndItsKeysAreNotNoted(String body) throws Exception {
    String token = get("/api/session").path("csrf").asText();
    HttpResponse<String> begun = post("/api/read", body, token);
    assertThat(begun.statusCode()).isEqualTo(202);
    String job = JSON.readTree(begun.body()).path("job").asText();
    JsonNode progress = get("/api/read/" + job);
    for (int i = 0; i < 100 && !progress.path("finished").asBoolean(); i++) {
      Thread.sleep(20);
      progress = get("/api/read/" + job);
    }
    assertThat(progress.path("problems").get(0).path("uri").asText())
        .isEqualTo("https://press.example/a?key=s3cret");
    assertThat(get("/api/audit").toString())
        .contains("https://press.example/a")
        .doesNotContain("s3cret");
    assertThat(post("/api/read", "{\"address\":\"file:///etc/passwd\"}", token).statusCode())
        .isEqualTo(400);
  }

  private String raw(String request) throws IOException {
    try (java.net.Socket socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), desk.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String login(String host, String origin) throws IOException {
    String body = "{\"name\":\"eva\",\"password\":\"correct horse\"}";
    return raw(
        "POST /api/login HTTP/1.1\r\nHost: "
            + host
            + "\r\nOrigin: "
            + origin
            + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Test
  void atAPublicAddressTheDeskAnswersToThatNameAndItsOwnPagesOnly() throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(file, Users.line("eva", Users.Role.EDITOR, "correct horse") + "\n");
    desk.close();
    desk = serve(Users.read(file), URI.create("https://desk.example"));
    assertThat(login("desk.example", "https://desk.example"))
        .startsWith("HTTP/1.1 200")
        .containsPattern("Set-Cookie: dragoman=[0-9a-f]{64};.*Secure");
    assertThat(login("evil.example", "https://desk.example")).startsWith("HTTP/1.1 421");
    assertThat(login("desk.example", "https://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(login("desk.example", "http://desk.example")).startsWith("HTTP/1.1 403");
    assertThat(login("desk.example", "null")).startsWith("HTTP/1.1 403");
    assertThat(send(at("/health")).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherSitesPageChangesNothing() throws IOException {
    String token = get("/api/session").path("csrf").asText();
    HttpRequest.Builder request =
        at("/api/read")
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", token)
            .POST(BodyPublishers.ofString("{\"text\":\"Some words.\"}"));
    assertThat(send(request.copy().header("Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(
            send(request.copy().header("Origin", "http://127.0.0.1:" + desk.port())).statusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://desk.example",
        "https://desk.example/path",
        "desk",
        "https://a@desk.example"
      })
  void aPublicAddressThatIsNoneIsRefused(String address) throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(file, "");
    Users users = Users.read(file);
    URI uri = URI.create(address);
    assertThatThrownBy(
            () ->
                new DeskOptions(
                    "127.0.0.1", 0, users, null, "x", uri, Letterhead.NONE, folder, log::add))
        .hasMessageContaining("the public address is a scheme and a host");
    assertThatThrownBy(
            () ->
                new DeskOptions(
                    "127.0.0.1", 0, null, null, "x", uri, Letterhead.NONE, folder, log::add))
        .hasMessageContaining("needs --users");
  }

  @Test
  void otherHostsNamesAreTurnedAway() throws IOException {
    try (java.net.Socket socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), desk.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("csrf\":\"");
    }
  }

  @Test
  void headersKeepScriptsOut() {
    HttpResponse<String> page = send(at("/"));
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'self'")
        .doesNotContain("unsafe-eval");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  @Test
  void withUsersNothingIsSaidWithoutLogin() throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(
        file,
        Users.line("eva", Users.Role.EDITOR, "correct horse")
            + "\n"
            + Users.line("rolf", Users.Role.READER, "battery staple")
            + "\n");
    desk.close();
    desk = serve(Users.read(file));
    assertThat(send(at("/api/home")).statusCode()).isEqualTo(401);
    assertThat(send(at("/metrics")).statusCode()).isEqualTo(401);
    String wrong = "{\"name\":\"eva\",\"password\":\"x\"}";
    assertThat(post("/api/login", wrong, "").statusCode()).isEqualTo(401);
    String reader = "{\"name\":\"rolf\",\"password\":\"battery staple\"}";
    String token = JSON.readTree(post("/api/login", reader, "").body()).path("csrf").asText();
    assertThat(send(at("/api/home")).statusCode()).isEqualTo(200);
    String decision = "{\"kind\":\"wrong\",\"subject\":\"tenure-1\",\"why\":\"no\"}";
    assertThat(post("/api/decisions", decision, token).statusCode()).isEqualTo(403);
    assertThat(post("/api/logout", "", token).body()).isEqualTo("{}");
    assertThat(send(at("/api/home")).statusCode()).isEqualTo(401);
    String editor = "{\"name\":\"eva\",\"password\":\"correct horse\"}";
    token = JSON.readTree(post("/api/login", editor, "").body()).path("csrf").asText();
    assertThat(post("/api/decisions", decision, token).statusCode()).isEqualTo(201);
    for (int i = 0; i < 10; i++) {
      post("/api/login", wrong, "");
    }
    assertThat(post("/api/login", wrong, "").statusCode()).isEqualTo(429);
  }

  @Test
  void attemptsToLogInAreCountedByWhoeverStandsBehindATrustedProxy() throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(file, Users.line("eva", Users.Role.EDITOR, "correct horse") + "\n");
    desk.close();
    desk = serve(Users.read(file), null, Set.of("127.0.0.1"));
    for (int i = 0; i < 12; i++) {
      assertThat(wrongLogIn("203.0.113.99, 203.0.113." + i)).isEqualTo(401);
    }
    desk.close();
    desk = serve(Users.read(file));
    int tries = 0;
    // Some are let through again as time goes by, on a slow machine several.
    while (wrongLogIn("203.0.113.99, 203.0.113." + tries) != 429) {
      assertThat(tries++).isLessThan(60);
    }
    assertThat(archive.audited(AuditFilter.ALL, 0, 20).get(0).from()).isEqualTo("127.0.0.1");
    assertThat(archive.audited(AuditFilter.ALL, 0, 200))
        .extracting(AuditEntry::from)
        .contains("203.0.113.0", "203.0.113.11")
        .doesNotContain("203.0.113.99");
  }

  private int wrongLogIn(String way) {
    return send(at("/api/login")
            .header("X-Forwarded-For", way)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"eva\",\"password\":\"no\"}")))
        .statusCode();
  }

  private String logIn(String name, String password) throws IOException {
    HttpResponse<String> response =
        post("/api/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}", "");
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body()).path("csrf").asText();
  }

  @Test
  void whoDidWhatIsForAdminsAndHoldsNothingSecret() throws IOException {
    Path file = folder.resolve("users");
    String eva = Users.line("eva", Users.Role.EDITOR, "correct horse");
    String ada = Users.line("ada", Users.Role.ADMIN, "purple monkey");
    Files.writeString(file, eva + "\n" + ada + "\n");
    desk.close();
    desk = serve(Users.read(file));
    assertThat(send(at("/api/audit")).statusCode()).isEqualTo(401);
    post("/api/login", "{\"name\":\"purple monkey\",\"password\":\"ada\"}", "");
    post("/api/login", "{\"name\":\"eva\",\"password\":\"wrong horse\"}", "");
    String token = logIn("eva", "correct horse");
    assertThat(send(at("/api/audit")).statusCode()).isEqualTo(403);
    post("/api/logout", "", token);
    logIn("ada", "purple monkey");
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : get("/api/audit").path("items")) {
      entries.add(
          entry.path("action").asText()
              + " "
              + entry.path("who").asText()
              + " "
              + entry.path("subject").asText()
              + " "
              + entry.path("detail").asText());
    }
    assertThat(entries)
        .containsExactly(
            "login ada  admin",
            "logout eva  ",
            "refused eva GET /api/audit this is for admins; ask one of them",
            "login eva  editor",
            "login-refused eva  a wrong password",
            "login-refused   a name that nobody has",
            "user  ada admin",
            "user  eva editor");
    String all = get("/api/audit").toString() + log;
    for (String secret :
        List.of("horse", "monkey", token, eva.split(":", -1)[2], eva.split(":", -1)[3])) {
      assertThat(all).doesNotContain(secret);
    }
    assertThat(get("/api/audit?who=eva&action=login").path("total").asInt()).isEqualTo(1);
    assertThat(get("/api/audit?limit=1&offset=2").path("items").get(0).path("action").asText())
        .isEqualTo("refused");
    assertThat(send(at("/api/audit?action=sleep")).statusCode()).isEqualTo(400);
  }

  @Test
  void whoeverIsTakenOutOfTheUsersFileIsLoggedOut() throws Exception {
    Path file = folder.resolve("users");
    String eva = Users.line("eva", Users.Role.EDITOR, "correct horse");
    Files.writeString(file, eva + "\n");
    desk.close();
    desk = serve(Users.read(file));
    logIn("eva", "correct horse");
    Files.writeString(file, "nonsense\n");
    Thread.sleep(1100);
    assertThat(send(at("/api/home")).statusCode()).as("what cannot be read").isEqualTo(200);
    assertThat(log).anyMatch(line -> line.contains("line 1: not name:role:salt:hash"));
    Files.writeString(file, Users.line("ada", Users.Role.ADMIN, "purple monkey") + "\n");
    Thread.sleep(1100);
    assertThat(send(at("/api/home")).statusCode()).isEqualTo(401);
    logIn("ada", "purple monkey");
    assertThat(get("/api/audit?action=user").path("items").get(0).path("detail").asText())
        .isEqualTo("may no longer use the desk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eva",
        "eva:editor:00:00",
        "eva:owner:%s",
        "eva:editor:%s\neva:reader:%s",
        ":editor:%s"
      })
  void aUsersFileThatIsNotOneIsAClearLine(String lines) throws IOException {
    String kept = "ab".repeat(16) + ":" + "cd".repeat(32);
    Path file = folder.resolve("users");
    Files.writeString(file, lines.replace("%s", kept));
    assertThatThrownBy(() -> Users.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line ")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> Users.read(folder.resolve("none")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void openToOthersOnlyWithUsers() {
    assertThatThrownBy(
            () ->
                new DeskOptions(
                    "0.0.0.0", 0, null, null, "x", null, Letterhead.NONE, folder, log::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--users");
  }

  /** Two spellings of one person, in one cluster and linked. */
  private void takeSpellings() {
    Naming one = Naming.of(EntityType.PERSON, "SE", "en", "Anna Berg", null, null);
    Naming other = Naming.of(EntityType.PERSON, "SE", "ru", "Анна Берг", null, null);
    archive.reconcile(
        "doc-1",
        items -> {
          for (Naming naming : List.of(one, other)) {
            items.put(naming.id(), naming.line(), Set.of());
            items.assign(naming.id(), "person-r");
          }
          items.link(one.id(), other.id(), 0.9);
          items.use("doc-1", "person-1", one.id(), "somebody");
          items.describe(
              new Entity("person-r", EntityType.PERSON, "Anna Berg", "SE", List.of(), null));
        });
    archive.flush();
  }

  @Test
  void whereMoreIsToldOfAnEntityThanIsGivenThatIsSaid() throws IOException {
    SampleRecord.store(archive, "2", 399);
    assertThat(get("/api/entities/person-1").has("latest")).isFalse();
    SampleRecord.store(archive, "3", 1);
    assertThat(get("/api/entities/person-1").path("latest").asInt()).isEqualTo(400);
  }

  @Test
  void whyTheNamesOfAnEntityAreOneIsToldWordByWord() throws IOException {
    takeSpellings();
    JsonNode why = get("/api/entities/person-r/why");
    assertThat(why.path("total").asInt()).isEqualTo(2);
    JsonNode first = why.path("grounds").get(0);
    assertThat(first.path("name").path("text").asText()).isEqualTo("Anna Berg");
    assertThat(first.has("on")).isFalse();
    JsonNode second = why.path("grounds").get(1);
    assertThat(second.path("name").path("text").asText()).isEqualTo("Анна Берг");
    assertThat(second.path("name").path("script").asText()).isEqualTo("Cyrl");
    assertThat(second.path("on").path("text").asText()).isEqualTo("Anna Berg");
    assertThat(second.path("likeness").asDouble()).isBetween(0.5, 1.0);
    assertThat(second.path("evidence").get(0).asText()).isEqualTo("same-country");
    assertThat(second.path("words").get(0).path("one").asText()).isEqualTo("Анна");
    assertThat(second.path("words").get(0).path("other").asText()).isEqualTo("Anna");
    assertThat(get("/api/entities/person-r/why?limit=1").path("grounds")).hasSize(1);
    assertThat(send(at("/api/entities/nobody/why")).statusCode()).isEqualTo(404);
  }

  @Test
  void aDocumentLeftOutOfTheRecordSaysSo() throws IOException {
    archive.leaveOut("doc-1", "a defect");
    archive.flush();
    JsonNode page = get("/api/documents/doc-1");
    assertThat(page.path("problems").get(0).path("stage").asText()).isEqualTo("reconciliation");
    assertThat(page.path("problems").get(0).path("what").asText()).isEqualTo("a defect");
    assertThat(get("/api/documents").path("items").get(0).path("leftOut").asText())
        .isEqualTo("a defect");
  }

  @Test
  void aCorrectionThatNoLongerFitsIsMarkedAndItsAssertionStaysReadable() throws IOException {
    archive.decide(
        new Decision(
            0,
            Decision.Kind.CORRECTED,
            "tenure-1",
            null,
            "qualifier",
            "atLeast",
            "a reason",
            "tester",
            Instant.EPOCH));
    archive.flush();
    JsonNode page = get("/api/assertions/tenure-1");
    assertThat(page.path("assertion").path("post").asText()).isEqualTo("chair");
    assertThat(page.path("history").get(0).path("unfitting").asBoolean()).isTrue();
    assertThat(get("/api/decisions").path("items").get(0).path("unfitting").asBoolean()).isTrue();
    assertThat(get("/api/review").path("items").get(0).path("id").asText())
        .as("it is to be looked at again")
        .isEqualTo("tenure-1");
  }

  @Test
  void theFeedTellsWhatDocumentsWithSomeWordsTell() {
    HttpResponse<String> found = send(at("/api/feed?query=Anna"));
    assertThat(found.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    assertThat(found.body()).contains("<id>urn:dragoman:doc-1</id>").contains("“Anna Berg”");
    assertThat(send(at("/api/feed?query=nothing")).body()).doesNotContain("doc-1");
  }

  @Test
  void theFeedOfAllHasWhatWasPublishedLast() {
    String none = send(at("/api/feed")).body();
    assertThat(none).contains("<feed").as("its day is not known").doesNotContain("doc-1");
    store("doc-2", "2024-05-03");
    assertThat(send(at("/api/feed")).body()).contains("<id>urn:dragoman:doc-2</id>");
  }

  private void store(String id, String published) {
    store(id, published, "en");
  }

  private void store(String id, String published, String language) {
    archive.store(
        new Findings(
            new Document(
                id,
                URI.create("file:/" + id),
                new SourceText("Nobody met."),
                language,
                "Latn",
                Origin.UNKNOWN.withPublished(new Edtf(published), PublishedBasis.METADATA),
                List.of(),
                null),
            List.of(),
            List.of(),
            List.of()),
        Fingerprint.NONE,
        "r1");
    archive.flush();
  }
}
