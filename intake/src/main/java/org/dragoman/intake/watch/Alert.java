package org.dragoman.intake.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A saved query, and where it is told what is new in it.
 *
 * @param name what it is called; one line, no two alerts of a list alike
 * @param query words as {@code dragoman find} takes them
 * @param language in which the digest is put, a bare code; what is quoted stays as it was said
 * @param atom a feed that is written anew, where there is one
 * @param mail who gets mail, where somebody does
 * @param hook what is called, where something is
 */
public record Alert(
    String name,
    String query,
    String language,
    Optional<Path> atom,
    Optional<Mail> mail,
    Optional<Hook> hook) {

  /** How the connection to a mail server is kept from being read. */
  public enum Safety {
    /** It begins open and must become encrypted before anything is said (RFC 3207). */
    STARTTLS,
    /** It is encrypted from the start (RFC 8314). */
    TLS,
    /** It is open: for a server on this machine. */
    NONE
  }

  /**
   * Mail to be sent.
   *
   * @param to addresses, at least one
   * @param from the sender's address
   * @param server the mail server's host
   * @param user by which name the server is told who sends; empty where it does not ask
   * @param password the name of the environment's variable that has the password; empty without
   *     user
   */
  public record Mail(
      List<String> to,
      String from,
      String server,
      int port,
      Safety safety,
      String user,
      String password) {

    /** Copies the addresses. */
    public Mail {
      to = List.copyOf(to);
    }
  }

  /**
   * An address that is called.
   *
   * @param url of http or https
   * @param secret the name of the environment's variable that has the secret for signing
   */
  public record Hook(String url, String secret) {}
}
