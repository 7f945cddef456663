package org.rescind.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;

/**
 * Runs another main class for as long as somebody holds the other end of standard input.
 *
 * <p>The kernel closes that end however the launcher ends, {@code kill -9} included, so no child outlives it.
 */
final class Leash {
    private static final long EXIT_LIMIT_SECONDS = 20;

    private Leash() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            throw new IllegalArgumentException("usage: Leash <main class> [argument]…");
        }
        daemon("leash", Leash::exitAtEndOfInput);
        var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        var rest = new String[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        try {
            main.invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            // Threads that it has started must not keep alive what could not start.
            System.err.println(stackTrace(e.getCause() == null ? e : e.getCause()));
            System.exit(1);
        }
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static void exitAtEndOfInput() {
        try {
            InputStream input = System.in;
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe is an end like any other.
        }
        daemon("leash-halt", Leash::haltAfterLimit);
        System.exit(0);
    }

    private static void haltAfterLimit() {
        try {
            TimeUnit.SECONDS.sleep(EXIT_LIMIT_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
