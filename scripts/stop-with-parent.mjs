// @ts-check
// Loaded first into what run-pinned.mjs starts. The channel closes when the parent dies, even by
// SIGKILL; without this the child would go on alone and keep its port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
