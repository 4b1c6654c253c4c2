// @ts-check

/** The same signal again within this time is an echo, not a second wish. */
const echoMs = 1000

/**
 * Makes an action that ignores echoes: one Ctrl-C arrives twice, from the terminal and from npm.
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
