package org.dragoman.archive;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.archive.CopyPolicy.Story;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Fingerprint;

/**
 * Joins documents that tell one story, in one language or as translations, and links each of them
 * to the one that came first.
 *
 * <p>The clusters are the connected components of the graph of copies, and the original the least
 * of its cluster, so the order of storing does not matter.
 */
final class CopyClusters {

  private static final String CANDIDATES =
      "select f.document, d.cluster, f.exact, f.minima from fingerprint f"
          + " join document d on d.number = f.document where f.document in"
          + " (select b.document from band b where b.band_key in ("
          + String.join(",", Collections.nCopies(Fingerprint.BANDS, "?"))
          + ")) and f.document <> ? order by f.document";

  /** Another value each time, so that a writer who takes the document just now can see it. */
  private static final String TAKE_AGAIN =
      "reconciled = case when reconciled > 0 then 0 else reconciled - 1 end";

  private final Statements statements;
  private final CopyPolicy policy;
  private final Comparator<Story> precedence;

  CopyClusters(Statements statements, CopyPolicy policy) {
    this.statements = statements;
    this.policy = policy;
    this.precedence = policy.precedence().thenComparing((Story story) -> story.document().id());
  }

  private record Candidate(long document, long cluster, Fingerprint fingerprint) {}

  private record Member(long document, String exact) {}

  /** Finds the copies of a document that has just been written under a number. */
  void join(long number, Story story, boolean replaced) throws SQLException {
    Fingerprint fingerprint = story.fingerprint();
    long own = statements.number("select cluster from document where number = ?", number);
    NavigableSet<Long> joined = new TreeSet<>();
    joined.add(own);
    if (!fingerprint.exact().isEmpty()) {
      statements
          .first(
              row -> row.getLong(1),
              """
              select d.cluster from fingerprint f join document d on d.number = f.document
              where f.exact = ? and f.document <> ? limit 1
              """,
              fingerprint.exact(),
              number)
          .ifPresent(joined::add);
    }
    joined.addAll(
        statements.list(
            row -> row.getLong(1),
            "select d.cluster from translation t join document d on d.number = t.other"
                + " where t.one = ?",
            number));
    for (Candidate candidate : candidates(number, fingerprint)) {
      if (!joined.contains(candidate.cluster())
          && policy.worthComparing(fingerprint, candidate.fingerprint())
          && policy.compare(story, story(candidate.document())).isPresent()) {
        joined.add(candidate.cluster());
      }
    }
    if (joined.size() > 1 || replaced) {
      relink(number, story, own, joined, replaced);
    }
  }

  /** Of which documents one is held to be a translation, by their ids, and why. */
  Map<String, String> translationsOf(long number) throws SQLException {
    Map<String, String> others = new TreeMap<>();
    statements.list(
        row -> others.put(row.getString(1), row.getString(2)),
        "select d.id, t.why from translation t join document d on d.number = t.other"
            + " where t.one = ?",
        number);
    return others;
  }

  /** Notes of which documents one is a translation, by their ids, and joins or parts them. */
  void translations(long number, Map<String, String> before, Map<String, String> others)
      throws SQLException {
    statements.execute("delete from translation where one = ? or other = ?", number, number);
    for (Map.Entry<String, String> other : others.entrySet()) {
      long its = statements.number("select number from document where id = ?", other.getKey());
      String add = "insert into translation (one, other, why) values (?, ?, ?)";
      statements.execute(add, number, its, other.getValue());
      statements.execute(add, its, number, other.getValue());
    }
    // Other reasons alone make no other story, and have no document taken again.
    if (before.keySet().equals(others.keySet())) {
      return;
    }
    if (before.isEmpty()) {
      join(number, story(number), false);
    } else {
      makeAnew(statements.number("select cluster from document where number = ?", number));
    }
  }

  /** Forgets all translations. */
  void forgetTranslations() throws SQLException {
    List<Long> clusters =
        statements.list(
            row -> row.getLong(1),
            "select distinct d.cluster from translation t join document d on d.number = t.one");
    statements.execute("delete from translation");
    for (long cluster : clusters) {
      makeAnew(cluster);
    }
  }

  /** Takes a cluster apart, and joins its documents again. */
  private void makeAnew(long cluster) throws SQLException {
    List<Member> members = members(cluster);
    for (Member member : members) {
      statements.execute("delete from copy where document = ?", member.document());
      statements.execute(
          "update document set cluster = number, " + TAKE_AGAIN + " where number = ?",
          member.document());
    }
    for (Member member : members) {
      join(member.document(), story(member.document()), false);
    }
  }

  private List<Candidate> candidates(long number, Fingerprint fingerprint) throws SQLException {
    List<Long> keys = fingerprint.bandKeys();
    if (keys.isEmpty()) {
      return List.of();
    }
    Object[] values = new Object[keys.size() + 1];
    for (int i = 0; i < keys.size(); i++) {
      values[i] = keys.get(i);
    }
    values[keys.size()] = number;
    return statements.list(
        row ->
            new Candidate(
                row.getLong(1),
                row.getLong(2),
                DocumentRows.fingerprint(row.getString(3), row.getBytes(4))),
        CANDIDATES,
        values);
  }

  /**
   * Makes one cluster of several. Only documents whose original changes are written, so that a
   * story copied a thousand times stays cheap.
   */
  private void relink(
      long number, Story story, long own, NavigableSet<Long> joined, boolean replaced)
      throws SQLException {
    long originalNumber = number;
    Story original = story;
    long settled = own;
    for (long cluster : joined) {
      for (long head : heads(cluster, number, replaced)) {
        Story candidate = story(head);
        if (precedence.compare(candidate, original) < 0) {
          original = candidate;
          originalNumber = head;
          settled = cluster;
        }
      }
    }
    boolean headIsNew = originalNumber == number || isCopy(originalNumber);
    for (long cluster : joined) {
      if (cluster != settled || headIsNew) {
        for (Member member : members(cluster)) {
          link(member, originalNumber, original);
        }
      }
    }
    if (originalNumber != number) {
      link(new Member(number, story.fingerprint().exact()), originalNumber, original);
    }
    long label = joined.first();
    for (long cluster : joined) {
      if (cluster != label) {
        statements.execute("update document set cluster = ? where cluster = ?", label, cluster);
      }
    }
  }

  /** Those of a cluster that may come first: its original, or all where that one was read again. */
  private List<Long> heads(long cluster, long number, boolean replaced) throws SQLException {
    boolean wasOriginal =
        replaced
            && statements.number("select count(*) from copy where original = ?", number) > 0
            && statements.number("select cluster from document where number = ?", number)
                == cluster;
    return statements.list(
        row -> row.getLong(1),
        """
        select d.number from document d
        where d.cluster = ? and d.number <> ?
          and (? = 1 or not exists (select 1 from copy c where c.document = d.number))
        """,
        cluster,
        number,
        wasOriginal ? 1 : 0);
  }

  private boolean isCopy(long number) throws SQLException {
    return statements.number("select count(*) from copy where document = ?", number) > 0;
  }

  private List<Member> members(long cluster) throws SQLException {
    return statements.list(
        row -> new Member(row.getLong(1), row.getString(2)),
        """
        select d.number, coalesce(f.exact, '') from document d
        left join fingerprint f on f.document = d.number where d.cluster = ?
        """,
        cluster);
  }

  private void link(Member member, long originalNumber, Story original) throws SQLException {
    // Whose word it is may be another now.
    statements.execute(
        "update document set " + TAKE_AGAIN + " where number = ?", member.document());
    if (member.document() == originalNumber) {
      statements.execute("delete from copy where document = ?", originalNumber);
      return;
    }
    String exact = original.fingerprint().exact();
    CopyLink.Kind kind;
    String why = null;
    if (!exact.isEmpty() && exact.equals(member.exact())) {
      kind = CopyLink.Kind.IDENTICAL;
    } else {
      Story copy = story(member.document());
      if (bare(copy).equals(bare(original))) {
        // A copy of a copy may be too far from the original to be told a copy of it directly.
        kind = policy.compare(copy, original).orElse(CopyLink.Kind.EDITED);
      } else {
        kind = CopyLink.Kind.TRANSLATED;
        why = why(member.document(), originalNumber) + "; " + policy.direction(original, copy);
      }
    }
    statements.execute(
        """
        insert into copy (document, original, kind, why) values (?, ?, ?, ?)
        on conflict (document) do update set original = excluded.original, kind = excluded.kind,
          why = excluded.why
        """,
        member.document(),
        originalNumber,
        kind.name(),
        why);
  }

  private String why(long one, long other) throws SQLException {
    return statements
        .first(
            row -> row.getString(1),
            "select why from translation where one = ? and other = ?",
            one,
            other)
        .orElse("through another copy or translation");
  }

  private static String bare(Story story) {
    return story.document().language().split("-", 2)[0];
  }

  private Story story(long number) throws SQLException {
    return statements
        .first(
            row ->
                new Story(
                    DocumentRows.document(row),
                    DocumentRows.fingerprint(row.getString("exact"), row.getBytes("minima")),
                    row.getInt("cites") != 0),
            "select "
                + DocumentRows.WHOLE
                + ", d.cites, coalesce(f.exact, '') as exact, f.minima"
                + " from document d left join fingerprint f on f.document = d.number"
                + " where d.number = ?",
            number)
        .orElseThrow();
  }
}
