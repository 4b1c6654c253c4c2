import { readFileSync } from 'node:fs'
import { format, type FormatConfig } from 'oxfmt'

const style = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as FormatConfig

/**
 * Formats a file that a script writes, as `npm run format` would.
 * @throws Error if the text does not parse as the path's file type
 */
export async function formatAs(path: string, text: string): Promise<string> {
  // The formatter does not support SQL.
  if (path.endsWith('.sql')) return text
  const { code, errors } = await format(path, text, style)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  return code
}
