import {
  parseQualificationName,
  type BulkCheckLine,
  type BulkCheckOutcome,
  type BulkRow,
  type CheckFinding,
} from '@accredit/client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { usePartner } from '../data/partner.tsx'
import type { BulkDraft, DraftRow } from './bulk-draft.ts'

/** Expected outcome of a row; `checking` until known, `left` when it is left out. */
export type Prospect = BulkCheckOutcome | 'checking' | 'left'

/** A row with its expected outcome. */
export interface JudgedRow extends DraftRow {
  readonly prospect: Prospect
  readonly findings: readonly CheckFinding[]
  readonly requestsLeft?: number | null | undefined
}

/** Check result for a row's content. */
interface Known {
  readonly line: BulkCheckLine
  /** True when an earlier row has the same customer. */
  readonly isCopy: boolean
}

/** Concurrent check requests; they count towards no limit. */
const concurrency = 6

/** Checks all rows of a draft, then those that change. */
export function useBulkCheck({ rows }: BulkDraft) {
  const partner = usePartner()
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map())
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>()
  const [error, setError] = useState<unknown>()
  const isRunning = useRef(false)
  const ended = useRef<AbortController>(undefined)
  const judged = useMemo(() => judge(rows, known), [rows, known])

  useEffect(() => {
    ended.current = new AbortController()
    return () => ended.current?.abort()
  }, [])

  useEffect(() => {
    const signal = ended.current?.signal
    const open = distinct(judged)
    if (!signal || isRunning.current || error !== undefined || open.length === 0) return
    isRunning.current = true
    const check = async () => {
      try {
        const { lines } = await partner.checkBulk(open, {
          signal,
          concurrency,
          requestsPerMinute: null,
          onProgress: ({ done, of }) => setProgress({ done, of }),
        })
        isRunning.current = false
        setProgress(undefined)
        setKnown((before) => new Map([...before, ...learn(lines)]))
      } catch (failure) {
        isRunning.current = false
        setProgress(undefined)
        if (!signal.aborted) setError(failure)
      }
    }
    void check()
  }, [judged, partner, error])

  return { judged, progress, error, retry: () => setError(undefined) }
}

const keyOf = (row: BulkRow) => JSON.stringify({ ...row, line: undefined })

/** Returns the contents to check, without duplicates. */
function distinct(judged: readonly JudgedRow[]): BulkRow[] {
  const open = new Map<string, BulkRow>()
  for (const { prospect, row } of judged) {
    const key = keyOf(row)
    if (prospect === 'checking' && !open.has(key)) open.set(key, row)
  }
  return [...open.values()]
}

function learn(lines: readonly BulkCheckLine[]): [string, Known][] {
  const byLine = new Map(lines.map((line) => [line.line, line]))
  return lines.map((line) => {
    const first = line.outcome === 'duplicate' ? byLine.get(lineOf(line)) : undefined
    return [keyOf(line.row), { line: first ?? line, isCopy: first !== undefined }]
  })
}

/** Returns the line number of the row that another one repeats. */
function lineOf({ findings }: BulkCheckLine): number {
  return Number(findings[0]?.values['line'])
}

function judge(rows: readonly DraftRow[], known: ReadonlyMap<string, Known>): JudgedRow[] {
  const firsts = new Map<string, number>()
  return rows.map((drafted, index) => {
    if (drafted.isLeftOut) return { ...drafted, prospect: 'left', findings: [] }
    const { row } = drafted
    const found = known.get(keyOf(row))
    if (!found) return { ...drafted, prospect: 'checking', findings: [] }
    const { line, isCopy } = found
    const { customerId, outcome, findings, requestsLeft } = line
    if (customerId !== undefined) {
      const same = `${customerId} ${parseQualificationName(row.qualification ?? '')}`
      const first = firsts.get(same)
      if (first !== undefined) {
        const finding = { level: 'refused', rule: 'Duplicate', values: { line: first } } as const
        return { ...drafted, prospect: 'duplicate', findings: [finding] }
      }
      firsts.set(same, row.line ?? index + 1)
    }
    if (isCopy) return { ...drafted, prospect: 'checking', findings: [] }
    return { ...drafted, prospect: outcome, findings, requestsLeft }
  })
}
