/*
 * A command that prints: BYTES in lines of 100, at RATE bytes a second (0: as fast as it goes), in writes of 8 KiB.
 * At the end it writes to FILE how many milliseconds that took, and when it ended (milliseconds since 1970).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 100, BLOCK = 8192 };

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void wait_until(double when)
{
    struct timespec t = {.tv_sec = (time_t)when, .tv_nsec = (long)((when - (time_t)when) * 1e9)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {
    }
}

static void put(const char *from, size_t count)
{
    while (count > 0) {
        ssize_t done = write(1, from, count);
        if (done < 0) {
            if (errno == EINTR)
                continue;
            perror("write");
            exit(1);
        }
        from += done;
        count -= (size_t)done;
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "printer BYTES RATE FILE\n");
        return 2;
    }
    long bytes = atol(argv[1]), printed = 0;
    double rate = atof(argv[2]), began = now(CLOCK_MONOTONIC);
    char block[BLOCK + LINE + 1];
    long number = 0;
    size_t filled = 0;
    while (printed < bytes) {
        while (filled < BLOCK)
            filled += (size_t)snprintf(block + filled, LINE + 1, "%012ld %.*s\n", number++, LINE - 14,
                "compiling something with a path that is long enough to look like the line of a real build tool");
        put(block, BLOCK);
        printed += BLOCK;
        filled -= BLOCK;
        memmove(block, block + BLOCK, filled);
        if (rate > 0)
            wait_until(began + printed / rate);
    }
    double took = now(CLOCK_MONOTONIC) - began;
    FILE *told = fopen(argv[3], "w");
    if (!told)
        return 1;
    fprintf(told, "%.1f %.0f\n", took * 1000, now(CLOCK_REALTIME) * 1000);
    return fclose(told) != 0;
}
