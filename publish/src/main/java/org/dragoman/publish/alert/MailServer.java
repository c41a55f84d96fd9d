package org.dragoman.publish.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail server that digests are given to.
 *
 * <p>A digest's mail has the same Message-ID however often it is sent, by which mail programs tell
 * a second copy. Nothing of the web stands in a header unencoded. Immutable and thread-safe.
 */
public final class MailServer {

  private static final String MILLISECONDS = "20000";

  /** How the connection is kept from being read. */
  public enum Safety {
    /** It begins open and must become encrypted. */
    STARTTLS,
    /** It is encrypted from the start. */
    TLS,
    /** It is open. */
    NONE
  }

  private final String host;
  private final int port;
  private final Safety safety;
  private final String user;
  private final String password;

  /**
   * A mail server.
   *
   * @param user by which name it is told who sends; empty where it does not ask
   */
  public MailServer(String host, int port, Safety safety, String user, String password) {
    this.host = host;
    this.port = port;
    this.safety = safety;
    this.user = user;
    this.password = password;
  }

  /**
   * Sends a digest.
   *
   * @return why it could not be sent, as one line; empty where the server took it
   */
  public Optional<String> send(String from, List<String> to, Digest digest) {
    Session session = Session.getInstance(properties());
    try {
      MimeMessage message = new Told(session, digest.id() + "@" + from.replaceFirst(".*@", ""));
      message.setFrom(new InternetAddress(from, true));
      for (String address : to) {
        message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
      }
      String utf8 = StandardCharsets.UTF_8.name();
      message.setSubject(digest.subject(), utf8);
      message.setText(digest.text(), utf8);
      message.setSentDate(Date.from(digest.made()));
      message.setHeader("Content-Language", digest.language());
      // So that absence notes do not answer (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      try (Transport transport = session.getTransport("smtp")) {
        if (user.isEmpty()) {
          transport.connect();
        } else {
          transport.connect(user, password);
        }
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
      }
      return Optional.empty();
    } catch (AuthenticationFailedException e) {
      return Optional.of(host + " does not take user and password; correct them");
    } catch (SendFailedException e) {
      return Optional.of(host + " does not take mail to or from these addresses; check them");
    } catch (MessagingException e) {
      return Optional.of(
          safety == Safety.NONE
              ? "no connection to " + host + ":" + port + ", or it broke off; check server and port"
              : "no safe connection to "
                  + host
                  + ":"
                  + port
                  + "; check server, port, security and its certificate");
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(safety == Safety.TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    boolean upgrade = safety == Safety.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(upgrade));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(upgrade));
    properties.setProperty("mail.smtp.connectiontimeout", MILLISECONDS);
    properties.setProperty("mail.smtp.timeout", MILLISECONDS);
    properties.setProperty("mail.smtp.writetimeout", MILLISECONDS);
    return properties;
  }

  /** Keeps its id: the library would make another at each sending. */
  private static final class Told extends MimeMessage {
    private final String id;

    Told(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
