// @ts-check
// Loaded first into what run-pinned.mjs starts. The channel closes when the parent dies, even by
// SIGKILL; without this the child would go on alone and keep its port. What the child itself starts
// inherits this module, and is left alone.
if (process.env['STOP_WITH_PARENT'] === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
