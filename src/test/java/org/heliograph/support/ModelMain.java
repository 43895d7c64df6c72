package org.heliograph.support;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A model's process, to be killed: it takes an action, says which, and thinks for ever. */
public final class ModelMain {
    private ModelMain() {}

    /** Its arguments are {@code http}, an address and a token; or {@code stdio} and a command. */
    public static void main(String[] arguments) throws InterruptedException {
        Model model = arguments[0].equals("http")
                ? Model.at(URI.create(arguments[1]), arguments[2])
                : Model.with(List.of(arguments).subList(1, arguments.length));
        System.out.println(model.use("party-next", "{'wait':20}").getString("action_id"));
        new CountDownLatch(1).await();
    }
}
