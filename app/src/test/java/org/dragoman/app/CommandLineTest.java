package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir private Path folder;
  private Path inputs;
  private String out = "";
  private String err = "";

  @BeforeEach
  void makeInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("inputs"));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    if (!arguments[0].startsWith("-") && !arguments[0].equals("help")) {
      all.add("--archive");
      all.add(folder.resolve("archive").toString());
    }
    StringWriter outWriter = new StringWriter();
    StringWriter errWriter = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(outWriter), new PrintWriter(errWriter), all.toArray(String[]::new));
    out = outWriter.toString();
    err = errWriter.toString();
    return code;
  }

  private void input(String name, String text) throws IOException {
    Files.writeString(inputs.resolve(name), text, StandardCharsets.UTF_8);
  }

  private List<String> export() throws IOException {
    Path file = folder.resolve("record.jsonl");
    assertThat(run("export", "-o", file.toString())).isZero();
    return Files.readAllLines(file).stream().skip(1).toList();
  }

  private void chileanVisit() throws IOException {
    input(
        "visit.txt",
        """
        Chilean Senate delegation visits Tallinn

        3 May 2023 | 10:15

        A delegation of five members of the Senate of Chile met deputies of the Riigikogu in Tallinn on 2 May.
        """);
  }

  @Test
  void readingTellsWhatWasDoneAndWhatToTryNext() throws IOException {
    chileanVisit();
    assertThat(run("read", inputs.toString())).isZero();
    assertThat(out).contains("done            1", "inputs          1", "Try next", "dragoman find");
    assertThat(err).isEmpty();
  }

  @Test
  void readingAgainChangesNothingAndSaysSo() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    List<String> before = export();
    assertThat(run("read", inputs.toString())).isZero();
    assertThat(out).contains("Nothing new");
    assertThat(export()).isEqualTo(before);
  }

  @Test
  void aBadInputGetsItsLineAndTheRestGoesOn() throws IOException {
    chileanVisit();
    input("empty.txt", "");
    input("blank.txt", " \n\t\n ");
    Files.write(inputs.resolve("picture.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1, 2, 0});
    Files.write(
        inputs.resolve("broken.docx"), "PK\3\4 not a document".getBytes(StandardCharsets.UTF_8));
    Files.write(inputs.resolve("broken.pdf"), "%PDF-1.7 cut".getBytes(StandardCharsets.UTF_8));
    assertThat(run("read", inputs.toString(), folder.resolve("missing.txt").toString()))
        .isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("done            1", "inputs          7");
    assertThat(err)
        .contains(
            "empty.txt", "blank.txt", "picture.jpg", "broken.docx", "broken.pdf", "missing.txt")
        .doesNotContain("Exception", "\tat ");
    assertThat(err.lines()).hasSize(6);
  }

  @Test
  void theGateSkipsOtherNewsWithAReasonAndTheTotalsAddUp() throws IOException {
    chileanVisit();
    input(
        "match.txt",
        """
        Harbour Town beat Millfield

        The striker scored twice after half-time and the club won the match. The coach praised the goalkeeper, who saved a penalty.
        Fans sang until the evening. The next league match of the season is on Wednesday.
        """);
    assertThat(run("read", "--dry-run", "--gate", inputs.toString())).isZero();
    assertThat(out)
        .contains("skipped: by its words sport, and no diplomacy", "genre sport: ", "striker")
        .contains("let through: diplomacy", "country: chile", "event");
    assertThat(run("read", "--gate", inputs.toString())).isZero();
    assertThat(out)
        .contains("done            1", "skipped         1  at a first look by its words sport")
        .contains("inputs          2");
    assertThat(err).contains("match.txt: at a first look by its words sport, and no diplomacy");
    assertThat(run("read", inputs.toString())).isZero();
    assertThat(out).contains("done            2  1 new, 1 already in the archive");
  }

  @Test
  void aZipFileIsReadEntryByEntry() throws IOException {
    Path zip = inputs.resolve("reports.zip");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      entries.putNextEntry(new ZipEntry("año/visita.txt"));
      entries.write(
          "El presidente del Senado de Uruguay visitó Lisboa el 4 de mayo de 2022.\n"
              .getBytes(StandardCharsets.UTF_8));
      entries.putNextEntry(new ZipEntry("встреча.txt"));
      entries.write(
          "Депутаты парламента Монголии встретились 4 мая 2022 года с коллегами из Сербии.\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run("read", zip.toString())).isZero();
    assertThat(out).contains("done            2");
    assertThat(run("find", "Монголии")).isZero();
    assertThat(out).contains("встреча.txt", "[Монголии]");
  }

  @Test
  void findShowsTheHitInItsSentence() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    assertThat(run("find", "deputies Riigikogu")).isZero();
    assertThat(out).contains("met [deputies] of the [Riigikogu] in Tallinn", "1 of 1 documents");
    assertThat(run("find", "unobtainium")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Nothing found");
  }

  @Test
  void showTellsOfDocumentsNamesAndAssertions() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    assertThat(run("show", "visit.txt")).isZero();
    assertThat(out).contains("published", "2023-05-03", "“2 May”  2023-05-02 (relative)");
    assertThat(run("show", "Chile")).isZero();
    assertThat(out).contains("CL", "[Chilean]");
    String date =
        export().stream()
            .filter(line -> line.startsWith("{\"kind\":\"date\""))
            .map(line -> line.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"))
            .findFirst()
            .orElseThrow();
    assertThat(run("show", date)).isZero();
    assertThat(out).contains("words", "said by", "why");
    assertThat(run("show", "Nowhereland")).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void documentsAreListedAndFiltered() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    assertThat(run("documents", "--language", "en", "--since", "2023", "--until", "2023-05"))
        .isZero();
    assertThat(out).contains("Chilean Senate delegation visits Tallinn", "1 of 1 documents");
    assertThat(run("documents", "--language", "fa")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("documents", "--since", "yesterday")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("is not a date such as");
  }

  @Test
  void reindexingKeepsWhatIsFound() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    assertThat(run("reindex")).isZero();
    assertThat(run("find", "Tallinn")).isZero();
  }

  @Test
  void anArchiveThatIsNotThereIsAClearLine() {
    assertThat(run("find", "anything")).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines()).hasSize(1);
    assertThat(err).startsWith("dragoman: ").contains("archive").doesNotContain("Exception");
  }

  @Test
  void aFolderOfOtherThingsIsNoArchive() throws IOException {
    Files.createDirectory(folder.resolve("archive"));
    Files.writeString(folder.resolve("archive/thesis.txt"), "mine");
    chileanVisit();
    assertThat(run("read", inputs.toString())).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines()).hasSize(1);
    assertThat(folder.resolve("archive")).isDirectoryContaining("glob:**thesis.txt");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAClearLine() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    assertThat(run("export", "-o", folder.resolve("no/such/folder/record.jsonl").toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.lines()).hasSize(1);
  }

  @Test
  void anExportOfNothingSaysSo() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    String file = folder.resolve("record.jsonl").toString();
    assertThat(run("export", "--query", "zeppelin", "-o", file)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(err).contains("nothing found for: zeppelin");
    assertThat(run("export", "--query", "Tallinn", "-o", file)).isEqualTo(ExitCode.DONE);
    assertThat(err).doesNotContain("nothing found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "find", "show", "documents", "export", "reindex", "audit"})
  void everyCommandHasHelpWithExamples(String command) {
    assertThat(run("help", command)).isZero();
    assertThat(out).contains("Usage: dragoman " + command, "Example");
  }

  @Test
  void whatWasReadAndDecidedIsInTheAuditLog() throws IOException {
    chileanVisit();
    run("read", inputs.toString());
    String date =
        export().stream()
            .filter(line -> line.startsWith("{\"kind\":\"date\""))
            .map(line -> line.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"))
            .findFirst()
            .orElseThrow();
    assertThat(run("reject", date, "--why", "not said", "--editor", "eva")).isZero();
    assertThat(run("audit")).isZero();
    assertThat(out.lines().toList().get(0))
        .contains("decision", "eva · command line · decision 1 · wrong " + date);
    assertThat(out.lines().toList().get(1))
        .contains("reading", " · inputs · 1 inputs, 1 documents added");
    assertThat(out).contains("2 of 2 entries");
    assertThat(run("audit", "--who", "eva", "--action", "decision,login", "--limit", "1")).isZero();
    assertThat(out).contains("1 of 1 entries");
    assertThat(run("audit", "--action", "login")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("audit", "--action", "sleep")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("'sleep' is none of login, login-refused");
    assertThat(run("audit", "--until", "2001")).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void pagesOfThisMachineAreReadOnlyWhereTheyAreAllowed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page =
        "<title>A visit</title><p>Deputies of the Riigikogu met in Tallinn on 2 May 2023.</p>"
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          try (exchange) {
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/visit?key=s3cret";
      assertThat(run("read", "http://127.0.0.1/", address)).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(out).contains("failed          2");
      assertThat(err)
          .contains("failed  http://127.0.0.1/ (find): 127.0.0.1 is no host of the public internet")
          .contains("(find): port ");
      assertThat(run("read", address, "--allow-host", "127.0.0.1")).isZero();
      assertThat(out).contains("done            1");
      assertThat(run("find", "Riigikogu")).isZero();
      assertThat(run("audit")).isZero();
      assertThat(out).contains("/visit · 1 inputs").doesNotContain("s3cret");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aProviderThatCannotBeUsedIsAClearLine() throws IOException {
    String issuer = "http://127.0.0.1:1";
    Path empty = Files.writeString(folder.resolve("secret"), " \n");
    for (List<String> wrong :
        List.of(
            List.of("--oidc-client is missing"),
            List.of("holds no secret", "--oidc-client=desk", "--oidc-secret=" + empty),
            List.of("there is no such file", "--oidc-client=desk", "--oidc-secret=none"),
            List.of("'boss'", "--oidc-client=desk", "--oidc-role=press=boss"))) {
      List<String> arguments = new ArrayList<>(List.of("serve", "--oidc", issuer));
      arguments.addAll(wrong.subList(1, wrong.size()));
      assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
      assertThat(err).contains(wrong.get(0)).doesNotContain("Exception");
    }
    // One that does not answer is no wrong use: no help is printed then.
    assertThat(run("serve", "--oidc", issuer, "--oidc-client", "desk"))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err)
        .contains("--oidc: " + issuer + ": the issuer cannot be reached")
        .doesNotContain("Exception", "Usage");
    assertThat(run("serve", "--oidc-client", "desk")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--oidc is missing");
    assertThat(run("serve", "--oidc", "http://id.example.org", "--oidc-client", "desk"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("an issuer is an https address");
  }

  @Test
  void wrongUseIsToldWithASuggestion() {
    assertThat(run("--finde")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--finde");
  }

  @Test
  void textOfDocumentsDoesNotSteerTheTerminal() throws IOException {
    input("escape.txt", "The Senate of Chile met\u001b[2J deputies of Estonia on 2 May 2023.\n");
    run("read", inputs.toString());
    run("find", "deputies");
    assertThat(out).doesNotContain("\u001b");
  }

  @Test
  void pagesThatNameEachOtherAsVersionsAreTranslations() throws IOException {
    String version = "<link rel='alternate' hreflang='%s' href='https://press.example/%s/1'>";
    input(
        "one.html",
        "<head><link rel='canonical' href='https://press.example/en/1'>"
            + version.formatted("fr", "fr")
            + "</head><h1>Visit to Lima</h1><p>The Norwegian minister visited Lima on 3 May 2022,"
            + " the ministry says.</p>");
    input(
        "two.html",
        "<head><link rel='canonical' href='https://press.example/fr/1'>"
            + version.formatted("en", "en")
            + "</head><h1>Le ministre en voyage</h1><p>Le ministre a annoncé une visite dans la"
            + " région, selon le communiqué de son cabinet.</p>");
    assertThat(run("read", inputs.toString())).isZero();
    assertThat(run("documents")).isZero();
    assertThat(out).containsOnlyOnce("translation of ");
    assertThat(run("show", "two.html")).isZero();
    assertThat(out).contains("https://press.example/fr/1", "en, https://press.example/en/1");
    Path record = inputs.resolveSibling("record.jsonl");
    assertThat(run("export", "-o", record.toString())).isZero();
    assertThat(Files.readString(record))
        .contains(
            "\"canonical\":\"https://press.example/en/1\"",
            "\"versions\":[{\"language\":\"fr\",\"uri\":\"https://press.example/fr/1\"}]");
  }

  @Test
  void watchReadsWhatAFeedNamesOnce() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String site = "http://localhost:" + server.getAddress().getPort();
    serve(
        server,
        "/rss",
        "text/xml",
        "<rss version='2.0'><channel><title>t</title><link>/</link><description>d</description>"
            + "<item><title>i</title><link>/visit</link></item></channel></rss>");
    serve(
        server,
        "/visit",
        "text/html",
        "<h1>Visit to Lima</h1><p>The Norwegian minister visited Lima on 3 May 2022, the ministry"
            + " says.</p>");
    server.start();
    try {
      input("sources.yaml", "sources:\n  - feed: " + site + "/rss\n");
      String sources = inputs.resolve("sources.yaml").toString();
      assertThat(run("watch", sources, "--once", "--allow-host", "localhost")).isZero();
      assertThat(err).contains("/rss: 1 new");
      assertThat(run("documents")).isZero();
      assertThat(out).contains("Visit to Lima");
      assertThat(run("watch", sources, "--once", "--allow-host", "localhost")).isZero();
      assertThat(err).doesNotContain("new");
      assertThat(run("watch", "--given-up")).isZero();
      assertThat(out).contains("1 read, 0 given up");
      serve(
          server,
          "/other",
          "text/xml",
          "<rss version='2.0'><channel><title>t</title><link>/</link><description>d</description>"
              + "<item><title>i</title><link>/match</link></item></channel></rss>");
      serve(
          server,
          "/match",
          "text/html",
          "<h1>Late goal wins the cup</h1><p>The striker scored in the last minute of the match, and"
              + " the team won the cup before 40,000 fans; the coach praised the goalkeeper.</p>");
      input("gated.yaml", "sources:\n  - {feed: '" + site + "/other', gate: true}\n");
      String gated = inputs.resolve("gated.yaml").toString();
      assertThat(run("watch", gated, "--once", "--allow-host", "localhost")).isZero();
      assertThat(out).contains("2 items read so far");
      assertThat(run("documents")).isZero();
      assertThat(out).doesNotContain("Late goal");
    } finally {
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String type, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void aListToWatchThatCannotBeUsedIsOneClearLine() throws IOException {
    assertThat(run("watch", "no-such.yaml")).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.strip().lines()).singleElement().asString().contains("no such file");
    input("wrong.yaml", "sources: [{feed: example.org}]");
    assertThat(run("watch", inputs.resolve("wrong.yaml").toString())).isEqualTo(ExitCode.UNUSABLE);
    assertThat(err.strip().lines()).singleElement().asString().contains("write https://");
  }
}
