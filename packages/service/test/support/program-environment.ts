import { fileURLToPath } from 'node:url'

/**
 * Variables of this process that a program which a test starts is given: where programs are found, and
 * where Node keeps the code that it has compiled, without which each start compiles everything again.
 */
export const programEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  }),
)

const built = process.env['ACCREDIT_TEST_PROGRAM']

/**
 * Arguments of Node that start the program: what was built from the source where the test run has built it,
 * which starts in a quarter of the time, and else the source.
 */
export const program: readonly string[] =
  built === undefined
    ? ['--conditions=source', fileURLToPath(new URL('../../src/bin.ts', import.meta.url))]
    : [built]
