import type { Connection } from '../store/connection.ts'
import { listChains, listUnsealedNumbers } from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { listUnsealedChangeNumbers } from '../store/queries/operator-seals.ts'
import type { Anchor } from './anchor.ts'
import type { AuditFinding, AuditGap } from './audit-finding.ts'
import type { AuditKeys } from './audit-key.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyCheckpoints } from './verify-checkpoints.ts'
import { verifyPlaces } from './verify-places.ts'

/** Result of verifying the whole activity log. */
export interface AuditReport {
  /** True when nothing was changed, removed, moved or forged. Unsealed records do not count. */
  readonly intact: boolean
  readonly lines: number
  readonly chains: number
  /** Records of the operator's changes. */
  readonly changes: number
  readonly checkpoints: number
  /** The newest checkpoint, to record elsewhere. */
  readonly newest: Anchor | undefined
  /** Parts that the verdict does not cover; empty when it covers the whole log. */
  readonly notVouchedFor: readonly AuditGap[]
  /** The first thousand findings. */
  readonly findings: readonly AuditFinding[]
  /** Total number of findings. */
  readonly found: number
}

const mostFindings = 1_000

/**
 * Compares the activity log with its seals, and these with the signed checkpoints.
 * @param connection a transaction that sees one snapshot, since a sealer may be running
 * @param anchor the checkpoint recorded outside the database
 */
export async function verifyAudit(
  connection: Connection,
  keys: AuditKeys,
  anchor: Anchor | undefined,
): Promise<AuditReport> {
  const findings: AuditFinding[] = []
  let found = 0
  let intact = true
  const report = (finding: AuditFinding) => {
    found += 1
    if (finding.kind !== 'unsealed') intact = false
    if (findings.length < mostFindings) findings.push(finding)
  }

  const signed = await verifyCheckpoints(connection, keys, anchor, report)
  await verifyPlaces(connection, keys, signed, report)
  const verifyLines = async (partnerId: string) => {
    const chain = {
      partnerId,
      beginning: signed.beginnings.get(partnerId),
      end: signed.ends.get(partnerId),
    }
    const sealed = await verifyChain(connection, chain, (finding) =>
      report({ partnerId, ...finding }),
    )
    const limit = mostFindings - findings.length + 1
    const unsealed = await (partnerId === operatorChain
      ? listUnsealedChangeNumbers(connection, limit)
      : listUnsealedNumbers(connection, { partnerId, limit }))
    for (const line of unsealed) {
      report({ kind: 'unsealed', partnerId, line, fault: { rule: 'LineUnsealed' } })
    }
    return sealed + unsealed.length
  }
  const partners = new Set([...(await listChains(connection)), ...signed.ends.keys()])
  partners.delete(operatorChain)
  let lines = 0
  for (const partnerId of partners) lines += await verifyLines(partnerId)
  const changes = await verifyLines(operatorChain)
  const { checkpoints, newest } = signed
  return {
    intact,
    lines,
    chains: partners.size,
    changes,
    checkpoints,
    newest,
    notVouchedFor: findGaps(newest, anchor),
    findings,
    found,
  }
}

/**
 * An end that is missing together with its seals can be revealed only by a checkpoint recorded
 * elsewhere.
 */
function findGaps(newest: Anchor | undefined, anchor: Anchor | undefined): AuditGap[] {
  const sealed = newest && { newest: newest.number }
  if (!anchor) return [{ ...sealed }]
  const isOlder = newest !== undefined && newest.number > anchor.number
  return isOlder ? [{ ...sealed, noted: anchor.number }] : []
}
