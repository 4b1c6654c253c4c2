import { capabilitiesOf } from '../store/statement.ts'
import type { Snapshot } from '../store/open-snapshot.ts'
import type { Anchor } from './anchor.ts'
import type { AuditFinding } from './audit-finding.ts'
import type { AuditKeys } from './audit-key.ts'
import { verifyAudit, type AuditReport } from './verify-audit.ts'

/**
 * Verifies the activity log while a sealer is running. A cluster has a snapshot of each partner's
 * chain but none across chains: a chain may be read further than the checkpoints read before it.
 * Failures there are checked again, and only repeated ones count.
 */
export async function verifySnapshots(
  open: () => Promise<Snapshot>,
  keys: AuditKeys,
  anchor: Anchor | undefined,
): Promise<AuditReport> {
  const first = await verifyOne(open, keys, anchor)
  if (first.report.intact || first.isOneMachine) return first.report
  const { report } = await verifyOne(open, keys, anchor)
  const failed = new Set(first.report.findings.map(textOf))
  const findings = report.findings.filter((finding) => failed.has(textOf(finding)))
  const intact = findings.every(({ kind }) => kind === 'unsealed')
  return { ...report, findings, found: findings.length, intact }
}

const textOf = (finding: AuditFinding) => JSON.stringify(finding)

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
