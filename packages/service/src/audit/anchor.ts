import { problem, ProblemError } from '../words/problem.ts'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { Checkpoint } from '../store/queries/audit-checkpoints.ts'

/**
 * The newest checkpoint, recorded outside the database. Without it, a log whose end was cut off
 * together with its seals and checkpoints would look as if it had never been longer.
 */
export type Anchor = Pick<Checkpoint, 'number' | 'hash'>

/** Path of the anchor, beside its key. */
export function anchorFileOf(keyFile: string): string {
  return keyFile.replace(/(\.pem)?$/, '.anchor.json')
}

/** An anchor file that cannot be read. */
export class AnchorUnreadable extends ProblemError {
  override readonly name = 'AnchorUnreadable'
}

/**
 * Reads an anchor; undefined when there is none.
 * @throws AnchorUnreadable
 */
export function readAnchor(file: string): Anchor | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const { hash, number } = parse(text)
  if (typeof number !== 'number' || typeof hash !== 'string') {
    throw new AnchorUnreadable(problem('AnchorForm', { file }))
  }
  return { number, hash }
}

function parse(text: string): Partial<Anchor> {
  try {
    return (JSON.parse(text) ?? {}) as Partial<Anchor>
  } catch {
    return {}
  }
}

/** Writes an anchor atomically. */
export async function writeAnchor(file: string, { hash, number }: Anchor): Promise<void> {
  const temporary = `${file}.${randomUUID()}`
  try {
    // Flushed first: after a power failure the new name must not refer to an empty file.
    const text = `${JSON.stringify({ number, hash })}\n`
    await writeFile(temporary, text, { mode: 0o600, flush: true })
    await rename(temporary, file)
  } catch (error) {
    // On a full disk, each attempt would otherwise leave a file behind.
    await rm(temporary, { force: true })
    throw error
  }
}
