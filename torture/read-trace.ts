/** Facts about the write-ahead log in a trace. */
export interface LogTrace {
  /** Number of syncs. */
  readonly syncs: number
  /** Number of transactions written; known only for SQLite. */
  readonly written: number
  /** Transactions that were not synced before the next one was written. */
  readonly unsynced: number
}

const syncCall = /\b(?:fsync|fdatasync)\(\d+<([^>]+)>(?:\)\s+= 0| <unfinished)/
const writeCall = /\bpwrite64\(\d+<([^>]+)>, "((?:\\.|[^"\\])*)"(?:\.\.\.)?, (\d+),/
/** Size of the header before each page in SQLite's log, as strace prints it. */
const frameHeader = '24'

/**
 * Parses the lines of strace. Bytes 4 to 7 of a frame header are zero except in the last frame of a
 * transaction, which is how SQLite marks a commit. Source: SQLite's file format, "WAL File Format".
 * @param isLog whether a file is part of the write-ahead log
 */
export function readTrace(lines: readonly string[], isLog: (path: string) => boolean): LogTrace {
  let syncs = 0
  let written = 0
  let unsynced = 0
  let waiting = false
  for (const line of lines) {
    const [, synced] = syncCall.exec(line) ?? []
    if (synced !== undefined && isLog(synced)) {
      syncs += 1
      waiting = false
    }
    const [, path, text = '', length] = writeCall.exec(line) ?? []
    if (path === undefined || !isLog(path) || length !== frameHeader) continue
    if (
      readBytes(text)
        .slice(4, 8)
        .every((byte) => byte === 0)
    )
      continue
    written += 1
    if (waiting) unsynced += 1
    waiting = true
  }
  // Calls that the end of the trace cut off are unknown.
  return { syncs, written, unsynced }
}

const named: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  v: 11,
  f: 12,
  '"': 34,
  '\\': 92,
}

/** Decodes bytes as strace writes them: octal, or a letter after a backslash. */
function readBytes(text: string): readonly number[] {
  const signs = text.match(/\\[0-7]{1,3}|\\.|[^\\]/g) ?? []
  return signs.map((sign) => {
    if (!sign.startsWith('\\')) return sign.charCodeAt(0)
    const rest = sign.slice(1)
    return named[rest] ?? Number.parseInt(rest, 8)
  })
}
