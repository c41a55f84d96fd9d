package org.dragoman.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.entity.Entity;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void oneDocumentIsGivenWithWhatItTellsAndWhomItNames() {
    SmallRecord record = new SmallRecord();
    String first =
        record
            .documents()
            .map(one -> one.document())
            .filter(one -> one.uri().toString().equals("https://a.example/1"))
            .findFirst()
            .orElseThrow()
            .id();
    Selection selection = new Selection(record, Set.of(first));
    assertThat(selection.documents()).hasSize(1);
    assertThat(selection.assertions())
        .extracting(Assertion::id)
        .containsExactlyInAnyOrder("mention-person-sol", "event-1", "tenure-1");
    assertThat(selection.entities())
        .extracting(Entity::id)
        .containsExactly("person-sol", "person-veli");
    assertThat(selection.document(first)).isPresent();
  }

  @Test
  void nothingIsGivenOfNoDocument() {
    Selection selection = new Selection(new SmallRecord(), Set.of());
    assertThat(selection.assertions()).isEmpty();
    assertThat(selection.entities()).isEmpty();
  }
}
