# Sourced by ./mvnw and ./chatter: points JAVA_HOME at a JDK of at least CHATTER_JDK_MIN (default 25), or stops with one line.
# Looks at JAVA_HOME, then at `java` on the PATH, then where Debian, SDKMAN, IDEs and macOS install JDKs.

chatter_jdk_feature() { # the feature version of the JDK in $1, or nothing when it is not a JDK
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  # No sed: the one line at the end must come whatever the PATH holds.
  while read -r chatter_line; do
    case $chatter_line in
      'JAVA_VERSION="'[0-9]*)
        chatter_line="${chatter_line#*\"}"
        echo "${chatter_line%%[!0-9]*}"
        ;;
    esac
  done <"$1/release"
}

chatter_find_jdk() {
  chatter_jdk_min="${CHATTER_JDK_MIN:-25}"
  chatter_jdk_seen=""
  chatter_path_java="$(command -v javac 2>/dev/null || true)"
  [ -z "$chatter_path_java" ] || { chatter_path_java="$(readlink -f "$chatter_path_java")"; chatter_path_java="${chatter_path_java%/bin/*}"; }
  # The globs below must expand here even where the caller has switched globbing off (mvnw runs under `set -f`).
  case $- in *f*) chatter_noglob=1; set +f ;; *) chatter_noglob="" ;; esac
  for chatter_candidate in "${JAVA_HOME:-}" "$chatter_path_java" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$chatter_candidate" ] || continue
    chatter_feature="$(chatter_jdk_feature "$chatter_candidate")"
    [ -n "$chatter_feature" ] || continue
    chatter_jdk_seen="$chatter_jdk_seen $chatter_feature"
    if [ "$chatter_feature" -ge "$chatter_jdk_min" ]; then
      [ -z "$chatter_noglob" ] || set -f
      JAVA_HOME="$chatter_candidate"
      export JAVA_HOME
      return 0
    fi
  done
  [ -z "$chatter_noglob" ] || set -f
  echo "chatter needs a JDK $chatter_jdk_min or newer (found:${chatter_jdk_seen:- none}). Install one, for instance Temurin from https://adoptium.net or \`sdk install java 25-tem\`, or point JAVA_HOME at it." >&2
  return 2
}

chatter_find_jdk || exit 2
