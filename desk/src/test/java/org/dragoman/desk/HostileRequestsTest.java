package org.dragoman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.desk.HostileRequests.Request;
import org.dragoman.desk.HostileRequests.Sender;
import org.dragoman.publish.brief.Letterhead;
import org.dragoman.record.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand hostile requests: no defect, nothing executed, leaked or changed. */
class HostileRequestsTest {

  private static final int REQUESTS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What tells of the program, the machine or the database; no request has any of it. */
  private static final Pattern LEAK =
      Pattern.compile(
          "org[./]dragoman|java[./](lang|io|util|sql)|\\bat \\w+\\.|Exception|sqlite|jdbi|lucene"
              + "|jetty|javalin|no such table|syntax error|/secret/|root:x:|Caused by",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HEADER = Pattern.compile("(?m)^([!-9;-~]+): ?(.*?)\\r?$");

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();

  /** Some milliseconds pass with each look: what is limited a minute comes free again. */
  private static final class TickingClock extends Clock {
    private final AtomicLong now =
        new AtomicLong(Instant.parse("2026-05-01T00:00:00Z").toEpochMilli());

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now.addAndGet(8));
    }
  }

  private static final class Nothing implements Workshop {
    @Override
    public void read(List<String> inputs, Consumer<Ended> each) {
      inputs.forEach(input -> each.accept(SampleRecord.notRead(input)));
    }

    @Override
    public void follow(Set<String> items) {}
  }

  /** An answer as it came over the wire. */
  private record Answered(int status, Map<String, String> headers, String body) {

    String type() {
      return headers.getOrDefault("content-type", "");
    }

    /** The answers one after another; several where a server took one request for two. */
    static List<Answered> all(byte[] bytes) {
      List<Answered> all = new ArrayList<>();
      String rest = new String(bytes, StandardCharsets.ISO_8859_1);
      while (!rest.isEmpty()) {
        int end = rest.indexOf("\r\n\r\n");
        assertThat(rest).startsWith("HTTP/1.").contains("\r\n\r\n");
        String head = rest.substring(0, end + 2);
        int status = Integer.parseInt(head.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        Matcher lines = HEADER.matcher(head);
        while (lines.find()) {
          headers.merge(
              lines.group(1).toLowerCase(Locale.ROOT), lines.group(2), (a, b) -> a + "\n" + b);
        }
        rest = rest.substring(end + 4);
        if (status == 100) {
          continue;
        }
        String length = headers.get("content-length");
        int size =
            length == null ? rest.length() : Math.min(rest.length(), Integer.parseInt(length));
        String body = rest.substring(0, size);
        all.add(
            new Answered(
                status,
                headers,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        rest = rest.substring(size);
      }
      return all;
    }
  }

  /**
   * The answers to a request. Where the connection was reset they may be lost on the way, whatever
   * the server sent: then it is asked again.
   */
  private static List<Answered> send(int port, byte[] request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      AtomicBoolean reset = new AtomicBoolean();
      List<Answered> answers = sendOnce(port, request, reset);
      if (!answers.isEmpty() || !reset.get() || attempt == 3) {
        return answers;
      }
    }
  }

  private static List<Answered> sendOnce(int port, byte[] request, AtomicBoolean reset)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request);
        out.flush();
        socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (SocketException hungUp) {
        // The server may answer and hang up before it has read all of a bad request.
        reset.set(true);
      }
    }
    return Answered.all(answer.toByteArray());
  }

  private static String text(String method, String path, String headers, String body, int port) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + port
        + "\r\nConnection: close\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static Answered ask(int port, String method, String path, String headers, String body)
      throws IOException {
    String request = text(method, path, headers, body, port);
    return send(port, request.getBytes(StandardCharsets.UTF_8)).get(0);
  }

  /** The header lines of a session that was begun by an answer. */
  private static Sender session(String name, Answered begun) throws IOException {
    assertThat(begun.status()).isEqualTo(200);
    String cookie = begun.headers().getOrDefault("set-cookie", "");
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
    return new Sender(
        name,
        "Cookie: "
            + cookie.substring(0, cookie.indexOf(';'))
            + "\r\nX-CSRF-Token: "
            + JSON.readTree(begun.body()).path("csrf").asText()
            + "\r\n");
  }

  @Test
  void onThisMachineAlone() throws IOException {
    attack(null, 7);
  }

  @Test
  void withUsers() throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(
        file,
        Users.line("ada", Users.Role.ADMIN, "correct horse")
            + "\n"
            + Users.line("eva", Users.Role.EDITOR, "correct horse")
            + "\n"
            + Users.line("rolf", Users.Role.READER, "correct horse")
            + "\n");
    attack(Users.read(file), 8);
  }

  private DeskOptions here(@Nullable Users users) {
    return new DeskOptions(
        "127.0.0.1",
        0,
        users,
        null,
        "tester",
        null,
        Letterhead.NONE,
        folder.resolve("uploads"),
        log::add);
  }

  private void attack(@Nullable Users users, long seed) throws IOException {
    try (Archive archive =
            SqliteArchive.open(
                folder.resolve("archive"),
                ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
        Desk desk = Desk.open(archive, new Nothing(), here(users), new TickingClock())) {
      SampleRecord.store(archive);
      archive.flush();
      int port = desk.port();
      List<Sender> senders = senders(users, port);
      Sender last = senders.get(senders.size() - 1);
      JsonNode api =
          JSON.readTree(ask(port, "GET", "/api/openapi.json", last.headers(), "").body());
      HostileRequests requests = new HostileRequests(seed, "127.0.0.1:" + port, api, senders);
      Map<String, Integer> statuses = new TreeMap<>();
      for (int i = 0; i < REQUESTS; i++) {
        Request request = requests.next();
        List<Answered> answers = send(port, request.bytes());
        String shown = shown(request);
        if (!request.mayBeUnanswered()) {
          assertThat(answers).as(shown).hasSize(1);
        }
        for (Answered answer : answers) {
          check(answer, shown);
          statuses.merge(request.kind() + " " + answer.status(), 1, Integer::sum);
        }
      }
      assertThat(statuses.keySet())
          .as("what is hostile comes as far as the archive, and what is right in it is done")
          .contains("call 200", "call 404", "post 201", "post 400", "files 202", "path 404")
          .contains("headers 431", "method 405", "two lengths 400");
      assertThat(log).noneMatch(line -> line.startsWith("defect"));
      assertThat(ask(port, "GET", "/api/home", last.headers(), "").status())
          .as("it still answers, and the session still holds")
          .isEqualTo(200);
      assertThat(archive.countDocuments(DocumentFilter.ALL)).isEqualTo(1);
      assertThat(archive.document("doc-1").orElseThrow().document().text().toString())
          .contains(SampleRecord.SCRIPT);
      Set<String> editors = new HashSet<>();
      for (Decision decision : archive.decisions()) {
        editors.add(decision.editor());
      }
      assertThat(Set.of("tester", "ada", "eva")).containsAll(editors);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(file -> folder.relativize(file).toString()))
          .as("nothing is written but into the archive and the jobs' folders")
          .allMatch(
              name ->
                  name.isEmpty()
                      || name.matches("users|archive(/.*)?|uploads(/[0-9a-f]{16}(/\\d+-[^/]*)?)?"));
    }
  }

  @Test
  void slowSendersKeepNobodyOut() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try (Archive archive =
            SqliteArchive.open(
                folder.resolve("archive"),
                ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
        Desk desk = Desk.open(archive, new Nothing(), here(null), new TickingClock())) {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port());
        socket
            .getOutputStream()
            .write("POST /api/read HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.UTF_8));
        slow.add(socket);
      }
      assertThat(ask(desk.port(), "GET", "/api/home", "", "").status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyWithoutEndIsRefusedBeforeItEnds() throws IOException {
    try (Archive archive =
            SqliteArchive.open(
                folder.resolve("archive"),
                ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
        Desk desk = Desk.open(archive, new Nothing(), here(null), new TickingClock());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /api/login HTTP/1.1
          Host: localhost
          Content-Type: application/json
          Transfer-Encoding: chunked

          """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 17; i++) {
        out.write(chunk);
      }
      out.flush();
      byte[] answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void aFileThatIsTooLargeIsRefusedAndNotKept() throws IOException {
    try (Archive archive =
            SqliteArchive.open(
                folder.resolve("archive"),
                ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
        Desk desk = Desk.open(archive, new Nothing(), here(null), new TickingClock())) {
      int port = desk.port();
      Sender sender = session("tester", ask(port, "GET", "/api/session", "", ""));
      String body =
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\n"
              + "x".repeat(51_000_000 + (2 << 20))
              + "\r\n--b--\r\n";
      String headers = sender.headers() + "Content-Type: multipart/form-data; boundary=b\r\n";
      Answered answer = ask(port, "POST", "/api/read", headers, body);
      check(answer, "a large file");
      assertThat(answer.body()).contains("larger than is taken");
      assertThat(folder.resolve("uploads")).doesNotExist();
    }
  }

  private static List<Sender> senders(@Nullable Users users, int port) throws IOException {
    List<Sender> senders = new ArrayList<>();
    senders.add(new Sender("nobody", ""));
    senders.add(new Sender("forger", "Cookie: dragoman=" + "0".repeat(64) + "\r\n"));
    if (users == null) {
      senders.add(session("tester", ask(port, "GET", "/api/session", "", "")));
      return senders;
    }
    for (String name : List.of("rolf", "eva", "ada")) {
      String login = "{\"name\":\"" + name + "\",\"password\":\"correct horse\"}";
      senders.add(
          session(
              name, ask(port, "POST", "/api/login", "Content-Type: application/json\r\n", login)));
    }
    return senders;
  }

  private static String shown(Request request) {
    String text = new String(request.bytes(), StandardCharsets.UTF_8);
    return request.kind() + ": " + text.substring(0, Math.min(600, text.length()));
  }

  private void check(Answered answer, String request) {
    // Two tell an unknown method or version of HTTP (RFC 9110), and no defect.
    if (answer.status() != 501 && answer.status() != 505) {
      assertThat(answer.status())
          .as(
              "%s%n%s%n%s",
              request, answer.body(), log.subList(Math.max(0, log.size() - 3), log.size()))
          .isBetween(200, 499);
    }
    Map<String, String> headers = answer.headers();
    assertThat(headers.getOrDefault("x-content-type-options", "")).as(request).isEqualTo("nosniff");
    assertThat(headers.getOrDefault("content-security-policy", ""))
        .as(request)
        .startsWith("default-src 'self'")
        .doesNotContain("\n");
    assertThat(headers)
        .as(request)
        .doesNotContainKeys("x-injected", "server", "x-powered-by", "access-control-allow-origin");
    for (String cookie : headers.getOrDefault("set-cookie", "dragoman=;").split("\n", -1)) {
      assertThat(cookie).as(request).matches("dragoman=([0-9a-f]{64})?;.*");
    }
    assertThat(LEAK.matcher(answer.body() + headers).find())
        .as("%s%n%s%n%s", request, headers, answer.body())
        .isFalse();
    assertThat(answer.body()).as(request).doesNotContain(folder.toString());
    if (answer.body().contains("<") && !answer.type().startsWith("text/html")) {
      assertThat(answer.type())
          .as(request)
          .matches("application/(problem\\+)?json(;.*)?|text/(javascript|css|plain).*|image/svg.*");
    }
    if (answer.type().startsWith("text/html")) {
      assertThat(answer.body())
          .as(request)
          .doesNotContain("alert(1)")
          .containsAnyOf("<title>Dragoman</title>", "<div id=\"root\">");
    }
    if (answer.status() >= 400 && !request.startsWith("method: HEAD") && !answer.body().isEmpty()) {
      assertThat(answer.type()).as(request).startsWith("application/problem+json");
    }
  }
}
