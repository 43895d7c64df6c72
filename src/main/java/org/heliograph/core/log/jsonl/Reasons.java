package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What to tell people about a failure of the disk, in a few words. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() == null) {
            String name =
                    String.valueOf(Path.of(String.valueOf(failure.getFile())).getFileName());
            if (e instanceof NoSuchFileException) {
                return name + " is not there";
            }
            if (e instanceof FileAlreadyExistsException) {
                return name + " is there already";
            }
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
