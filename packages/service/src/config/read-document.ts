import { isUtf8 } from 'node:buffer'
import { describeFault } from '../files/describe-fault.ts'
import { problem } from '../words/problem.ts'
import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { ConfigError } from './config.ts'

/** The largest file that is accepted, in bytes. */
const largest = 16 * 1024 * 1024

/**
 * Reads an operator's file as YAML 1.2, of which JSON is a subset.
 * @throws ConfigError naming the file and the line
 */
export function readDocument(path: string): unknown {
  const text = readText(path)
  const document = parseDocument(text, { prettyErrors: true })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) {
    const [what] = fault.message.split('\n', 1)
    throw new ConfigError(problem('DocumentForm', { path, problem: what?.replace(/:$/, '') ?? '' }))
  }
  return document.toJS({ maxAliasCount: 100 }) as unknown
}

function readText(path: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const fault = describeFault(error)
    throw new ConfigError(problem('FileUnreadable', { path, fault }), { cause: error })
  }
  if (!isUtf8(bytes)) throw new ConfigError(problem('DocumentText', { path }))
  if (bytes.length > largest) {
    throw new ConfigError(problem('DocumentLength', { path, most: largest }))
  }
  return bytes.toString('utf8')
}
