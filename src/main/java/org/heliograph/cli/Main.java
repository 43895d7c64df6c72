package org.heliograph.cli;

/** Where the jar begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
