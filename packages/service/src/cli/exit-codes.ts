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

/** The name of an end. */
export type Ending = keyof typeof exitCodes

/** The exit codes for the help text. */
export const exitCodeHelp = `Exit codes:
  0  done
  1  unexpected failure
  2  wrong usage or configuration
  3  not signed in, or the sign-in is not accepted
  4  refused by a rule of the service
  5  the verdict is a denial
  6  the service cannot be reached, or time ran out`
