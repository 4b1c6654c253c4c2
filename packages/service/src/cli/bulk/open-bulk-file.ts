import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { BulkError, readBulkFile, type BulkFile } from '@accredit/client'
import type { CommandRun } from '../command-run.ts'
import { fileFailure } from '../file-failure.ts'

/** A file of rows, and the digest of its bytes. */
export interface OpenedFile extends BulkFile {
  /** SHA-256, in hexadecimal. */
  readonly digest: string
}

/**
 * Reads a file of rows.
 * @throws BulkError when it cannot be parsed; Failure when it cannot be opened
 */
export async function openBulkFile(file: string): Promise<OpenedFile> {
  const hash = createHash('sha256')
  async function* pieces() {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(piece)
      yield piece
    }
  }
  const read = await readBulkFile(pieces()).catch((error: unknown) => {
    if (error instanceof BulkError) throw error
    throw fileFailure('FileUnreadable', file, error)
  })
  return { ...read, digest: hash.digest('hex') }
}

/** Default ledger of a file: its name with `.ledger` as the extension. */
export function ledgerBeside(file: string): string {
  return `${file.replace(/(?<=[^/\\])\.(csv|tsv|txt|jsonl|ndjson)$/i, '')}.ledger`
}

/** Warns about unknown columns. */
export function tellUnknownColumns(
  { output, speech }: CommandRun,
  { unknownColumns }: OpenedFile,
): void {
  if (unknownColumns.length === 0) return
  const names = speech.formats.list(unknownColumns)
  output.note(speech.words.bulk.unknownColumns({ names }))
}
