import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readContent, replaceContent, type StoreContent } from '../../content.ts'
import { SchemaTooNew } from '../../migrations.ts'
import { findSetting, putSetting } from '../../queries/settings.ts'
import { checkPages, readOnce } from './check-pages.ts'
import { connect } from './database.ts'
import { migrateSqlite } from './migrate.ts'

/** Reason why bytes are no content file: what they are instead. */
export type ContentFault =
  | { readonly kind: 'no-database' }
  | { readonly kind: 'damaged'; readonly found: string }
  | { readonly kind: 'too-new'; readonly found: number; readonly known: number }
  | { readonly kind: 'other-store' }

/** Bytes that cannot be read as a content. */
export class ContentUnreadable extends Error {
  override readonly name = 'ContentUnreadable'
  readonly fault: ContentFault

  constructor(fault: ContentFault) {
    super(`not a content of a store: ${fault.kind}`)
    this.fault = fault
  }
}

/** Setting under which a content file stores its description. */
const markSetting = 'content.mark'
const magic = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * Writes a content as an SQLite file with this release's schema.
 * @param mark a description that `readContentFile` returns
 */
export function writeContentFile(content: StoreContent, mark: string): Promise<Buffer> {
  return inFolder(async (file) => {
    const database = new DatabaseSync(file)
    try {
      // The file is read back at once and not needed after a crash.
      database.exec('pragma journal_mode = off; pragma synchronous = off')
      migrateSqlite(database)
      const connection = connect(database)
      database.exec('begin')
      await replaceContent(connection, content)
      await putSetting(connection, markSetting, mark)
      database.exec('commit')
    } finally {
      database.close()
    }
    return readFile(file)
  })
}

/**
 * Reads a file written by `writeContentFile` of this or an older release.
 * @throws ContentUnreadable
 */
export function readContentFile(
  bytes: Uint8Array,
): Promise<{ readonly content: StoreContent; readonly mark: string }> {
  return inFolder(async (file) => {
    if (!magic.equals(bytes.subarray(0, magic.length))) {
      throw new ContentUnreadable({ kind: 'no-database' })
    }
    await writeFile(file, bytes, { mode: 0o600 })
    // Before the schema is read, since a damaged page can contain any number.
    const found = checkPages(file)
    if (found !== 'ok') throw new ContentUnreadable({ kind: 'damaged', found })
    const hasSettings = `select count(*) from sqlite_master where name = 'setting'`
    if (readOnce(file, hasSettings) !== '1') throw new ContentUnreadable({ kind: 'other-store' })
    const database = new DatabaseSync(file)
    try {
      const connection = connect(database)
      const mark = await findSetting(connection, markSetting)
      if (mark === undefined) throw new ContentUnreadable({ kind: 'other-store' })
      migrateSqlite(database)
      return { content: await readContent(connection), mark }
    } catch (error) {
      if (!(error instanceof SchemaTooNew)) throw error
      throw new ContentUnreadable({ kind: 'too-new', found: error.found, known: error.known })
    } finally {
      database.close()
    }
  })
}

async function inFolder<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'accredit-content-'))
  try {
    return await work(join(folder, 'content.db'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
