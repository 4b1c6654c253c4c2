// @ts-check

/** A repeated signal within this time is an echo, not a second request. */
const echoMs = 1000

/**
 * Wraps an action so that it ignores echoes: one Ctrl-C arrives twice, from the terminal and from
 * npm.
 * @template {string} Name
 * @param {(name: Name) => void} act
 * @param {() => number} [now] milliseconds
 * @returns {(name: Name) => void}
 */
export function skipEchoes(act, now = () => performance.now()) {
  /** @type {Map<Name, number>} */
  const lastSeen = new Map()
  return (name) => {
    const time = now()
    if (time - (lastSeen.get(name) ?? -Infinity) < echoMs) return
    lastSeen.set(name, time)
    act(name)
  }
}
