package org.dragoman.desk;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The pages' files, out of the program. Every other address is one of the pages' own. */
final class Pages {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json");

  private static final String UNBUILT =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Dragoman</title>
      <h1>The desk was built without its pages</h1>
      <p>Install Node.js with npm and build again. The API is at <a href="/api/openapi.json">/api</a>.</p>
      """;

  /** What is smaller fits into one packet anyway. */
  private static final int LEAST_PACKED = 1400;

  private static final Pattern ACCEPTS_GZIP =
      Pattern.compile("(?i)(?:^|[,\\s])gzip(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

  /** Packed once, by path: doing it at each visit is what a first page would wait for. */
  private static final Map<String, byte[]> PACKED = new ConcurrentHashMap<>();

  private Pages() {}

  static void serve(Context context) throws IOException {
    String path = context.path();
    boolean file = path.matches("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\\.[a-z0-9]+");
    byte[] bytes = file ? read(path) : null;
    if (bytes != null) {
      String ending = path.substring(path.lastIndexOf('.') + 1);
      context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
      // Their names change with their content.
      boolean lasting = path.startsWith("/assets/");
      context.header("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
      if (lasting) {
        context.disableCompression();
        context.header("Vary", "Accept-Encoding");
      }
      if (lasting && takesGzip(context) && bytes.length >= LEAST_PACKED) {
        context.header("Content-Encoding", "gzip");
        context.result(packed(path, bytes));
      } else {
        context.result(bytes);
      }
      return;
    }
    if (file && path.startsWith("/assets/")) {
      throw Problem.unknown(path);
    }
    byte[] index = read("/index.html");
    context.contentType("text/html; charset=utf-8");
    context.header("Cache-Control", "no-cache");
    if (index == null) {
      context.result(UNBUILT);
    } else {
      context.result(index);
    }
  }

  private static boolean takesGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null && ACCEPTS_GZIP.matcher(accepted).find();
  }

  private static byte[] packed(String path, byte[] bytes) {
    return PACKED.computeIfAbsent(path, each -> pack(bytes));
  }

  private static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new BestGzip(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Gzip as small as it gets. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream to) throws IOException {
      super(to);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static byte @Nullable [] read(String path) throws IOException {
    try (InputStream stream = Pages.class.getResourceAsStream("pages" + path)) {
      return stream == null ? null : stream.readAllBytes();
    }
  }
}
