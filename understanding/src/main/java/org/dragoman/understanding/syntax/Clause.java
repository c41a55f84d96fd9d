package org.dragoman.understanding.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The clauses of a sentence: subjects, also those that are not said twice. Stateless. */
public final class Clause {

  private Clause() {}

  /** Whether a verb is passive by its form or its subject's. */
  public static boolean isPassive(Parse parse, int verb) {
    if (parse.feature(verb, "Voice").equals("Pass")) {
      // What has an object is active, whatever the reader takes its form for.
      return parse.children(verb).stream().noneMatch(child -> parse.is(child, "obj"));
    }
    if (parse.node(verb).relation().equals("acl")
        && verb > parse.head(verb)
        && parse.feature(verb, "VerbForm").equals("Part")
        && parse.feature(verb, "Tense").equals("Past")
        && !parse.feature(verb, "Voice").equals("Act")
        && parse.children(verb).stream().noneMatch(child -> parse.is(child, "obj", "nsubj"))) {
      // "Soldiers killed near Goma": a participle behind its noun.
      return true;
    }
    boolean passive = false;
    boolean object = false;
    for (int child : parse.children(verb)) {
      String relation = parse.node(child).relation();
      if (relation.equals("aux:pass")) {
        return true;
      }
      passive |= relation.equals("nsubj:pass");
      object |= parse.is(child, "obj");
    }
    return passive && !object;
  }

  /** The node of the subject that hangs on a predicate itself; -1 where there is none. */
  public static int own(Parse parse, int predicate) {
    for (int child : parse.children(predicate)) {
      if (parse.is(child, "nsubj")) {
        return child;
      }
    }
    return -1;
  }

  /** The node of a predicate's subject, its own or shared; -1 where there is none. */
  public static int subject(Parse parse, int predicate) {
    return subject(parse, predicate, -1);
  }

  /** The same, but for a node that is the act itself. */
  public static int subject(Parse parse, int predicate, int act) {
    int at = predicate;
    for (int step = 0; step < 6 && at >= 0; step++) {
      for (int child : parse.children(at)) {
        if (parse.is(child, "nsubj")
            && child != act
            && !isMarked(parse, child)
            && (at == predicate || !isOther(parse, predicate, child))) {
          return child;
        }
      }
      int before = at == predicate ? ofConverb(parse, at) : -1;
      if (before >= 0) {
        return before;
      }
      int head = parse.head(at);
      if (head < 0) {
        return -1;
      }
      switch (parse.relation(at)) {
        case "conj", "xcomp", "advcl", "aux", "cop", "parataxis", "compound" -> at = head;
        case "acl" -> {
          // "The minister who met": what the clause stands with is its subject.
          return parse.isNoun(head) || parse.upos(head).equals("PRON") ? head : -1;
        }
        case "ccomp" -> {
          // Only a clause without its own subject shares that of the verb above, or of what it is
          // due to: "X is to meet", where the language says it with a noun.
          at = isFinite(parse, at) && !isDue(parse, head) ? -1 : head;
        }
        default -> at = -1;
      }
    }
    return -1;
  }

  /** "X, having adopted it, condemned": the subject that stands with a verb's converb. */
  private static int ofConverb(Parse parse, int verb) {
    for (int clause : parse.children(verb)) {
      if (clause < verb
          && parse.is(clause, "advcl")
          && parse.feature(clause, "VerbForm").equals("Conv")) {
        for (int child : parse.children(clause)) {
          if (parse.is(child, "nsubj") && !isMarked(parse, child)) {
            return child;
          }
        }
      }
    }
    return -1;
  }

  private static boolean isDue(Parse parse, int predicate) {
    return !parse.isVerb(predicate)
        && parse.children(predicate).stream().anyMatch(child -> parse.is(child, "cop"));
  }

  /** "Said that both countries agreed and announced": one does not do what several do. */
  private static boolean isOther(Parse parse, int verb, int subject) {
    return parse.feature(verb, "VerbForm").equals("Fin")
        && parse.feature(verb, "Number").equals("Sing")
        && parse.feature(subject, "Number").equals("Plur");
  }

  /** Whether a verb or one of its auxiliaries is finite: "denies having attacked" is not. */
  private static boolean isFinite(Parse parse, int verb) {
    String form = parse.feature(verb, "VerbForm");
    // "Kınadıklarını bildirdi": what several do who speak, said with a noun of the verb.
    boolean noun =
        form.equals("Part")
            && parse.feature(verb, "Case").equals("Acc")
            && parse.feature(verb, "Number").equals("Plur");
    if (form.equals("Inf") || form.equals("Ger") || noun) {
      return false;
    }
    return !form.equals("Part")
        || parse.children(verb).stream()
            .noneMatch(child -> parse.is(child, "aux") && isOpen(parse, child));
  }

  private static boolean isOpen(Parse parse, int auxiliary) {
    return Set.of("Inf", "Ger", "Part").contains(parse.feature(auxiliary, "VerbForm"));
  }

  /** Whether a noun has its light verb hanging on it, instead of the other way round. */
  public static boolean isLight(Parse parse, int noun) {
    for (int child : parse.children(noun)) {
      if (parse.isVerb(child)
          && child > noun
          && (parse.is(child, "compound")
              || (parse.is(child, "aux", "cop") && parse.upos(child).equals("VERB")))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an adposition stands with a node: then it is no subject, whatever the reader says. */
  private static boolean isMarked(Parse parse, int node) {
    return parse.children(node).stream()
        .anyMatch(child -> parse.is(child, "case") && parse.upos(child).equals("ADP"));
  }

  /** The verb on which a node hangs, through nouns; -1 where there is none. */
  public static int verbAbove(Parse parse, int node) {
    for (int at = parse.head(node); at >= 0; at = parse.head(at)) {
      if (parse.isVerb(at)) {
        return at;
      }
    }
    return -1;
  }

  /** The nodes from one up to the root, itself first. */
  public static List<Integer> path(Parse parse, int node) {
    List<Integer> path = new ArrayList<>();
    for (int at = node; at >= 0; at = parse.head(at)) {
      path.add(at);
    }
    return path;
  }
}
