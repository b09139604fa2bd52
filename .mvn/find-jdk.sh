# Sourced by mvnw and steward. Sets JAVA_HOME to a JDK new enough for Steward, or says what to
# install and returns 1. Versions are read from each JDK's `release` file: running `java -version`
# on every candidate would cost more than starting the command line does.

least_java=25

java_major() {
  major=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        value=${value#\"}
        major=${value%%[!0-9]*}
      fi
    done <"$1/release"
  fi
}

# The lowest version that is enough wins: it is the one Steward is built and tested on.
consider_jdk() {
  [ -x "$1/bin/javac" ] || return 0
  java_major "$1"
  [ -n "$major" ] && [ "$major" -ge "$least_java" ] || return 0
  if [ -z "$found_major" ] || [ "$major" -lt "$found_major" ]; then
    found_home=$1
    found_major=$major
  fi
}

find_jdk() {
  found_home=
  found_major=
  consider_jdk "${JAVA_HOME:-/nonexistent}"
  if [ -z "$found_home" ]; then
    for candidate in \
      /usr/lib/jvm/* \
      /usr/java/* \
      /opt/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-}"/.sdkman/candidates/java/* \
      "${HOME:-}"/.jdks/* \
      "${HOME:-}"/.jdks/*/Contents/Home; do
      consider_jdk "$candidate"
    done
  fi
  if [ -z "$found_home" ] && javac=$(command -v javac); then
    javac=$(readlink -f "$javac" 2>/dev/null || echo "$javac")
    consider_jdk "${javac%/bin/javac}"
  fi
  if [ -z "$found_home" ]; then
    cat >&2 <<MESSAGE
Steward needs a JDK $least_java or newer (with javac), and none was found in JAVA_HOME, the usual
folders (/usr/lib/jvm, /Library/Java/JavaVirtualMachines, ~/.sdkman, ~/.jdks) or on the PATH.

Install one, for example:
  Debian, Ubuntu   apt-get install openjdk-$least_java-jdk   (or Temurin's temurin-$least_java-jdk)
  Fedora           dnf install java-$least_java-openjdk-devel
  macOS            brew install openjdk@$least_java
  any              sdk install java $least_java-tem          (SDKMAN)

or point JAVA_HOME at one that is already there.
MESSAGE
    return 1
  fi
  JAVA_HOME=$found_home
  export JAVA_HOME
}
