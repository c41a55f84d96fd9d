package org.dragoman.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.desk.Users.Role;
import org.dragoman.publish.brief.Letterhead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a provider: the desk against an issuer of the test's own. */
class SignOnTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final LocalIssuer issuer = issuer();
  private HttpClient client = browser();
  private @Nullable Archive archive;
  private @Nullable Desk desk;

  private static LocalIssuer issuer() {
    try {
      return new LocalIssuer();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
    if (archive != null) {
      archive.close();
    }
    issuer.close();
  }

  private IdentityProvider.Settings settings(String claim, Map<String, Role> roles) {
    return new IdentityProvider.Settings(
        issuer.address(),
        LocalIssuer.CLIENT,
        LocalIssuer.SECRET,
        claim,
        roles,
        "preferred_username");
  }

  private void serve() throws IOException {
    serve(settings("roles", IdentityProvider.Settings.OWN_NAMES), null);
  }

  private void serve(IdentityProvider.Settings settings, @Nullable Users users) throws IOException {
    Archive kept =
        SqliteArchive.open(
            folder.resolve("archive"),
            ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
    archive = kept;
    SampleRecord.store(kept);
    Workshop idle =
        new Workshop() {
          @Override
          public void read(List<String> inputs, Consumer<Ended> each) {}

          @Override
          public void follow(Set<String> items) {}
        };
    desk =
        Desk.open(
            kept,
            idle,
            new DeskOptions(
                "127.0.0.1",
                0,
                users,
                IdentityProvider.discover(settings),
                "tester",
                null,
                Letterhead.NONE,
                folder.resolve("uploads"),
                log::add),
            Clock.systemUTC());
  }

  private URI at(String path) {
    if (desk == null) {
      throw new AssertionError("no desk");
    }
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }

  private HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode json(String path) throws IOException {
    return JSON.readTree(get(at(path)).body());
  }

  private HttpResponse<String> post(String path, String body, String token) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("X-CSRF-Token", token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static URI sentTo(HttpResponse<String> response) {
    return URI.create(response.headers().firstValue("location").orElseThrow());
  }

  /** Where the provider sends the browser back to. */
  private URI answered() {
    HttpResponse<String> begun = get(at("/api/login/begin?next=/review?kind=event"));
    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(sentTo(begun).toString()).startsWith(issuer.address() + "/authorize?");
    return sentTo(get(sentTo(begun)));
  }

  private String refusal(URI back) throws IOException {
    URI page = sentTo(get(back));
    assertThat(page.getPath()).isEqualTo("/login");
    assertThat(get(at("/api/home")).statusCode()).as("nobody is in").isEqualTo(401);
    assertThat(json("/api/session").path("editor").asText()).isEmpty();
    return page.getQuery().replaceFirst("&.*", "");
  }

  /** The latest entry of the audit log, as its log line. */
  private String noted() {
    return log.get(log.size() - 1);
  }

  @Test
  void whoeverTheProviderKnowsIsLetInAndMayDoWhatItSays() throws IOException {
    serve();
    JsonNode before = json("/api/session");
    assertThat(before.path("login").asBoolean()).isTrue();
    assertThat(before.path("passwords").asBoolean()).isFalse();
    assertThat(before.path("provider").asText()).isEqualTo("127.0.0.1");
    assertThat(get(at("/api/home")).statusCode()).isEqualTo(401);
    HttpResponse<String> in = get(answered());
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(sentTo(in)).hasToString("/review?kind=event");
    assertThat(in.headers().firstValue("set-cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict");
    JsonNode session = json("/api/session");
    assertThat(session.path("editor").asText()).isEqualTo("mira");
    assertThat(session.path("role").asText()).isEqualTo("editor");
    String decision = "{\"kind\":\"wrong\",\"subject\":\"tenure-1\",\"why\":\"not said\"}";
    assertThat(post("/api/decisions", decision, "guess").statusCode()).isEqualTo(403);
    HttpResponse<String> made = post("/api/decisions", decision, session.path("csrf").asText());
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(JSON.readTree(made.body()).path("editor").asText()).isEqualTo("mira");
    assertThat(get(at("/api/audit")).statusCode()).as("for admins").isEqualTo(403);
    assertThat(log)
        .anyMatch(
            line ->
                line.startsWith("login by mira")
                    && line.contains("editor, 248289761001 of " + issuer.address()));
    assertThat(log.toString()).doesNotContain("for-mira", LocalIssuer.SECRET, "code=");
  }

  @Test
  void eachAttemptHasSecretsOfItsOwn() throws IOException {
    serve();
    answered();
    answered();
    for (String name : List.of("state", "nonce", "code_challenge")) {
      assertThat(issuer.asked.stream().map(query -> value(query, name)).distinct()).hasSize(2);
      assertThat(value(issuer.asked.get(0), name)).hasSizeGreaterThanOrEqualTo(43);
    }
  }

  private static String value(String query, String name) {
    return query.replaceFirst("^(?:.*&)?" + name + "=([^&]*).*$", "$1");
  }

  @Test
  void signingOutEndsTheSessionHereAndLeadsToTheProvider() throws IOException {
    serve();
    get(answered());
    JsonNode out = JSON.readTree(post("/api/logout", "{}", "").body());
    assertThat(out.path("address").asText())
        .startsWith(issuer.address() + "/out?")
        .contains("id_token_hint=", "post_logout_redirect_uri=", "%2Flogin");
    assertThat(get(at("/api/home")).statusCode()).isEqualTo(401);
    assertThat(noted()).startsWith("logout by mira");
  }

  @ParameterizedTest
  @CsvSource({
    "nonce, untrusted, nonce",
    "audience, untrusted, aud",
    "issuer, untrusted, iss",
    "expired, untrusted, Expired",
    "signature, untrusted, signature",
    "unsigned, untrusted, Signed",
    "role, no-role, the claim roles gives 248289761001 none",
    "no claim, no-role, the claim roles gives 248289761001 none",
    "somebody else, untrusted, somebody else",
  })
  void whatDoesNotHoldLetsNobodyIn(String wrong, String reason, String cause) throws IOException {
    serve();
    switch (wrong) {
      case "nonce" -> issuer.nonce = "another";
      case "audience" -> issuer.audience = "another-client";
      case "issuer" -> issuer.issuer = "https://id.example.org";
      case "expired" -> issuer.expires = Instant.parse("2026-01-01T00:00:00Z");
      case "signature" -> issuer.otherKey = true;
      case "unsigned" -> issuer.unsigned = true;
      case "role" -> issuer.claims = Map.of("roles", List.of("guest", "Editor"));
      case "no claim" -> issuer.claims = Map.of("preferred_username", "mira");
      default -> {
        issuer.claims = Map.of();
        issuer.userInfo = Map.of("sub", "1", "roles", "admin");
      }
    }
    assertThat(refusal(answered())).isEqualTo("refused=" + reason);
    assertThat(noted()).startsWith("login-refused").contains(cause).doesNotContain("\n");
  }

  @Test
  void anAnswerThatWasNotAskedForLetsNobodyIn() throws IOException {
    serve();
    URI back = answered();
    String code = value(back.getRawQuery(), "code");
    assertThat(refusal(at("/api/login/back?code=" + code + "&state=guessed")))
        .isEqualTo("refused=expired");
    assertThat(refusal(at("/api/login/back?code=" + code))).isEqualTo("refused=expired");
    assertThat(refusal(at("/api/login/back"))).isEqualTo("refused=expired");
    HttpClient own = client;
    client = browser();
    assertThat(refusal(back)).as("in another browser").isEqualTo("refused=expired");
    client = own;
    get(back);
    assertThat(json("/api/session").path("editor").asText()).isEqualTo("mira");
    assertThat(sentTo(get(back)).getQuery()).as("a second time").contains("refused=expired");
  }

  @Test
  void aCodeThatTheProviderDidNotGiveLetsNobodyIn() throws IOException {
    serve();
    String state = value(answered().getRawQuery(), "state");
    assertThat(refusal(at("/api/login/back?code=made-up&state=" + state)))
        .isEqualTo("refused=unreachable");
    assertThat(noted()).contains("invalid_grant");
    state = value(answered().getRawQuery(), "state");
    assertThat(refusal(at("/api/login/back?error=access_denied&state=" + state)))
        .isEqualTo("refused=denied");
    state = value(answered().getRawQuery(), "state");
    assertThat(refusal(at("/api/login/back?iss=https://evil.example&code=x&state=" + state)))
        .isEqualTo("refused=untrusted");
  }

  @Test
  void aProviderThatIsGoneIsSaidToBe() throws IOException {
    serve();
    URI back = answered();
    issuer.close();
    assertThat(refusal(back)).isEqualTo("refused=unreachable");
    assertThat(noted()).contains("the issuer cannot be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/api/login/begin"})
  void nobodyIsLedElsewhere(String next) throws IOException {
    serve();
    HttpResponse<String> begun = get(at("/api/login/begin?next=" + next.replace("\\", "%5C")));
    assertThat(sentTo(get(sentTo(get(sentTo(begun)))))).hasToString("/");
  }

  @Test
  void rolesAreReadWhereTheProviderHasThem() throws IOException {
    serve(settings("realm_access.groups", Map.of("press", Role.EDITOR, "it", Role.ADMIN)), null);
    issuer.claims =
        Map.of(
            "preferred_username",
            "mira\u202e\n root",
            "realm_access",
            Map.of("groups", List.of("press", "it", "canteen")));
    get(answered());
    assertThat(json("/api/session").path("role").asText()).isEqualTo("admin");
    assertThat(json("/api/session").path("editor").asText()).isEqualTo("mira root");
    issuer.claims = Map.of("roles", "admin");
    client = browser();
    assertThat(refusal(answered())).isEqualTo("refused=no-role");
    issuer.userInfo =
        Map.of("sub", "248289761001", "realm_access", Map.of("groups", List.of("press")));
    get(answered());
    assertThat(json("/api/session").path("role").asText()).isEqualTo("editor");
    assertThat(json("/api/session").path("editor").asText()).isEqualTo("248289761001");
  }

  @Test
  void besideAUsersFileEachKeepsItsOwnPeopleApart() throws Exception {
    Path file = folder.resolve("users");
    Files.writeString(file, Users.line("mira", Role.ADMIN, "correct horse") + "\n");
    serve(settings("roles", IdentityProvider.Settings.OWN_NAMES), Users.read(file));
    assertThat(json("/api/session").path("passwords").asBoolean()).isTrue();
    get(answered());
    assertThat(json("/api/session").path("editor").asText()).isEqualTo("mira (127.0.0.1)");
    assertThat(json("/api/session").path("role").asText()).isEqualTo("editor");
    Files.writeString(file, Users.line("ada", Role.ADMIN, "correct horse") + "\n");
    Thread.sleep(1100);
    assertThat(get(at("/api/home")).statusCode()).as("the file is not about her").isEqualTo(200);
  }

  @Test
  void anIssuerThatCannotBeUsedIsAClearLine() throws IOException {
    IdentityProvider.Settings settings = settings("roles", Map.of());
    for (String published :
        List.of(
            "nonsense",
            "{}",
            "{\"issuer\": \"https://another.example\"}",
            full().replace("RS256", "HS256"),
            full().replace("ISSUER/token", "http://id.example.org/token"),
            full().replaceFirst("\"jwks_uri\": \"[^\"]*\",", ""))) {
      issuer.published = published.replace("ISSUER", issuer.address());
      assertThatThrownBy(() -> IdentityProvider.discover(settings))
          .as(published)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(issuer.address() + ": ")
          .hasMessageNotContaining("\n");
    }
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(
            () ->
                IdentityProvider.discover(
                    new IdentityProvider.Settings(
                        "http://127.0.0.1:" + free, "desk", null, "roles", Map.of(), "email")))
        .hasMessageContaining("the issuer cannot be reached");
    assertThatThrownBy(
            () ->
                new IdentityProvider.Settings(
                    "http://id.example.org", "desk", null, "roles", Map.of(), "email"))
        .hasMessageContaining("an issuer is an https address");
  }

  private static String full() {
    return "{\"issuer\": \"ISSUER\", \"authorization_endpoint\": \"ISSUER/authorize\","
        + "\"token_endpoint\": \"ISSUER/token\", \"jwks_uri\": \"ISSUER/keys\","
        + "\"response_types_supported\": [\"code\"], \"subject_types_supported\": [\"public\"],"
        + "\"id_token_signing_alg_values_supported\": [\"RS256\"]}";
  }

  @Test
  void othersAreSentBackToAPublicAddressOnly() throws IOException {
    IdentityProvider provider = IdentityProvider.discover(settings("roles", Map.of()));
    assertThatThrownBy(
            () ->
                new DeskOptions(
                    "0.0.0.0", 0, null, provider, "x", null, Letterhead.NONE, folder, log::add))
        .hasMessageContaining("--public-address");
    serve();
    assertThat(get(at("/api/session")).statusCode()).isEqualTo(200);
  }
}
