package org.dragoman.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Inputs of the tests: samples, and web archives of a few pages. */
final class Inputs {

  private Inputs() {}

  static void sample(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.copy(Path.of("../samples", name), folder.resolve(name));
  }

  /** A page of two sentences about a visit. */
  static String page(int number) {
    return "<html lang=\"en\"><head><title>Delegation no. "
        + number
        + " visits</title></head><body><h1>Delegation no. "
        + number
        + " visits</h1><p>On "
        + (1 + number % 28)
        + " March 2024 Tulia Ackson received the chair of the friendship group, Anna Bergström, in"
        + " Dodoma.</p><p>About "
        + (10 + number)
        + " members took part, the parliament said.</p></body></html>";
  }

  /** A web archive, packed record by record. */
  static void webArchive(Path file, int from, int to) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = from; i < to; i++) {
        out.write(gzip(record("https://press.example/" + i, "text/html", page(i))));
        out.write(gzip(record("https://press.example/" + i + ".png", "image/png", "none")));
      }
    }
  }

  private static byte[] record(String address, String type, String body) {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + type
            + "; charset=utf-8\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body;
    String head =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
            + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))
            + ">\r\nWARC-Date: 2024-03-29T10:00:00Z\r\nWARC-Target-URI: "
            + address
            + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
            + http.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n";
    return (head + http + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
