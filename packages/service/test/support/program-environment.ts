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
