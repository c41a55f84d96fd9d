package org.dragoman.intake.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertReaderTest {

  @TempDir Path folder;

  private List<Alert> read(String alerts) throws IOException, WatchList.Unusable {
    Path file = folder.resolve("sources.yaml");
    Files.writeString(file, "sources: [{feed: 'https://example.org/'}]\nalerts: " + alerts);
    return WatchList.read(file, Set.of("en", "fa"), false).alerts();
  }

  @Test
  void anAlertIsReadWithAllItsWays() throws Exception {
    List<Alert> alerts =
        read(
            """

              - name: Armenia and Türkiye
                query: armenia "friendship group"
                language: fa
                atom: feeds/a.atom
                email: {to: [a@example.org, b@example.org], from: d@example.org,
                  server: mail.example.org, user: d, password-from: MAIL_PASSWORD}
                webhook: {url: 'https://example.org/hook', secret-from: HOOK_SECRET}
            """);
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.get(0);
    assertThat(alert.query()).isEqualTo("armenia \"friendship group\"");
    assertThat(alert.atom()).contains(folder.toAbsolutePath().resolve("feeds/a.atom"));
    Alert.Mail mail = alert.mail().orElseThrow();
    assertThat(mail.to()).containsExactly("a@example.org", "b@example.org");
    assertThat(mail.safety()).isEqualTo(Alert.Safety.STARTTLS);
    assertThat(mail.port()).isEqualTo(587);
    assertThat(alert.hook().orElseThrow().secret()).isEqualTo("HOOK_SECRET");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                              | alerts: write a list
          [{query: a, atom: b}]                                           | alert 1, name: missing
          [{name: a, atom: b}]                                            | alert 1, query: missing
          [{name: a, query: b}]                                           | alert 1 tells nobody
          [{name: a, query: b, atom: c, cc: d}]                           | alert 1: "cc" is unknown
          [{name: a, query: b, atom: c}, {name: a, query: b, atom: c}]    | alert 2, name: "a" is there twice
          [{name: "a\\nBcc: x@example.org", query: b, atom: c}]           | alert 1, name: one line
          [{name: a, query: b, atom: c, language: xx}]                    | alert 1, language: no digest in "xx"
          [{name: a, query: b, email: x}]                                 | alert 1, email: write fields
          [{name: a, query: b, email: {to: x, from: a@b.c, server: s}}]   | alert 1, email, to: "x" is no e-mail address
          [{name: a, query: b, email: {to: a@b.c, from: "a@b.c\\r\\nBcc: x@y.z", server: s}}] | alert 1, email, from: "a@b.c  Bcc: x@y.z" is no e-mail
          [{name: a, query: b, email: {to: a@b.c, from: a@b.c}}]          | alert 1, email, server: missing
          [{name: a, query: b, email: {to: a@b.c, from: a@b.c, server: s, port: 99999}}] | alert 1, email, port: a number
          [{name: a, query: b, email: {to: a@b.c, from: a@b.c, server: s, security: ssl}}] | alert 1, email, security: one of
          [{name: a, query: b, email: {to: a@b.c, from: a@b.c, server: s, user: u}}] | alert 1, email, password-from: missing
          [{name: a, query: b, email: {to: a@b.c, from: a@b.c, server: s, user: u, password-from: P, security: none}}] | a password is not sent openly
          [{name: a, query: b, webhook: {url: x, secret-from: S}}]        | alert 1, webhook, url: "x" is no address
          [{name: a, query: b, webhook: {url: 'https://x.org/', secret-from: my secret}}] | not the secret itself
          """)
  void aWrongAlertSaysWhichAndWhatInOneLine(String yaml, String line) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(WatchList.Unusable.class)
        .hasMessageContaining(line)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\r"));
  }
}
