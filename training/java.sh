# Sourced by the scripts beside it: builds `language` with its tests and runs programs from there as ./dragoman runs its own.
(cd "$here" && mvn -B -q -Pfast -pl language -am -DskipTests package &&
  mvn -B -q -Pfast -pl record,language -DskipTests compile dependency:build-classpath -Dmdep.outputFile=target/classpath >/dev/null)
mapfile -t java_command < <(DRAGOMAN_SHOW_COMMAND=1 "$here/dragoman")
# The sources' resources come first: what one program makes, the next one uses.
java_of_language() {
  "${java_command[@]}" -cp "$here/language/src/main/resources:$here/language/target/test-classes:$here/language/target/classes:$(cat "$here/language/target/classpath")" "$@"
}
