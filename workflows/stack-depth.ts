// Run once, before the sandbox is frozen. The SDK takes a stack trace of every promise that a workflow makes and maps each
// of its lines back to the sources: a quarter of a case's CPU at V8's ten lines. Three tell where a promise was made, and
// where a failure came from. The same at every run, so that cases replay.
Error.stackTraceLimit = 3;

export {};
