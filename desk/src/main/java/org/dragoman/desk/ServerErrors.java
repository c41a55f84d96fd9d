package org.dragoman.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server answers by itself, to requests too broken to reach the desk: a problem like the
 * desk's own, with the same headers, and nothing of the request or the program in it.
 */
final class ServerErrors extends ErrorHandler {

  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Gives every answer the headers that keep scripts out. */
  static void configure(HttpConfiguration configuration) {
    configuration.setSendServerVersion(false);
    configuration.addCustomizer(
        (request, headers) -> {
          protect(headers);
          return request;
        });
  }

  /**
   * The status with which the server refuses a body while the desk reads it; 0 for other trouble.
   */
  static int refused(Throwable trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refusal && refusal.getCode() / 100 == 4) {
        return refusal.getCode();
      }
      if (cause instanceof EofException) {
        return HttpStatus.BAD_REQUEST_400;
      }
    }
    return 0;
  }

  private static void protect(HttpFields.Mutable headers) {
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static ByteBuffer problem(int status, HttpFields.Mutable headers) {
    protect(headers);
    headers.put(new HttpField(HttpHeader.CONTENT_TYPE, "application/problem+json"));
    headers.put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
    String body =
        "{\"type\":\"about:blank\",\"title\":\""
            + HttpStatus.getMessage(status)
            + "\",\"status\":"
            + status
            + ",\"detail\":\"the request is not one of HTTP as the desk understands it\"}";
    return ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    ByteBuffer body = problem(response.getStatus(), response.getHeaders());
    response.write(true, body, callback);
    return true;
  }
}
