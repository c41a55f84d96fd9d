package org.dragoman.app;

import java.util.Set;
import picocli.CommandLine.Option;

/** Which hosts' pages may be read though they are not of the public internet. */
final class WebOption {

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      split = ",",
      description = {
        "Read pages of this host wherever it is and at any port. Otherwise only hosts of the",
        "public internet are asked, at the web's own ports."
      })
  private Set<String> hosts = Set.of();

  Set<String> hosts() {
    return Set.copyOf(hosts);
  }
}
