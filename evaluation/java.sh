# Sourced by the measuring scripts: builds evaluation/target/lib and runs its programs as ./dragoman runs its own.
(cd "$here" && mvn -B -q -Pfast -Dmaven.test.skip=true -pl evaluation -am package)
java_of_dragoman() {
  local command
  mapfile -t command < <(DRAGOMAN_SHOW_COMMAND=1 "$here/dragoman")
  "${command[@]}" "$@"
}
