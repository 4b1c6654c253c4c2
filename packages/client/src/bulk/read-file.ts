import { bulkFinding, type BulkFinding } from '@accredit/contract/bulk-rules'
import papa from 'papaparse'
import { BulkError } from './bulk-error.ts'
import { columnTitles, findColumn, type Column } from '@accredit/contract/bulk-rows'
import { isResultTitle } from './results.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'

/** A file of rows. */
export interface BulkFile {
  readonly rows: readonly BulkRow[]
  /** Separator of its cells; absent for JSON Lines. */
  readonly separator?: ',' | ';' | '\t' | undefined
  /** Titles that name no column of a bulk; their cells are not read. */
  readonly unknownColumns: readonly string[]
}

const megabyte = 1024 * 1024
/** Largest file, in megabytes. */
const largestFile = 32
/** Most rows of a file. */
const mostRows = 200_000
const separators = [',', ';', '\t'] as const

/** First bytes of formats that are no text. Sources: the formats' specifications. */
const spreadsheets: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
]

/**
 * Reads a file of rows: CSV with a comma, semicolon or tab between cells, or JSON Lines; in UTF-8 or
 * in UTF-16 with a byte-order mark. A row that cannot be read has a `problem`.
 * @param pieces the bytes; no more are taken than a file may have
 * @throws BulkError when the file as a whole cannot be read
 *
 * @example
 * import { readBulkFile, type Partner } from '@accredit/client'
 *
 * export async function checkFile(partner: Partner, file: Blob) {
 *   const { rows } = await readBulkFile([new Uint8Array(await file.arrayBuffer())])
 *   return partner.checkBulk(rows)
 * }
 */
export async function readBulkFile(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<BulkFile> {
  const text = await readText(pieces)
  const start = text.trimStart()
  if (start === '') throw new BulkError(bulkFinding('FileEmpty'))
  if (start.startsWith('[')) throw new BulkError(bulkFinding('FileIsJsonArray'))
  const file = start.startsWith('{') ? readJsonLines(text) : readCsv(text)
  if (file.rows.length === 0) throw new BulkError(bulkFinding('FileEmpty'))
  return file
}

async function readText(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  let size = 0
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let begun = new Uint8Array()
  const texts: string[] = []
  try {
    for await (const piece of pieces) {
      size += piece.length
      if (size > largestFile * megabyte) {
        throw new BulkError(bulkFinding('FileTooLarge', { limit: largestFile }))
      }
      if (decoder) {
        texts.push(decoder.decode(piece, { stream: true }))
        continue
      }
      begun = concatenate(begun, piece)
      if (begun.length < 8) continue
      decoder = decoderOf(begun)
      texts.push(decoder.decode(begun, { stream: true }))
    }
    decoder ??= decoderOf(begun)
    if (texts.length === 0) texts.push(decoder.decode(begun, { stream: true }))
    texts.push(decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) throw new BulkError(bulkFinding('FileNotUtf8'), error)
    throw error
  }
  const text = texts.join('')
  if (text.includes('\0')) throw new BulkError(bulkFinding('FileIsBinary'))
  return text
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function decoderOf(begun: Uint8Array): InstanceType<typeof TextDecoder> {
  const [first, second] = begun
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  if (spreadsheets.some((magic) => magic.every((byte, index) => begun[index] === byte))) {
    throw new BulkError(bulkFinding('FileIsSpreadsheet'))
  }
  if (begun.includes(0)) throw new BulkError(bulkFinding('FileIsBinary'))
  return new TextDecoder('utf-8', { fatal: true })
}

function readJsonLines(text: string): BulkFile {
  const rows: BulkRow[] = []
  const unknown = new Set<string>()
  let line = 0
  for (const source of text.split('\n')) {
    line += 1
    if (source.trim() !== '') rows.push(readJsonRow(source, line, unknown))
    requireFew(rows)
  }
  return { rows, unknownColumns: [...unknown] }
}

function readJsonRow(source: string, line: number, unknown: Set<string>): BulkRow {
  const object = parseObject(source)
  if (object === undefined) return { line, problem: bulkFinding('JsonInvalid') }
  const row: Partial<Record<Column, string>> = {}
  for (const [title, value] of Object.entries(object)) {
    const column = findColumn(title)
    if (column === undefined) unknown.add(title)
    else if (row[column] !== undefined) {
      return { line, problem: bulkFinding('ColumnTwice', { column: columnTitles[column] }) }
    } else if (typeof value === 'string' || typeof value === 'number') row[column] = String(value)
  }
  return { line, ...row }
}

function parseObject(source: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function readCsv(sent: string): BulkFile {
  // Excel's own way to name the separator.
  const [named = '', hint] = /^sep=([,;\t])\r?\n/i.exec(sent) ?? []
  const text = sent.slice(named.length)
  const separator = (hint as BulkFile['separator']) ?? separatorOf(text)
  const first = named === '' ? 1 : 2
  const { data, errors } = papa.parse<string[]>(text, { delimiter: separator })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open) throw new BulkError(bulkFinding('QuoteOpen', { line: (open.row ?? 0) + first }))
  const at = data.findIndex((cells) => !isBlank(cells))
  const header = data[at] ?? []
  const found = header.map(findColumn)
  requireColumns(found)
  const width = header.findLastIndex((title) => title.trim() !== '') + 1
  const rows: BulkRow[] = []
  for (let index = at + 1; index < data.length; index += 1) {
    const cells = data[index] ?? []
    if (isBlank(cells)) continue
    rows.push(readCells(cells, { line: index + first, found, width, header }))
    requireFew(rows)
  }
  const unknownColumns = header.filter(
    (title, index) => title.trim() && !found[index] && !isResultTitle(title),
  )
  return { rows, separator, unknownColumns }
}

interface Reading {
  readonly line: number
  readonly header: readonly string[]
  readonly found: readonly (Column | undefined)[]
  readonly width: number
}

function readCells(cells: readonly string[], { line, found, width, header }: Reading): BulkRow {
  const row: Partial<Record<Column, string>> = {}
  for (const [index, column] of found.entries()) {
    const cell = cells[index]
    if (column !== undefined && cell) row[column] = cell
  }
  const problem = problemOf(cells, width, header)
  return problem ? { line, ...row, problem } : { line, ...row }
}

function problemOf(
  cells: readonly string[],
  width: number,
  header: readonly string[],
): BulkFinding | undefined {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (filled > width) return bulkFinding('CellsTooMany', { cells: filled, columns: width })
  const isHeader = cells.every((cell, index) => cell === header[index])
  return isHeader ? bulkFinding('HeaderAgain') : undefined
}

function requireColumns(found: readonly (Column | undefined)[]): void {
  const twice = found.find((column, index) => column && found.indexOf(column) < index)
  if (twice) throw new BulkError(bulkFinding('ColumnTwice', { column: columnTitles[twice] }))
  const { customerId, domain, companyName, qualification } = columnTitles
  const has = (...wanted: Column[]) => wanted.some((column) => found.includes(column))
  if (!has('customerId', 'domain', 'companyName')) {
    throw new BulkError(
      bulkFinding('ColumnMissing', { columns: [customerId, domain, companyName] }),
    )
  }
  if (!has('qualification')) {
    throw new BulkError(bulkFinding('ColumnMissing', { columns: [qualification] }))
  }
}

function requireFew(rows: readonly BulkRow[]): void {
  if (rows.length > mostRows) throw new BulkError(bulkFinding('FileTooLong', { limit: mostRows }))
}

/** The separator that the first line has most of. */
function separatorOf(text: string): ',' | ';' | '\t' {
  const line = /^\s*([^\r\n]*)/.exec(text)?.[1]?.replaceAll(/"[^"]*"/g, '') ?? ''
  const counts = separators.map((separator) => line.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
