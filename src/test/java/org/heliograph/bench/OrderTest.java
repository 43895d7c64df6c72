package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static Order saw(int... numbers) {
        Order order = new Order(2);
        for (int number : numbers) {
            order.seen(0, number);
        }
        return order;
    }

    private static void assertOrder(Order order, long received, long holes, long duplicates, long reordered) {
        assertThat(new long[] {order.received(), order.holes(), order.duplicates(), order.reordered()})
                .containsExactly(received, holes, duplicates, reordered);
    }

    @Test
    @DisplayName("All of them once and in order is without fault")
    void good() {
        Order order = saw(0, 1, 2);
        assertOrder(order, 3, 0, 0, 0);
        assertThat(order.next(0)).isEqualTo(3);
        assertThat(order.next(1)).isZero();
    }

    @Test
    @DisplayName("A hole, a double and one that came late are told apart")
    void faults() {
        assertOrder(saw(0, 2, 5), 3, 3, 0, 0);
        assertOrder(saw(0, 1, 1, 0), 2, 0, 2, 0);
        assertOrder(saw(0, 2, 1), 3, 0, 0, 1);
        assertOrder(saw(1, 0, 0, 2), 3, 0, 1, 1);
    }

    @Test
    @DisplayName("Two readers that saw two publishers in different orders disagree")
    void chains() {
        Order one = saw(0, 1);
        one.seen(1, 0);
        Order same = saw(0, 1);
        same.seen(1, 0);
        Order other = saw(0);
        other.seen(1, 0);
        other.seen(0, 1);
        assertThat(one.chain()).isEqualTo(same.chain()).isNotEqualTo(other.chain());
        assertOrder(other, 3, 0, 0, 0);
    }
}
