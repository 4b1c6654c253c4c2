/** Exit codes. An interrupted program exits with 128 plus the signal's number, as usual. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  signIn: 3,
  refused: 4,
  denied: 5,
  unreachable: 6,
} as const

/** The name of an exit. */
export type Ending = keyof typeof exitCodes
