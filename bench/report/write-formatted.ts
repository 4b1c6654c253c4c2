import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, type FormatConfig } from 'oxfmt'
import { root } from '../folders.ts'

/**
 * Writes a repository file, formatted.
 * @param path relative to the repository
 */
export async function writeFormatted(path: string, text: string): Promise<void> {
  const style = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8')) as FormatConfig
  const { code, errors } = await format(path, text, style)
  if (errors.length > 0) throw new Error(`${path} cannot be formatted`)
  writeFileSync(join(root, path), code)
}
