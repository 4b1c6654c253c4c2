import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseRefused } from '../store/dialects/postgres/cluster.ts'
import { listUndecided, type Undecided } from '../store/dialects/postgres/list-undecided.ts'
import { capabilitiesOf } from '../store/statement.ts'
import { problem } from '../words/problem.ts'
import type { Snapshot } from '../store/open-snapshot.ts'
import type { Anchor } from './anchor.ts'
import type { AuditFinding } from './audit-finding.ts'
import type { AuditKeys } from './audit-key.ts'
import { verifyAudit, type AuditReport } from './verify-audit.ts'

/** Interval between looks at what is undecided, in milliseconds. */
const lookEvery = 500
/** Wait for decisions, in milliseconds: a cluster's coordinator takes them once a minute. */
const usualPatience = 150_000

/**
 * Verifies the activity log while a sealer is running. A cluster has a snapshot of each partner's
 * chain but none across chains: a chain may be read further than the checkpoints read before it, and
 * after a node's crash seals may be undecided whose checkpoint is committed.
 * Failures there are checked again once that is decided, and only repeated ones count.
 * @throws DatabaseRefused when it is not decided within `patience`
 */
export async function verifySnapshots(
  open: () => Promise<Snapshot>,
  keys: AuditKeys,
  anchor: Anchor | undefined,
  patience = usualPatience,
): Promise<AuditReport> {
  const first = await verifyOne(open, keys, anchor)
  if (first.report.intact || first.isOneMachine) return first.report
  await waitForDecisions(open, patience)
  const { report } = await verifyOne(open, keys, anchor)
  const failed = new Set(first.report.findings.map(textOf))
  const findings = report.findings.filter((finding) => failed.has(textOf(finding)))
  const intact = findings.every(({ kind }) => kind === 'unsealed')
  return { ...report, findings, found: findings.length, intact }
}

const textOf = (finding: AuditFinding) => JSON.stringify(finding)

/** Waits until the transactions have ended that are prepared now. */
async function waitForDecisions(open: () => Promise<Snapshot>, patience: number): Promise<void> {
  const end = performance.now() + patience
  let left = await readUndecided(open)
  for (let [first] = left; first; [first] = left) {
    if (performance.now() >= end) {
      throw new DatabaseRefused(problem('TransactionUndecided', { node: first.node }))
    }
    await sleep(lookEvery)
    const now = new Set((await readUndecided(open)).map(({ name }) => name))
    left = left.filter(({ name }) => now.has(name))
  }
}

async function readUndecided(open: () => Promise<Snapshot>): Promise<Undecided[]> {
  const { connection, close } = await open()
  try {
    return await listUndecided(connection)
  } finally {
    await close()
  }
}

async function verifyOne(
  open: () => Promise<Snapshot>,
  keys: AuditKeys,
  anchor: Anchor | undefined,
): Promise<{ report: AuditReport; isOneMachine: boolean }> {
  const { connection, close } = await open()
  try {
    const { oneMachine } = capabilitiesOf(connection)
    return { report: await verifyAudit(connection, keys, anchor), isOneMachine: oneMachine }
  } finally {
    await close()
  }
}
