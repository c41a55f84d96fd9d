package org.dragoman.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The description of the API in OpenAPI 3.1, made from its routes and the records they answer. */
final class OpenApi {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final ObjectMapper json;
  private final Map<String, ObjectNode> schemas = new TreeMap<>();

  private OpenApi(ObjectMapper json) {
    this.json = json;
  }

  static ObjectNode of(List<Route> routes, ObjectMapper json) {
    OpenApi api = new OpenApi(json);
    ObjectNode root = json.createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", "Dragoman: the desk").put("version", "1");
    ObjectNode paths = root.putObject("paths");
    for (Route route : routes) {
      ObjectNode path = (ObjectNode) paths.get(route.path());
      if (path == null) {
        path = paths.putObject(route.path());
      }
      api.operation(path.putObject(route.method().toLowerCase(java.util.Locale.ROOT)), route);
    }
    ObjectNode components = root.putObject("components").putObject("schemas");
    api.schemas.forEach(components::set);
    return root;
  }

  private void operation(ObjectNode operation, Route route) {
    operation.put("summary", route.summary());
    ArrayNode parameters = operation.putArray("parameters");
    Matcher matcher = PARAMETER.matcher(route.path());
    while (matcher.find()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", matcher.group(1)).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    for (String name : route.query()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", name).put("in", "query").put("required", false);
      boolean number = name.equals("offset") || name.equals("limit");
      parameter.putObject("schema").put("type", number ? "integer" : "string");
    }
    if (!route.body().isEmpty()) {
      ObjectNode schema =
          operation
              .putObject("requestBody")
              .putObject("content")
              .putObject("application/json")
              .putObject("schema");
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      route.body().forEach(field -> properties.putObject(field).put("type", "string"));
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode right = responses.putObject(Integer.toString(route.status()));
    right.put("description", "the answer");
    if (route.answer() == Download.class) {
      right
          .putObject("content")
          .putObject("application/octet-stream")
          .putObject("schema")
          .put("type", "string")
          .put("format", "binary");
    } else if (route.status() != 204) {
      right
          .putObject("content")
          .putObject("application/json")
          .set("schema", schema(route.answer()));
    }
    ObjectNode wrong = responses.putObject("default");
    wrong.put("description", "what is wrong, as RFC 9457 has it");
    ObjectNode problem =
        wrong
            .putObject("content")
            .putObject("application/problem+json")
            .putObject("schema")
            .put("type", "object")
            .putObject("properties");
    for (String field : List.of("type", "title", "detail")) {
      problem.putObject(field).put("type", "string");
    }
    problem.putObject("status").put("type", "integer");
  }

  private ObjectNode schema(Type type) {
    return schema(type, Map.of());
  }

  private ObjectNode schema(Type type, Map<String, Type> bound) {
    ObjectNode schema = json.createObjectNode();
    Type meant = bound.getOrDefault(type.getTypeName(), type);
    if (meant instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      if (Iterable.class.isAssignableFrom(raw)) {
        schema.put("type", "array").set("items", schema(arguments[0], bound));
      } else if (Map.class.isAssignableFrom(raw)) {
        schema.put("type", "object").set("additionalProperties", schema(arguments[1], bound));
      } else {
        Map<String, Type> inside = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
          inside.put(raw.getTypeParameters()[i].getName(), arguments[i]);
        }
        fields(schema, raw, inside);
      }
      return schema;
    }
    Class<?> raw = (Class<?>) meant;
    if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
      return schema.put("type", "integer");
    }
    if (raw == double.class || raw == Double.class) {
      return schema.put("type", "number");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (raw == String.class) {
      return schema.put("type", "string");
    }
    if (raw == Void.class) {
      return schema;
    }
    if (raw == RawValue.class || JsonNode.class.isAssignableFrom(raw)) {
      return schema
          .put("type", "object")
          .put("description", "an assertion of the public format, with summary");
    }
    if (!schemas.containsKey(raw.getSimpleName())) {
      ObjectNode own = json.createObjectNode();
      schemas.put(raw.getSimpleName(), own);
      fields(own, raw, Map.of());
    }
    return schema.put("$ref", "#/components/schemas/" + raw.getSimpleName());
  }

  private void fields(ObjectNode schema, Class<?> raw, Map<String, Type> bound) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = json.createArrayNode();
    for (RecordComponent component : raw.getRecordComponents()) {
      properties.set(component.getName(), schema(component.getGenericType(), bound));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    schema.set("required", required);
  }
}
