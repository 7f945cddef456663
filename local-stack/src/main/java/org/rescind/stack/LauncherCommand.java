package org.rescind.stack;

import java.util.concurrent.Callable;

/** A command of {@code ./rescind} that another module brings, as a service; it answers with the exit code. */
public interface LauncherCommand extends Callable<Integer> {}
