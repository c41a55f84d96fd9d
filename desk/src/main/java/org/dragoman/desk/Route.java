package org.dragoman.desk;

import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.List;

/**
 * One call of the API: how it is asked, what it answers, and who answers it.
 *
 * @param method {@code GET} or {@code POST}
 * @param path with {@code {parameters}}
 * @param summary what it is for, in one line
 * @param query the names of its query parameters
 * @param body the fields of its JSON body; empty where it has none
 * @param answer the type of what it answers
 * @param status the HTTP status of that
 * @param handler makes the answer
 */
record Route(
    String method,
    String path,
    String summary,
    List<String> query,
    List<String> body,
    Type answer,
    int status,
    Handler handler) {

  /** Makes an answer; null is an empty one. */
  @FunctionalInterface
  interface Handler {
    @org.jspecify.annotations.Nullable
    Object answer(Context context) throws Exception;
  }

  static Route get(String path, String summary, List<String> query, Type answer, Handler handler) {
    return new Route("GET", path, summary, query, List.of(), answer, 200, handler);
  }

  static Route post(
      String path, String summary, List<String> body, Type answer, int status, Handler handler) {
    return new Route("POST", path, summary, List.of(), body, answer, status, handler);
  }
}
