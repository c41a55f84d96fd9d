package org.dragoman.archive;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * A connection that carries every character there and back, over one to PostgreSQL, whose texts
 * hold all but U+0000. It travels as two others.
 */
final class WholeStrings implements InvocationHandler {

  /** No character of any text: Unicode keeps it for what programs do inside. */
  private static final char SIGN = '\uFDD0';

  private static final char ZERO = '0';
  private static final char ITSELF = '1';

  private final Object wrapped;

  private WholeStrings(Object wrapped) {
    this.wrapped = wrapped;
  }

  static Connection over(Connection connection) {
    return over(Connection.class, connection);
  }

  private static <T> T over(Class<T> type, Object wrapped) {
    return type.cast(
        Proxy.newProxyInstance(
            WholeStrings.class.getClassLoader(), new Class<?>[] {type}, new WholeStrings(wrapped)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (arguments != null && wrapped instanceof PreparedStatement) {
      for (int i = 1; i < arguments.length; i++) {
        if (arguments[i] instanceof String text) {
          arguments[i] = encoded(text);
        }
      }
    }
    Object result;
    try {
      result = method.invoke(wrapped, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    if (result instanceof String text) {
      return wrapped instanceof ResultSet ? decoded(text) : text;
    }
    if (result instanceof PreparedStatement statement) {
      return over(PreparedStatement.class, statement);
    }
    return result instanceof ResultSet rows ? over(ResultSet.class, rows) : result;
  }

  /** A text without U+0000 that tells where there was one. */
  static String encoded(String text) {
    if (text.indexOf('\0') < 0 && text.indexOf(SIGN) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\0' -> out.append(SIGN).append(ZERO);
        case SIGN -> out.append(SIGN).append(ITSELF);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The text that was {@link #encoded}. */
  static String decoded(String text) {
    if (text.indexOf(SIGN) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SIGN && i + 1 < text.length()) {
        i++;
        out.append(text.charAt(i) == ZERO ? '\0' : SIGN);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
