package org.dragoman.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.archive.Archive;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.reconciliation.tenure.Seat;
import org.dragoman.record.assertion.Tenure;

/** The posts that tenures of an archive name, by the offices that the record knows them as. */
public final class HeldPosts {

  private HeldPosts() {}

  /** Each post once, with all tenures that name it. */
  public static List<HeldPost> of(List<Tenure> tenures, Archive archive) {
    Map<String, Set<String>> offices = new HashMap<>();
    archive
        .itemBodies(tenures.stream().map(Tenure::id).distinct().toList())
        .forEach((id, line) -> offices.put(id, Seat.offices(line)));
    return HeldPost.of(tenures, offices);
  }
}
