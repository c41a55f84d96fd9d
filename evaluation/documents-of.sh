# Sourced: documents_of TREEBANK FOLDER makes text files of about 450 words out of a treebank's sentences.
documents_of() {
  mkdir -p "$2"
  awk -v folder="$2" -v wanted=450 '
    BEGIN { file = sprintf("%s/%04d.txt", folder, 0) }
    sub(/^# text = /, "") { print > file; words += NF; if (words >= wanted) { close(file); file = sprintf("%s/%04d.txt", folder, ++n); words = 0 } }
  ' "$1"
  # The last one is too short to count.
  rm -f "$(ls "$2"/*.txt | tail -n 1)"
}
