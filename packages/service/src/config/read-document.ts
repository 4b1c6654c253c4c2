import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { ConfigError } from './config.ts'

/** The largest file that is read, in bytes. */
const largest = 16 * 1024 * 1024

/**
 * Reads a file that an operator wrote, as YAML 1.2, which JSON is a part of.
 * @throws ConfigError naming the file and the line
 */
export function readDocument(path: string): unknown {
  const text = readText(path)
  const document = parseDocument(text, { prettyErrors: true })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) {
    const [what] = problem.message.split('\n', 1)
    throw new ConfigError(`${path} cannot be read: ${what?.replace(/:$/, '')}`)
  }
  return document.toJS({ maxAliasCount: 100 }) as unknown
}

function readText(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError(`${path} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  if (text.length > largest) throw new ConfigError(`${path} is longer than ${largest} characters`)
  return text
}
