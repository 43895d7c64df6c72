package org.heliograph.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Java examples of a document, compiled as they stand there. */
final class Example {
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("public class (\\w+)");

    private Example() {}

    /** Compiles every example of a document and gives back the folder of the classes. */
    static Path compiled(Path document, Path work, String classPath) {
        try {
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "--release", "17", "-cp", classPath));
            Path classes = Files.createDirectories(work.resolve("classes"));
            arguments.addAll(List.of("-d", classes.toString()));
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                arguments.add(source(block.group(1), work).toString());
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new AssertionError("An example of " + document + " does not compile");
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path source(String text, Path work) throws IOException {
        Path folder = work.resolve("source").resolve(first(PACKAGE, text).replace('.', '/'));
        return Files.writeString(Files.createDirectories(folder).resolve(first(TYPE, text) + ".java"), text);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
