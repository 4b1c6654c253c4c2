// @ts-check
// Preloaded into what run-pinned.mjs starts. The channel closes when the parent dies, even by
// SIGKILL; without this the child would live on and keep its port. The child's own children inherit
// this module, which ignores them.
if (process.env['STOP_WITH_PARENT'] === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
