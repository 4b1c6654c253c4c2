import { closeSync, openSync, readSync } from 'node:fs'

/** Source of all numbers here: SQLite's file format, "WAL File Format". */
const logHeader = 32
const frameHeader = 24
const littleEndianSums = 0x377f0682
const bigEndianSums = 0x377f0683

interface Sum {
  readonly first: number
  readonly second: number
}

/**
 * Looks for damage in the middle of a store's write-ahead log. SQLite reads a log up to the first
 * frame with a wrong checksum and discards the rest: after a power failure that is the one
 * transaction that was never acknowledged. If at least two consecutive transactions follow that
 * frame, the first of them was on disk before the second began, and so was the frame.
 * @returns a description of the damage; undefined when there is none, or no log
 */
export function findLogDamage(file: string): string | undefined {
  const found = scan(file)
  // Another process may have reset the log meanwhile; real damage is found a second time.
  return found === undefined || scan(file) === undefined ? undefined : found
}

function scan(file: string): string | undefined {
  const log = open(`${file}-wal`)
  if (log === undefined) return undefined
  try {
    const header = read(log, 0, logHeader)
    const pageSize = readPageSize(file)
    if (!header || pageSize === undefined) return undefined
    return scanFrames(log, header, pageSize)
  } finally {
    closeSync(log)
  }
}

function scanFrames(log: number, header: DataView, pageSize: number): string | undefined {
  const magic = header.getUint32(0)
  const isLittle = magic !== bigEndianSums
  const ownSum = addSums({ first: 0, second: 0 }, header, 0, 24, isLittle)
  const isHeaderWhole =
    (magic === littleEndianSums || magic === bigEndianSums) && isEqual(ownSum, readSum(header, 24))
  const size = frameHeader + pageSize
  let salts = isHeaderWhole ? readSalts(header, 16) : undefined
  let before: Sum | undefined = isHeaderWhole ? ownSum : undefined
  let firstBad: number | undefined
  let commits = 0
  for (let number = 1; ; number += 1) {
    const frame = read(log, logHeader + (number - 1) * size, size)
    if (!frame) return undefined
    salts ??= readSalts(frame, 8)
    const isOfThisLog = readSalts(frame, 8) === salts
    const sum = readSum(frame, 16)
    const follows =
      isOfThisLog && before !== undefined && isEqual(sum, sumFrame(before, frame, size, isLittle))
    if (!follows) {
      firstBad ??= number
      commits = 0
    }
    if (isOfThisLog && frame.getUint32(4) !== 0) commits += 1
    before = isOfThisLog ? sum : undefined
    if (firstBad !== undefined && commits >= 2) {
      const where = isHeaderWhole ? `frame ${firstBad}` : 'its header'
      return `${where} does not fit its checksum, though transactions were committed after it`
    }
  }
}

function sumFrame(before: Sum, frame: DataView, size: number, isLittle: boolean): Sum {
  return addSums(addSums(before, frame, 0, 8, isLittle), frame, frameHeader, size, isLittle)
}

function addSums(sum: Sum, view: DataView, from: number, to: number, isLittle: boolean): Sum {
  let { first, second } = sum
  for (let at = from; at < to; at += 8) {
    first = (first + view.getInt32(at, isLittle) + second) | 0
    second = (second + view.getInt32(at + 4, isLittle) + first) | 0
  }
  return { first, second }
}

function readSum(view: DataView, at: number): Sum {
  return { first: view.getInt32(at), second: view.getInt32(at + 4) }
}

function isEqual(one: Sum, other: Sum): boolean {
  return one.first === other.first && one.second === other.second
}

function readSalts(view: DataView, at: number): bigint {
  return view.getBigUint64(at)
}

/** Page size according to the file itself, where 1 means 65536; undefined when it has none. */
function readPageSize(file: string): number | undefined {
  const descriptor = openSync(file, 'r')
  try {
    const said = read(descriptor, 0, 100)?.getUint16(16) ?? 0
    const size = said === 1 ? 65_536 : said
    return size >= 512 && Number.isInteger(Math.log2(size)) ? size : undefined
  } finally {
    closeSync(descriptor)
  }
}

function open(file: string): number | undefined {
  try {
    return openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads a number of bytes; undefined when the file ends before. */
function read(descriptor: number, at: number, length: number): DataView | undefined {
  const bytes = new Uint8Array(length)
  const count = readSync(descriptor, bytes, 0, length, at)
  return count === length ? new DataView(bytes.buffer) : undefined
}
