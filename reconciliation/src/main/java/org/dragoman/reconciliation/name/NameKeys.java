package org.dragoman.reconciliation.name;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keys under which names are filed, so that spellings of one name share one. Stateless. */
public final class NameKeys {

  private NameKeys() {}

  /** The keys under which a name is filed. */
  public static Set<String> of(NameForm name, boolean person) {
    Set<String> keys = new TreeSet<>();
    List<NameForm.Word> words = name.full();
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < words.size(); j++) {
        String one = words.get(i).skeleton();
        String other = words.get(j).skeleton();
        keys.add(one.compareTo(other) <= 0 ? one + "+" + other : other + "+" + one);
      }
      keys.add("1" + words.get(i).skeleton());
    }
    return keys;
  }

  /** The keys under which a name that may be the same is looked up. */
  public static Set<String> sought(NameForm name, boolean person) {
    Set<String> keys = of(name, person);
    return keys;
  }
}
