package org.dragoman.desk;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each address do so many things a minute (token bucket). Thread-safe. */
final class RateLimit {

  private static final int MOST_ADDRESSES = 10_000;

  private final double perMinute;
  private final Clock clock;
  private final LinkedHashMap<String, double[]> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Whether an address may do one thing more now. */
  synchronized boolean allows(String address) {
    double now = clock.millis() / 60_000.0;
    double[] bucket = buckets.computeIfAbsent(address, key -> new double[] {perMinute, now});
    bucket[0] = Math.min(perMinute, bucket[0] + (now - bucket[1]) * perMinute);
    bucket[1] = now;
    if (bucket[0] < 1) {
      return false;
    }
    bucket[0]--;
    return true;
  }
}
