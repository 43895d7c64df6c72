package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Takes the fields of a line one after the other, in the order this package writes them. A step that does not fit makes
 * {@link #failed} true and all later steps void.
 */
final class Fields {
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean failed;
    private int stringFrom;
    private int stringTo;

    static byte[] name(String literal) {
        return literal.getBytes(US_ASCII);
    }

    Fields over(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        failed = false;
        return this;
    }

    boolean failed() {
        return failed;
    }

    int at() {
        return at;
    }

    /** Whether this literal comes next; takes it if so. */
    boolean takes(byte[] literal) {
        if (failed || end - at < literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (bytes[at + i] != literal[i]) {
                return false;
            }
        }
        at += literal.length;
        return true;
    }

    Fields expect(byte[] literal) {
        failed = !takes(literal);
        return this;
    }

    /** A number of at most 18 digits without a sign. */
    long number() {
        int start = at;
        long number = 0;
        while (!failed && at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start < 18) {
            number = number * 10 + bytes[at++] - '0';
        }
        failed |= at == start || (bytes[start] == '0' && at - start > 1);
        return number;
    }

    /** A string with its quotes; {@link #text} or its bounds say which. */
    Fields string() {
        failed |= at >= end || bytes[at] != '"';
        stringFrom = ++at;
        while (!failed && at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        stringTo = at;
        failed |= at++ >= end;
        return this;
    }

    int stringFrom() {
        return stringFrom;
    }

    int stringTo() {
        return stringTo;
    }

    /** The string taken last. */
    String text() {
        return failed ? "" : JsonString.decode(bytes, stringFrom, stringTo);
    }

    /** An instant in quotes. */
    long instant() {
        string();
        failed |= stringTo - stringFrom != Micros.TEXT_LENGTH;
        long micros = failed ? Micros.NONE : Micros.read(bytes, stringFrom);
        failed |= micros == Micros.NONE;
        return micros;
    }
}
