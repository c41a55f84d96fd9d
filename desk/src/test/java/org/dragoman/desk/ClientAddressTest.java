package org.dragoman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "198.51.100.7 | 203.0.113.5 | 198.51.100.7 | who is no proxy is not believed",
        "10.0.0.5 | - | 10.0.0.5 | a proxy that says nothing stands for itself",
        "10.0.0.5 | 203.0.113.5 | 203.0.113.5 | a proxy is believed",
        "10.0.0.5 | 192.0.2.1, 203.0.113.5 | 203.0.113.5 | what came with the request is not",
        "10.0.0.5 | 203.0.113.5, 10.0.0.6 | 203.0.113.5 | a proxy behind a proxy",
        "10.0.0.5 | 192.0.2.1, 203.0.113.5, 10.0.0.6 | 203.0.113.5 | both",
        "10.0.0.5 | 2001:db8::1 | 2001:db8::1 | IPv6",
        "10.0.0.5 | evil.example | 10.0.0.5 | names are no addresses",
        "10.0.0.5 | 203.0.113.5, <script> | 10.0.0.5 | nor is anything else",
        "10.0.0.5 | '' | 10.0.0.5 | nor nothing",
      })
  void theLastAddressThatIsNoTrustedProxyIsTaken(
      String peer, String header, String expected, String fact) {
    assertThat(ClientAddress.of(peer, header, Set.of("10.0.0.5", "10.0.0.6")))
        .as(fact)
        .isEqualTo(expected);
  }
}
