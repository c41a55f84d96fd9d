package org.dragoman.desk;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the desk is opened.
 *
 * @param host the address on which it listens; loopback unless there are users
 * @param port the port; 0 for any free one
 * @param users who may use it; null where everybody on this machine may
 * @param editor the name under which decisions are made where there are no users
 * @param secureCookies whether it is reached over encrypted connections only
 * @param uploads the folder that keeps what is handed in
 * @param log takes a line for each login, decision and defect
 */
public record DeskOptions(
    String host,
    int port,
    @Nullable Users users,
    String editor,
    boolean secureCookies,
    Path uploads,
    Consumer<String> log) {

  /** Refuses to be open to other machines without users. */
  public DeskOptions {
    boolean loopback = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1");
    if (users == null && !loopback) {
      throw new IllegalArgumentException(
          "the desk is open to this machine only (127.0.0.1) unless there are --users");
    }
  }
}
