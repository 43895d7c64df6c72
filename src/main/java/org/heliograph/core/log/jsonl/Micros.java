package org.heliograph.core.log.jsonl;

import java.time.Instant;
import java.time.LocalDate;

/** Instants as microseconds since 1970, and as the 27 characters {@code 2026-11-21T11:14:30.123456Z}. */
final class Micros {
    static final int TEXT_LENGTH = 27;
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
    private static final long LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY - 1;

    private Micros() {}

    /** Rounded down; kept within the years that four digits can write. */
    static long of(Instant instant) {
        if (instant.getEpochSecond() < FIRST / SECOND) {
            return FIRST;
        }
        if (instant.getEpochSecond() > LAST / SECOND) {
            return LAST;
        }
        return instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    static void write(long micros, byte[] to, int at) {
        long day = Math.floorDiv(micros, DAY);
        long rest = Math.floorMod(micros, DAY);
        // Civil date from day number, counting years from March so that leap days come last.
        long z = day + 719_468;
        long era = Math.floorDiv(z, 146_097);
        long doe = z - era * 146_097;
        long yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        long mp = (5 * doy + 2) / 153;
        long month = mp < 10 ? mp + 3 : mp - 9;
        long year = yoe + era * 400 + (month <= 2 ? 1 : 0);
        digits(year, 4, to, at);
        to[at + 4] = '-';
        digits(month, 2, to, at + 5);
        to[at + 7] = '-';
        digits(doy - (153 * mp + 2) / 5 + 1, 2, to, at + 8);
        to[at + 10] = 'T';
        long second = rest / SECOND;
        digits(second / 3_600, 2, to, at + 11);
        to[at + 13] = ':';
        digits(second / 60 % 60, 2, to, at + 14);
        to[at + 16] = ':';
        digits(second % 60, 2, to, at + 17);
        to[at + 19] = '.';
        digits(rest % SECOND, 6, to, at + 20);
        to[at + 26] = 'Z';
    }

    /** {@link #NONE} if these characters are no instant. */
    static long read(byte[] from, int at) {
        if (at + TEXT_LENGTH > from.length
                || from[at + 4] != '-'
                || from[at + 7] != '-'
                || from[at + 10] != 'T'
                || from[at + 13] != ':'
                || from[at + 16] != ':'
                || from[at + 19] != '.'
                || from[at + 26] != 'Z') {
            return NONE;
        }
        long year = number(from, at, 4);
        long month = number(from, at + 5, 2);
        long day = number(from, at + 8, 2);
        long hour = number(from, at + 11, 2);
        long minute = number(from, at + 14, 2);
        long second = number(from, at + 17, 2);
        long micro = number(from, at + 20, 6);
        if ((year | month | day | hour | minute | second | micro) < 0
                || month < 1
                || month > 12
                || day < 1
                || day > 31
                || hour > 23
                || minute > 59
                || second > 59) {
            return NONE;
        }
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        long yoe = y - era * 400;
        long doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        return (era * 146_097 + doe - 719_468) * DAY + (hour * 3_600 + minute * 60 + second) * SECOND + micro;
    }

    private static void digits(long number, int count, byte[] to, int at) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long number(byte[] from, int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = from[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
