package org.dragoman.understanding.syntax;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Tree;

/**
 * The heads and relations of a tree, put right where its own forms show that the parser erred.
 * Immutable once made.
 */
final class Mended {

  /** Languages in which heads stand last and cases tell what a name is to its verb. */
  private static final Set<String> TURKIC = Set.of("tr", "az", "kk");

  /** Persian light verbs, by their past stems. */
  private static final Set<String> LIGHT = Set.of("کرد", "نمود", "داد", "ساخت");

  private static final Map<String, String> CASES = Map.of("Acc", "obj", "Dat", "obl");

  /** Forms of a verb that stand for a noun or tell more of one. */
  private static final Set<String> NOMINAL = Set.of("Part", "Vnoun", "Ger");

  private static final Set<String> CLAUSES = Set.of("ccomp", "parataxis", "conj");

  /** Endings of "with", which the reader takes for a dative. */
  private static final Pattern WITH = Pattern.compile("\\p{L}{3}(['’]?[yl]?l[ae]|lə|[мбп]ен)$");

  /** Those that no name has otherwise, or that an apostrophe parts from it. */
  private static final Pattern INSTRUMENTAL =
      Pattern.compile("\\p{L}{3}([мбп]ен|['’]y?l[ae]|[^aeıioöuüəl]l[aə])$");

  /** The Kazakh genitive of a name that the reader gave no case. */
  private static final Pattern GENITIVE =
      Pattern.compile("\\p{L}{3}([ндт][ыі]ң|[aəeıioöuü]n[ıiuü]n)$");

  /** The Azerbaijani and Kazakh accusative of such a name. */
  private static final Pattern ACCUSATIVE =
      Pattern.compile("\\p{L}{3}([дт][ыі]|[aəeıioöuü]n[ıiuü])$");

  private final int[] heads;
  private final String[] relations;
  private final String[] cases;

  private Mended(int size) {
    heads = new int[size];
    relations = new String[size];
    cases = new String[size];
  }

  /** Mends the tree of a sentence of a language. */
  static Mended of(Tree tree, String language) {
    List<Node> nodes = tree.nodes();
    boolean turkic = TURKIC.contains(language.split("-", 2)[0]);
    Mended mended = new Mended(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String grammatical = feature(nodes, i, "Case");
      boolean with = turkic && grammatical.equals("Dat") && WITH.matcher(node.form()).find();
      mended.cases[i] = with ? "Ins" : grammatical;
      int colon = node.relation().indexOf(':');
      mended.heads[i] = node.isRoot() ? -1 : node.head();
      mended.relations[i] = colon < 0 ? node.relation() : node.relation().substring(0, colon);
    }
    for (int i = 0; i < nodes.size(); i++) {
      mended.nextSubject(nodes, i);
      mended.titleOfName(nodes, i);
      if (mended.relations[i].equals("nsubj") && mended.caseOf(nodes, i).equals("Ins")) {
        // "Deputy chair is the senator", where "is" takes another case: no subject stands in it.
        mended.relations[i] = "obl";
      }
    }
    if (language.startsWith("fa") || language.startsWith("ar")) {
      tree.names().stream()
          .filter(name -> name.type() == EntityType.PERSON)
          .forEach(mended::oneName);
    }
    if (language.startsWith("fa")) {
      for (int i = 0; i < nodes.size(); i++) {
        mended.clauseOfObject(nodes, i);
        mended.nounOfLightVerb(nodes, i);
        mended.nameOfCounterpart(nodes, i);
      }
    }
    if (language.startsWith("ar")) {
      for (int i = 0; i < nodes.size(); i++) {
        mended.firstObject(nodes, i);
      }
    }
    if (turkic) {
      for (int i = 0; i < nodes.size(); i++) {
        mended.partOfLightVerb(nodes, i);
        mended.ownerOfSubject(tree, i);
        mended.twoOwners(nodes, i);
        mended.postposition(nodes, i);
        mended.genitiveSubject(nodes, i);
        mended.titleOfObject(tree, i);
        mended.objectOfLightVerb(nodes, i);
        mended.ownerOfObject(nodes, i);
        mended.clauseOfTitle(nodes, i);
        mended.secondSubject(nodes, i);
        mended.byCase(nodes, i);
      }
    }
    return mended;
  }

  /** On which node a node depends; -1 for the root. */
  int head(int node) {
    return heads[node];
  }

  /** The universal relation of a node, without its subtype. */
  String relation(int node) {
    return relations[node];
  }

  /** The case of a node; empty where it has none. */
  String grammaticalCase(int node) {
    return cases[node];
  }

  /** A name in the accusative is no subject, whatever the reader takes it for. */
  private void byCase(List<Node> nodes, int node) {
    if (relations[node].equals("nsubj") && nodes.get(node).upos().equals("PROPN")) {
      relations[node] = CASES.getOrDefault(caseOf(nodes, node), "nsubj");
    }
  }

  /** "X said that the president Y will come": no apposition reaches over a verb. */
  private void nextSubject(List<Node> nodes, int node) {
    int head = heads[node];
    int verb = head < 0 || !relations[node].equals("appos") ? -1 : heads[head];
    if (verb <= head || verb >= node || !nodes.get(verb).upos().equals("VERB")) {
      return;
    }
    for (int i = node + 1; i < nodes.size(); i++) {
      if (heads[i] == verb && CLAUSES.contains(relations[i]) && !hasSubject(i)) {
        if (hang(node, i)) {
          relations[node] = "nsubj";
        }
        return;
      }
    }
  }

  /** "Г-жа Цай вручила": of two subjects side by side the noun is the title of the name. */
  private void titleOfName(List<Node> nodes, int node) {
    int next = node + 1;
    boolean title =
        next < nodes.size()
            && nodes.get(node).upos().equals("NOUN")
            && nodes.get(next).upos().equals("PROPN")
            && heads[node] == heads[next]
            && relations[node].equals("nsubj")
            && relations[next].equals("nsubj")
            && List.of("", "Nom", cases[node]).contains(caseOf(nodes, next));
    if (title && hang(node, next)) {
      relations[node] = "nmod";
    }
  }

  /**
   * "قطعنامه‌ای را تصویب کرد که": behind a verb with an indefinite object that is marked as one, a
   * clause tells more of that object.
   */
  private void clauseOfObject(List<Node> nodes, int node) {
    int verb = heads[node];
    if (verb < 0 || verb >= node || !relations[node].equals("ccomp") || hasSubject(node)) {
      return;
    }
    for (int i = 0; i < verb; i++) {
      boolean object =
          heads[i] == verb
              && relations[i].equals("obj")
              && nodes.get(i).form().endsWith("ی")
              && isMarked(i);
      if (object && hang(node, i)) {
        relations[node] = "acl";
        return;
      }
    }
  }

  /** A surname that the reader hung on the title or verb belongs to the name that it ends. */
  private void oneName(Name name) {
    int top = name.first();
    int head = heads[top];
    if (head >= name.first() && head < name.end()) {
      return;
    }
    for (int i = top + 1; i < name.end(); i++) {
      boolean outside = heads[i] >= 0 && (heads[i] < name.first() || heads[i] >= name.end());
      if (outside && hang(i, top)) {
        relations[i] = "flat";
      }
    }
  }

  /**
   * "به شدت محکوم کرد": the word right before a light verb that has no noun yet belongs to it, and
   * not to the adverb before.
   */
  private void nounOfLightVerb(List<Node> nodes, int node) {
    int verb = node + 1;
    boolean adverb =
        node > 1
            && verb < nodes.size()
            && heads[node] == node - 1
            && heads[node - 1] == verb
            && (relations[node].equals("amod") || relations[node].equals("nmod"))
            && relations[node - 1].equals("obl")
            && isMarked(node - 1)
            && LIGHT.contains(nodes.get(verb).lemma());
    for (int i = 0; adverb && i < verb; i++) {
      adverb = !(heads[i] == verb && relations[i].equals("compound"));
    }
    if (adverb && hang(node, verb)) {
      relations[node] = "compound";
    }
  }

  /**
   * "X and his counterpart Y agreed": a second subject right behind a noun listed with the first.
   */
  private void nameOfCounterpart(List<Node> nodes, int node) {
    int verb = heads[node];
    boolean named =
        verb > node && node > 1 && relations[node].equals("nsubj") && hasPart(node, "flat");
    if (!named) {
      return;
    }
    for (int at = node - 1; at >= 0 && heads[at] >= 0; at = heads[at]) {
      int above = heads[at];
      if (relations[at].equals("conj")
          && isNoun(nodes, at)
          && relations[above].equals("nsubj")
          && heads[above] == verb) {
        if (hang(node, at)) {
          relations[node] = "appos";
        }
        return;
      }
    }
  }

  /** "يشغل زيادين رئاسة": of two objects of a verb without a subject the name right behind it. */
  private void firstObject(List<Node> nodes, int node) {
    int verb = heads[node];
    boolean first =
        verb == node - 1
            && verb >= 0
            && relations[node].equals("obj")
            && nodes.get(node).upos().equals("PROPN")
            && nodes.get(verb).upos().equals("VERB")
            && !hasSubject(verb);
    for (int i = node + 1; first && i < nodes.size(); i++) {
      if (heads[i] == verb && relations[i].equals("obj")) {
        relations[node] = "nsubj";
        return;
      }
    }
  }

  private boolean hasPart(int node, String relation) {
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == node && relations[i].equals(relation)) {
        return true;
      }
    }
    return false;
  }

  /** "A ile Ankara'da": a postposition belongs to what stands before it. */
  private void postposition(List<Node> nodes, int node) {
    boolean ahead = relations[node].equals("case") && heads[node] > node && node > 0;
    if (!ahead || !isNoun(nodes, node - 1)) {
      return;
    }
    int before = node - 1;
    while (relations[before].equals("flat") && heads[before] >= 0 && heads[before] < before) {
      before = heads[before];
    }
    hang(node, before);
  }

  /**
   * "Fransa Senatının qəbul etdiyi qətnamə": a genitive is the subject of the participle or verbal
   * noun behind it, not of the sentence.
   */
  private void genitiveSubject(List<Node> nodes, int node) {
    int head = heads[node];
    if (!relations[node].equals("nsubj") || head < node || !caseOf(nodes, node).equals("Gen")) {
      return;
    }
    for (int i = node + 1; i < head; i++) {
      if (NOMINAL.contains(form(nodes, i))) {
        // A light verb may hang on its noun.
        int verb = relations[i].equals("compound") && heads[i] < i ? heads[i] : i;
        if (verb <= node || hasSubject(verb)) {
          return;
        }
        for (int between = node; between < verb; between++) {
          if (heads[between] == head) {
            hang(between, verb);
          }
        }
        return;
      }
    }
  }

  /** "Elçi Ana Sol'u çağırdı": a title right before a name in another case is the name's. */
  private void titleOfObject(Tree tree, int node) {
    List<Node> nodes = tree.nodes();
    int next = node + 1;
    boolean before =
        relations[node].equals("nsubj")
            ? next < nodes.size() && heads[next] == heads[node]
            : relations[node].equals("appos") && heads[node] < node && next < nodes.size();
    boolean title =
        before
            && nodes.get(node).upos().equals("NOUN")
            && nodes.get(next).upos().equals("PROPN")
            && (relations[next].equals("obj") || relations[next].equals("obl"))
            && Set.of("Acc", "Ins", "Dat").contains(caseOf(nodes, next))
            && isPerson(tree, next);
    if (title && hang(node, next)) {
      relations[node] = "nmod";
    }
  }

  /** Whether a name is a person's: seen as one, or of several words and seen as nothing else. */
  private boolean isPerson(Tree tree, int node) {
    for (Name name : tree.names()) {
      if (name.first() <= node && node < name.end()) {
        return name.type() == EntityType.PERSON;
      }
    }
    for (int i = node + 1; i < heads.length; i++) {
      if (heads[i] == node && relations[i].equals("flat")) {
        return true;
      }
    }
    return false;
  }

  /** "Bakı rədd edir": what hangs on a light verb below its noun belongs to both. */
  private void partOfLightVerb(List<Node> nodes, int node) {
    int verb = heads[node];
    boolean light =
        verb > node
            && relations[verb].equals("compound")
            && nodes.get(verb).upos().equals("VERB")
            && heads[verb] == verb - 1
            && node != verb - 1;
    if (light) {
      hang(node, verb - 1);
    }
    // "Meclisin kabul ettiği": the other way round, a subject on the noun is the verb's.
    int noun = heads[node];
    boolean below =
        noun > node
            && relations[node].equals("nsubj")
            && heads[noun] == noun + 1
            && nodes.get(noun).upos().equals("NOUN")
            && nodes.get(noun + 1).upos().equals("VERB");
    if (below) {
      hang(node, noun + 1);
    }
  }

  /** "Министр Мұрат әріптесі Юраймен кездесті": a second subject that ends in "with" is none. */
  private void secondSubject(List<Node> nodes, int node) {
    int last = lastOfName(nodes, node);
    boolean named =
        nodes.get(last).upos().equals("PROPN")
            && INSTRUMENTAL.matcher(nodes.get(last).form()).find();
    boolean with = named && relations[node].equals("nsubj");
    if (relations[node].equals("obl") && named && cases[last].equals("Nom")) {
      cases[node] = "Ins";
      cases[last] = "Ins";
    }
    boolean object =
        relations[node].equals("nsubj")
            && last > node
            && !named
            && nodes.get(last).upos().equals("PROPN")
            && (cases[last].equals("Acc")
                || (Set.of("", "Nom").contains(cases[last])
                    && ACCUSATIVE.matcher(nodes.get(last).form()).find()));
    for (int i = 0; object && i < node; i++) {
      if (heads[i] == heads[node] && relations[i].equals("nsubj")) {
        // "Spiker … Aniambossunu qəbul edib": whom the subject receives.
        cases[node] = "Acc";
        cases[last] = "Acc";
        relations[node] = "obj";
        return;
      }
    }
    for (int i = 0; with && i < node; i++) {
      if (heads[i] == heads[node] && relations[i].equals("nsubj")) {
        cases[node] = "Ins";
        cases[last] = "Ins";
        relations[node] = "obl";
        return;
      }
    }
  }

  /** "Raporu kabul etti": what hangs on the noun of a light verb is no part of that noun. */
  private void objectOfLightVerb(List<Node> nodes, int node) {
    int head = heads[node];
    boolean beside =
        head > node
            && nodes.get(node).relation().equals("nmod")
            && nodes.get(node).upos().equals("NOUN")
            && nodes.get(head).upos().equals("NOUN");
    if (beside && hasLightVerb(nodes, head)) {
      String grammatical = caseOf(nodes, node);
      if (grammatical.equals("Acc") || (grammatical.equals("Nom") && hasSubject(head))) {
        relations[node] = isMarked(node) ? "obl" : "obj";
      }
    }
  }

  /** "İsrail'in saldırılarını kınadıklarını": one in the genitive does not do what several do. */
  private void ownerOfObject(List<Node> nodes, int node) {
    int verb = heads[node];
    boolean owner =
        verb > node
            && (relations[node].equals("nsubj") || relations[node].equals("obl"))
            && caseOf(nodes, node).equals("Gen")
            && NOMINAL.contains(form(nodes, verb))
            && feature(nodes, verb, "Number").equals("Plur")
            && !feature(nodes, node, "Number").equals("Plur");
    for (int i = node + 1; owner && i < verb; i++) {
      if (heads[i] == verb && relations[i].equals("obj") && hang(node, i)) {
        relations[node] = "nmod";
        return;
      }
    }
  }

  /** "X президенті Аннаның сапары": a name in the genitive owns the subject behind it. */
  private void ownerOfSubject(Tree tree, int node) {
    List<Node> nodes = tree.nodes();
    int last = lastOfName(nodes, node);
    boolean before = relations[node].equals("appos") && heads[node] < node;
    boolean genitive =
        (relations[node].equals("nsubj") || (before && last > node))
            && nodes.get(last).upos().equals("PROPN")
            && (cases[last].equals("Gen")
                || (Set.of("", "Nom").contains(cases[last])
                    && last > node
                    && GENITIVE.matcher(nodes.get(last).form()).find()));
    genitive &= isPerson(tree, last);
    for (int i = last + 1; genitive && i < nodes.size(); i++) {
      if (!form(nodes, i).isEmpty() && !relations[i].equals("acl")) {
        // "X'in atanmasına ilişkin karar": what a verbal noun tells is not the noun's.
        return;
      }
      boolean owned =
          nodes.get(i).upos().equals("NOUN")
              && (relations[i].equals("nsubj") || relations[i].equals("obj"))
              && heads[i] > i;
      if (owned && hang(node, i)) {
        relations[node] = "nmod";
        cases[node] = "Gen";
        cases[last] = "Gen";
        return;
      }
    }
  }

  /** "Planlanan ziyaret depremler nedeniyle ertelendi": a noun has one owner, the one beside it. */
  private void twoOwners(List<Node> nodes, int node) {
    int noun = heads[node];
    int verb = noun < 0 ? -1 : heads[noun];
    boolean owner =
        noun > node + 1
            && verb > noun
            && nodes.get(node).relation().equals("nmod:poss")
            && nodes.get(node).upos().equals("NOUN")
            && relations[noun].equals("obl")
            && nodes.get(verb).upos().equals("VERB")
            && caseOf(nodes, node).equals("Nom")
            && !hasSubject(verb)
            && node > 0
            && relations[node - 1].equals("acl")
            && heads[node - 1] == noun;
    for (int i = node + 1; owner && i < noun; i++) {
      if (heads[i] == noun && nodes.get(i).relation().equals("nmod:poss") && hang(node, verb)) {
        relations[node] = "nsubj";
        for (int before = 0; before < node; before++) {
          if (heads[before] == noun) {
            hang(before, node);
          }
        }
        return;
      }
    }
  }

  /** The last word of a name that begins at a node, or stands beside the title there. */
  private int lastOfName(List<Node> nodes, int node) {
    int last = node;
    for (int i = node + 1; i < nodes.size() && i <= last + 1; i++) {
      boolean part = heads[i] == last || heads[i] == node || heads[i] == last - 1;
      last = part && nodes.get(i).upos().equals("PROPN") ? i : last;
    }
    return last;
  }

  /** "The visiting speaker of the senate X", where the reader took the senate for the visitor. */
  private void clauseOfTitle(List<Node> nodes, int node) {
    int noun = heads[node];
    while (noun > node
        && relations[node].equals("acl")
        && heads[noun] == noun + 1
        && nodes.get(noun).relation().equals("nmod:poss")
        && caseOf(nodes, noun).equals("Nom")) {
      noun = heads[noun];
    }
    if (noun > node && noun != heads[node]) {
      hang(node, noun);
    }
  }

  private boolean hasLightVerb(List<Node> nodes, int noun) {
    int next = noun + 1;
    return next < nodes.size()
        && heads[next] == noun
        && relations[next].equals("compound")
        && nodes.get(next).upos().equals("VERB");
  }

  private boolean isMarked(int node) {
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == node && relations[i].equals("case")) {
        return true;
      }
    }
    return false;
  }

  /** Hangs a node on another, unless that one hangs on it: a tree has no circle. */
  private boolean hang(int node, int head) {
    for (int at = head; at >= 0; at = heads[at]) {
      if (at == node) {
        return false;
      }
    }
    heads[node] = head;
    return true;
  }

  private boolean hasSubject(int verb) {
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == verb && relations[i].equals("nsubj")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNoun(List<Node> nodes, int node) {
    String upos = nodes.get(node).upos();
    return upos.equals("NOUN") || upos.equals("PROPN");
  }

  private static String form(List<Node> nodes, int node) {
    return feature(nodes, node, "VerbForm");
  }

  private static String feature(List<Node> nodes, int node, String name) {
    return nodes.get(node).features().getOrDefault(name, "");
  }

  /** The case of a node; of a name of several words, that of the last. */
  private String caseOf(List<Node> nodes, int node) {
    String found = cases[node];
    for (int i = node + 1; i < nodes.size(); i++) {
      if (heads[i] == node && relations[i].equals("flat")) {
        found = cases[i];
      }
    }
    return found;
  }
}
