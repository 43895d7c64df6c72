# bin/setenv.sh: read by catalina.sh before it starts Java. What is set in the environment already stays as it is.

# Every WebSocket and event stream is an open file. A limit that the service manager has set (systemd: LimitNOFILE=) is kept when it is higher.
if [ "$(ulimit -n)" != unlimited ] && [ "$(ulimit -n)" -lt 32768 ]; then
    ulimit -n 32768 2>/dev/null || echo "setenv.sh: only $(ulimit -n) open files are allowed, so about as many sockets" >&2
fi

# Where events are kept: outside of Tomcat, so that an upgrade of it leaves them alone. Any other setting may be given the same way.
: "${HELIOGRAPH_DATA:=${CATALINA_BASE:-.}/heliograph-data}"
export HELIOGRAPH_DATA

# A fixed heap: some 71 KiB per open WebSocket at the default frame limit of 16 KiB, so 1 GiB carries 10,000 with room for the rest.
CATALINA_OPTS="${CATALINA_OPTS:-} -Xms1g -Xmx1g"
# Short pauses, so that no reader waits long for the collector.
CATALINA_OPTS="$CATALINA_OPTS -XX:+UseG1GC -XX:MaxGCPauseMillis=50"
# An out of memory error ends the process; what was acknowledged is on disk, and the service manager starts it anew.
CATALINA_OPTS="$CATALINA_OPTS -XX:+ExitOnOutOfMemoryError"
# The order in which names resolve does not matter here, the kind of socket does: one that speaks IPv4 shows plain addresses in the access log.
CATALINA_OPTS="$CATALINA_OPTS -Djava.net.preferIPv4Stack=true"
export CATALINA_OPTS
