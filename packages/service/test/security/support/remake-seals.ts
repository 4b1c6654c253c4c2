import { digestLines, sealLines } from '../../../src/audit/link-lines.ts'
import { insertSeals, listUnsealedLines } from '../../../src/store/queries/audit-seals.ts'
import type { AuditBench, openAuditBench } from './audit-bench.ts'

export const everythingGone = [
  `delete from audit_record`,
  `delete from audit_seal`,
  `delete from audit_checkpoint`,
]

export async function readWhole({ direct }: Awaited<ReturnType<typeof openAuditBench>>) {
  const [row] = await direct.query(
    `select (select count(*) from audit_record) as lines,
       (select count(*) from audit_record line where not exists (select 1 from audit_seal seal
          where seal.partner_id = line.partner_id and seal.seq = line.seq)) as unsealed`,
  )
  return { lines: Number(row.lines), unsealed: Number(row.unsealed) }
}

/** Changes a line and makes every seal anew, as somebody without the key can. */
export async function makeAnew({ direct }: AuditBench): Promise<void> {
  await direct.query(`update audit_record set customer_name = 'Somebody else'`)
  await direct.query(`delete from audit_seal`)
  const lines = await listUnsealedLines(direct.connection, { after: 0, limit: 10 })
  await insertSeals(direct.connection, sealLines(digestLines(lines), new Map()))
}
