// @ts-check
import { parseArgs } from 'node:util'

/**
 * Exits with a usage error.
 * @param {string} problem
 * @returns {never}
 */
export function endUsage(problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(2)
}

/**
 * Reads the options of a script. An option that it does not know ends it with code 2.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {Options} options as `parseArgs` of Node takes them
 * @param {readonly string[]} args
 */
export function readOptions(options, args = process.argv.slice(2)) {
  try {
    return parseArgs({ options, args: [...args] }).values
  } catch (error) {
    const { code = '', message } = /** @type {Error & { code?: string }} */ (error)
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    // The rest of the message is about options that begin with a dash, of which there are none
    // here.
    const [problem] = message.split(/\.? To /)
    const known = Object.keys(options).map((name) => `--${name}`)
    return endUsage(`${problem}. Options here: ${known.join(', ')}.`)
  }
}

/**
 * Reads the number that an option was given.
 * @param {string} name
 * @param {string} text
 * @param {{ least: number, most?: number, whole?: boolean }} bounds
 */
export function readNumber(name, text, { least, most = Number.MAX_SAFE_INTEGER, whole = true }) {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  const fits = whole ? Number.isSafeInteger(number) : Number.isFinite(number)
  if (fits && number >= least && number <= most) return number
  const kind = whole ? 'a whole number' : 'a number'
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`
  return endUsage(`--${name} is "${text}", but it must be ${kind}, ${range}.`)
}

/**
 * Reads the choice that an option was given.
 * @template {string} Choice
 * @param {string} name
 * @param {string} text
 * @param {readonly Choice[]} choices
 */
export function readChoice(name, text, choices) {
  const found = choices.find((choice) => choice === text)
  return found ?? endUsage(`--${name} is "${text}", but it must be one of ${choices.join(', ')}.`)
}
