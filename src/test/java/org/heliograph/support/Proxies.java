package org.heliograph.support;

import java.lang.reflect.Proxy;

/** Objects of a container's interfaces, of which a test needs a few methods. */
public final class Proxies {
    private Proxies() {}

    /** What an object answers. */
    public interface Answers {
        /** To a call; throws {@link #unexpected} where none is expected. */
        Object to(String method, Object[] arguments) throws Throwable;
    }

    /** An object that answers like this. */
    public static <T> T of(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> type.getSimpleName();
                    default -> answers.to(method.getName(), arguments == null ? new Object[0] : arguments);
                }));
    }

    /** Nobody was to call this. */
    public static UnsupportedOperationException unexpected(String method) {
        return new UnsupportedOperationException(method);
    }
}
