package org.dragoman.cluster;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What is made of the elements of another iterator, one after the other, as it is asked for. */
final class Flat<T, R> implements Iterator<R> {

  private final Iterator<T> source;
  private final Function<T, List<R>> made;
  private Iterator<R> ready = Collections.emptyIterator();

  Flat(Iterator<T> source, Function<T, List<R>> made) {
    this.source = source;
    this.made = made;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && source.hasNext()) {
      ready = made.apply(source.next()).iterator();
    }
    return ready.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }
}
