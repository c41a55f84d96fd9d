package org.dragoman.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Requests such as somebody sends who means harm: the same ones for the same seed.
 *
 * <p>Every call that the API's own description names is attacked in each of its parameters and
 * fields, so a new call is attacked as soon as it is described.
 */
final class HostileRequests {

  /** A request, and whether it is so broken that the server may hang up without a word. */
  @SuppressWarnings("ArrayRecordComponent")
  record Request(String kind, byte[] bytes, boolean mayBeUnanswered) {}

  /** Who sends it: the header lines of a session. */
  record Sender(String name, String headers) {}

  private static final List<String> STRINGS =
      List.of(
          "",
          "0",
          "-1",
          "1e309",
          "NaN",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999",
          "null",
          "undefined",
          "true",
          "[]",
          "{}",
          "'",
          "\"",
          "''\"\"``",
          "' or '1'='1",
          "' or 1=1 --",
          "1; drop table document; --",
          "' union select password from users --",
          "'; attach database 'x.db' as x; --",
          "\" or \"\"=\"",
          "1' and randomblob(1000000000) --",
          "%' escape '",
          "_%_%_%",
          "x'41'",
          ":id",
          ":limit",
          "?1",
          "<kinds>",
          "<actions>",
          "*",
          "*:*",
          "?????",
          "a*b*c*",
          "text:[* TO *]",
          "title:/(a+)+$/",
          "(((((((((((",
          "))))",
          "a~999999",
          "\"a b\"~9999999",
          "a^1e99",
          "AND OR NOT",
          "+ - && || ! ^ ~ :",
          "_exists_:text",
          "{!xmlparser v='x'}",
          "../../../../etc/passwd",
          "..\\..\\..\\windows\\win.ini",
          "....//....//etc/passwd",
          "/etc/passwd",
          "file:///etc/passwd",
          "jar:file:/x!/y",
          "/proc/self/environ",
          "..%2f..%2f",
          "..%252f..%252f",
          "..;/..;/",
          "C:\\x",
          "~root",
          "CON",
          ".git/config",
          "META-INF/MANIFEST.MF",
          "index.html\u0000.js",
          SampleRecord.SCRIPT,
          "<img src=x onerror=alert(1)>",
          "\"><svg/onload=alert(1)>",
          "javascript:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "{{7*7}}",
          "${7*7}",
          "#{7*7}",
          "<%= 7*7 %>",
          "${jndi:ldap://127.0.0.1/x}",
          "%n%n%s%s%x",
          "$(id)",
          "`id`",
          "| id",
          "; id",
          "\r\nX-Injected: yes",
          "\nSet-Cookie: dragoman=x",
          "\r\n\r\n<html>",
          "\u0000",
          "a\u0000b",
          "\u001b[2J",
          "\u202e\u2066evil",
          "\u200b\u200c\u200d\ufeff",
          "\u0130\u0131\ufb03\u00df",
          "a\u0301\u0301\u0301\u0301\u0301\u0301",
          "\ud83d\udca9",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\ufdfd\ufdfd",
          "a".repeat(499),
          "b".repeat(501),
          "c".repeat(5000),
          "[".repeat(3000),
          "\"a\" ".repeat(100),
          "a OR ".repeat(90),
          "doc-1",
          "doc-",
          "person-1",
          "tenure-1",
          "person-1%",
          "2021-13-45",
          "0000",
          "-9999-01-01",
          "9999999999-12-31",
          "2021-06-31/..",
          "../2021",
          "XX",
          "wrong",
          "same",
          "corrected",
          "status",
          "id");

  private static final Map<String, String> RIGHT =
      Map.of(
          "kind",
          "right wrong same different corrected",
          "subject",
          "tenure-1 person-1",
          "other",
          "person-1 tenure-1",
          "field",
          "post person qualifier");

  private static final List<String> FILES =
      List.of(
          "/",
          "/index.html",
          "/assets/",
          "/assets/x.js",
          "/api",
          "/api/",
          "/api/nothing",
          "/api/documents/",
          "/health",
          "/metrics",
          "/favicon.ico",
          "/.env",
          "/.git/HEAD",
          "/WEB-INF/web.xml",
          "/META-INF/maven",
          "/org/dragoman/desk/Desk.class",
          "/uploads/",
          "/dragoman.db",
          "/users");

  private static final List<String> STEPS =
      List.of(
          "..",
          "%2e%2e",
          "%252e%252e",
          "..;",
          "..;x=y",
          "..%00",
          "..%5c",
          "\\",
          "%5c",
          "//",
          "%2f",
          "%c0%ae%c0%ae",
          "%c0%af",
          "%uff0e",
          "%ff",
          "%",
          "%zz",
          ".",
          ";",
          "etc/passwd",
          "classes",
          "pages/index.html",
          "#",
          "?",
          "a".repeat(300));

  private static final List<String> METHODS =
      List.of(
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "HEAD",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "BREW",
          "get",
          "GeT",
          "G=T",
          "POST",
          "DEBUG");

  private static final List<String> HEADERS =
      List.of(
          "Origin: https://evil.example",
          "Origin: null",
          "Referer: https://evil.example/",
          "X-Forwarded-For: 127.0.0.1, 10.0.0.1",
          "X-Forwarded-Host: evil.example",
          "X-Forwarded-Proto: javascript",
          "Forwarded: for=127.0.0.1;host=evil.example",
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /api/audit",
          "X-Rewrite-URL: /metrics",
          "X-CSRF-Token: ",
          "X-CSRF-Token: 0000",
          "X-CSRF-Token: %s",
          "Cookie: dragoman=%s",
          "Cookie: dragoman=",
          "Cookie: dragoman=x; dragoman=y; dragoman=z",
          "Cookie: $Version=1; dragoman=\"\\\"",
          "Cookie: =; ;;; dragoman",
          "Cookie: JSESSIONID=1; dragoman=../../x",
          "Authorization: Basic YWRtaW46YWRtaW4=",
          "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
          "If-None-Match: *",
          "If-None-Match: \"%s\"",
          "If-Modified-Since: yesterday",
          "Range: bytes=0-18446744073709551615",
          "Range: bytes=0-1,2-3,4-5,0-",
          "Accept: ../../x",
          "Accept-Language: %s",
          "Accept-Encoding: gzip;q=0, identity;q=0, *;q=0",
          "Content-Encoding: gzip",
          "Content-Type: text/html",
          "Content-Type: application/xml",
          "Content-Type: application/json; charset=utf-7",
          "Content-Type: application/json; charset=nonsense",
          "Content-Type: %s",
          "Content-Type: multipart/form-data",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: application/x-www-form-urlencoded",
          "Expect: 100-continue",
          "Expect: nonsense",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Max-Forwards: -1",
          "X-Long: " + "h".repeat(7000),
          "X-Longer: " + "h".repeat(20_000),
          "No colon at all",
          ": no name",
          "Folded: a\r\n b",
          "X-Null: a\u0000b");

  private final Random random;
  private final ObjectMapper json = new ObjectMapper();
  private final String host;
  private final List<Sender> senders;
  private final List<Call> calls = new ArrayList<>();

  /** A call of the API as it describes itself. */
  private record Call(String method, String path, List<String> query, List<String> fields) {}

  /**
   * Requests.
   *
   * @param api the desk's own description of its calls
   * @param senders who may send one
   */
  HostileRequests(long seed, String host, JsonNode api, List<Sender> senders) {
    this.random = new Random(seed);
    this.host = host;
    this.senders = senders;
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : method.getValue().path("parameters")) {
          if (parameter.path("in").asText().equals("query")) {
            query.add(parameter.path("name").asText());
          }
        }
        List<String> fields = new ArrayList<>();
        method
            .getValue()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema")
            .path("properties")
            .fieldNames()
            .forEachRemaining(fields::add);
        calls.add(
            new Call(
                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), query, fields));
      }
    }
  }

  Request next() {
    int kind = random.nextInt(100);
    if (kind < 42) {
      return call();
    }
    if (kind < 57) {
      return path();
    }
    if (kind < 74) {
      return body();
    }
    if (kind < 84) {
      return headers();
    }
    if (kind < 89) {
      return method();
    }
    if (kind < 94) {
      return files();
    }
    return broken();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The header lines of some sender; a true session is not logged out while it is needed. */
  private String sender(String path) {
    boolean out = path.startsWith("/api/logout");
    return senders.get(random.nextInt(out ? 2 : senders.size())).headers();
  }

  private String string() {
    String one = any(STRINGS);
    return random.nextInt(4) == 0 ? one + any(STRINGS) : one;
  }

  /** A text as part of an address: escaped once, twice, in a wrong way, or not at all. */
  private String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int way = random.nextInt(10);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = Character.isLetterOrDigit((char) (b & 0x7F)) && b > 0;
      if (way == 0 && b > ' ' && b < 127) {
        out.append((char) b);
      } else if (way == 1) {
        out.append(String.format(java.util.Locale.ROOT, "%%25%02x", b & 0xFF));
      } else if (way == 2 && b > 0) {
        out.append(String.format(java.util.Locale.ROOT, "%%c%x%%%02x", b >> 6, 0x80 | (b & 0x3F)));
      } else if (plain) {
        out.append((char) b);
      } else {
        out.append(String.format(java.util.Locale.ROOT, "%%%02X", b & 0xFF));
      }
    }
    return out.toString();
  }

  private String address(Call call) {
    StringBuilder address = new StringBuilder();
    for (String part : call.path().split("(?=\\{)|(?<=\\})", -1)) {
      address.append(part.startsWith("{") ? escaped(string()) : part);
    }
    char between = '?';
    for (String name : call.query()) {
      if (random.nextInt(3) > 0) {
        address.append(between).append(name).append('=').append(escaped(string()));
        between = '&';
        if (random.nextInt(20) == 0) {
          address.append('&').append(name).append("[]=").append(escaped(string()));
        }
      }
    }
    if (random.nextInt(15) == 0) {
      address.append(between).append(escaped(string())).append("=&&=&").append(escaped(string()));
    }
    return address.toString();
  }

  private Request request(String kind, String line, String headers, byte[] body, boolean silent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        (line + "\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return new Request(kind, out.toByteArray(), silent);
  }

  private Request posted(String kind, String path, String type, byte[] body) {
    return request(
        kind,
        "POST " + path + " HTTP/1.1",
        sender(path) + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n",
        body,
        false);
  }

  private Request call() {
    Call call = any(calls);
    if (call.method().equals("POST")) {
      return post(call);
    }
    return request(
        "call", "GET " + address(call) + " HTTP/1.1", sender(call.path()), new byte[0], false);
  }

  private Request post(Call call) {
    ObjectNode body = json.createObjectNode();
    for (String field : call.fields()) {
      String right = RIGHT.get(field);
      // With some of it right, the rest comes further.
      if (right != null && random.nextInt(3) > 0) {
        body.put(field, any(List.of(right.split(" ", -1))));
        continue;
      }
      switch (random.nextInt(12)) {
        case 0 -> {}
        case 1 -> body.put(field, random.nextLong());
        case 2 -> body.putNull(field);
        case 3 -> body.putArray(field).add(string());
        case 4 -> body.putObject(field).put("$gt", string());
        case 5 -> body.put(field, true);
        default -> body.put(field, string());
      }
    }
    body.put("__proto__", string()).put("editor", "admin").put("role", "admin");
    return posted(
        "post",
        address(call),
        "application/json",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Request body() {
    List<Call> posts = calls.stream().filter(call -> call.method().equals("POST")).toList();
    Call call = any(posts);
    if (random.nextBoolean()) {
      return post(call);
    }
    byte[] body =
        switch (random.nextInt(10)) {
          case 0 -> new byte[0];
          case 1 -> string().getBytes(StandardCharsets.UTF_8);
          case 2 -> "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
          case 3 -> "{\"a\":".repeat(5_000).getBytes(StandardCharsets.UTF_8);
          case 4 -> ("{\"why\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8);
          case 5 -> "{\"why\":\"x\",\"why\":\"y\"}".getBytes(StandardCharsets.UTF_16);
          case 6 -> new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0};
          case 7 -> ("{\"text\":\"" + "t".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
          case 8 ->
              "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                  .getBytes(StandardCharsets.UTF_8);
          default -> {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            yield noise;
          }
        };
    String type =
        any(
            List.of(
                "application/json",
                "text/html",
                "text/plain; charset=x",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=" + "b".repeat(300),
                "",
                "*/*;;;=",
                "application/json; charset=utf-16"));
    return posted("body", address(call), type, body);
  }

  private Request path() {
    StringBuilder path = new StringBuilder(any(FILES));
    for (int i = random.nextInt(6); i > 0; i--) {
      path.append(random.nextBoolean() ? "/" : "").append(any(STEPS));
    }
    if (random.nextInt(3) == 0) {
      path.append(escaped(string()));
    }
    return request("path", "GET " + path + " HTTP/1.1", sender(""), new byte[0], false);
  }

  private Request headers() {
    StringBuilder headers = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String value = string().replace("\r", "").replace("\n", "").replace("\u0000", "");
      headers.append(any(HEADERS).replace("%s", value)).append("\r\n");
    }
    Call call = any(calls);
    byte[] body = "{\"why\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    boolean post = call.method().equals("POST");
    return request(
        "headers",
        call.method() + " " + address(call) + " HTTP/1.1",
        sender(call.path()) + headers + (post ? "Content-Length: " + body.length + "\r\n" : ""),
        post ? body : new byte[0],
        false);
  }

  private Request method() {
    Call call = any(calls);
    String version =
        any(List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/9.9", "ICY"));
    return request(
        "method",
        any(METHODS) + " " + address(call) + " " + version,
        sender(call.path()) + "Content-Length: 0\r\n",
        new byte[0],
        false);
  }

  private Request files() {
    String boundary = "b0undary";
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String name = string().replace("\r", "").replace("\n", "").replace("\"", "\\\"");
      body.append("--")
          .append(boundary)
          .append("\r\nContent-Disposition: form-data; name=\"")
          .append(random.nextInt(5) == 0 ? string() : "file")
          .append("\"; filename=\"")
          .append(name)
          .append("\"\r\nContent-Type: text/plain\r\n\r\n")
          .append(string())
          .append("\r\n");
    }
    body.append(random.nextInt(4) == 0 ? "" : "--" + boundary + "--\r\n");
    return posted(
        "files",
        "/api/read",
        "multipart/form-data; boundary=" + boundary,
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Requests that no honest client sends: two lengths, wrong chunks, rubbish. */
  private Request broken() {
    String post = "POST /api/decisions HTTP/1.1";
    String smuggled = "GET /api/audit HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    return switch (random.nextInt(12)) {
      case 0 ->
          request(
              "two lengths",
              post,
              "Content-Length: 5\r\nContent-Length: 50\r\n",
              smuggled.getBytes(StandardCharsets.UTF_8),
              true);
      case 1 ->
          request(
              "length and chunks",
              post,
              "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
              ("0\r\n\r\n" + smuggled).getBytes(StandardCharsets.UTF_8),
              true);
      case 2 ->
          request(
              "odd encoding",
              post,
              "Transfer-Encoding: xchunked\r\n",
              smuggled.getBytes(StandardCharsets.UTF_8),
              true);
      case 3 ->
          request(
              "wrong chunk",
              post,
              "Transfer-Encoding: chunked\r\n",
              "ZZZ\r\nabc\r\n".getBytes(StandardCharsets.UTF_8),
              true);
      case 4 -> request("negative length", post, "Content-Length: -5\r\n", new byte[0], true);
      case 5 ->
          request("huge length", post, "Content-Length: 99999999999\r\n", new byte[] {'{'}, true);
      case 6 ->
          request(
              "huge chunk",
              post,
              "Transfer-Encoding: chunked\r\n",
              "FFFFFFFFFFFFFFFF\r\nabc".getBytes(StandardCharsets.UTF_8),
              true);
      case 7 -> {
        byte[] noise = new byte[1 + random.nextInt(500)];
        random.nextBytes(noise);
        yield new Request("noise", noise, true);
      }
      case 8 ->
          new Request(
              "HTTP/2 preface",
              "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.UTF_8),
              true);
      case 9 ->
          new Request(
              "another host",
              ("GET /api/session HTTP/1.1\r\nHost: "
                      + any(List.of("evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil", ""))
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8),
              true);
      case 10 ->
          new Request(
              "absolute address",
              ("GET http://evil.example/api/session HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8),
              true);
      default ->
          request(
              "many headers",
              "GET /api/home HTTP/1.1",
              "X-A: b\r\n".repeat(2_000),
              new byte[0],
              true);
    };
  }
}
