import { openSnapshot } from '../packages/service/src/store/open-snapshot.ts'
import type { Fault, Faults } from './faults.ts'
import { judgeCustomer } from './judge-customer.ts'
import type { Entry, Ledger } from './ledger.ts'
import { readTraces } from './read-traces.ts'
import { partners } from './world.ts'

/** Location of a service's data: an SQLite file, or the URL of a PostgreSQL database. */
export type Place = { readonly file: string } | { readonly url: string }

/**
 * Compares the data with the ledger, while nothing is being sent.
 * @param only customers to check; when absent, all of them and everything else
 * @returns the number of writes checked
 */
export async function checkStore(
  place: Place,
  ledger: Ledger,
  faults: Faults,
  { ended, only }: { readonly ended: boolean; readonly only?: ReadonlySet<string> },
): Promise<number> {
  const snapshot = await openSnapshot(place)
  let looked = 0
  try {
    for (const [index, { tenantId }] of partners.entries()) {
      const entries = [...ledger.entries.values()].filter(({ write }) => write.partner === index)
      const byCustomer = Map.groupBy(entries, customerOf)
      const open = byCustomer.get(undefined)?.length ?? 0
      byCustomer.delete(undefined)
      const ids = [...byCustomer.keys()].filter((id) => id !== undefined)
      const wanted = only ? ids.filter((id) => only.has(id)) : ids
      for await (const [id, traces] of readTraces(snapshot, tenantId, wanted)) {
        const own = byCustomer.get(id) ?? []
        looked += own.length
        for (const fault of judgeCustomer(id, own, traces, { ended })) faults.report(fault)
      }
      const count = async (sql: string) => {
        const rows = await snapshot.connection.query({ sql, writes: false }, [])
        return Number((rows[0] as { found: unknown }).found)
      }
      const found = await count(
        `select count(*) as found from customer where partner_id = '${tenantId}'`,
      )
      if (found > ids.length + open) {
        const explanation = `${found} customers, but ${ids.length} were created`
        faults.report({ loss: 'doubled', key: tenantId, explanation })
      }
      for (const fault of await judgeCodes(snapshot.connection, tenantId, entries)) {
        faults.report(fault)
      }
    }
  } finally {
    await snapshot.close()
  }
  return looked
}

/** Returns the customer that a write created or changed; undefined if none is known. */
export function customerOf({ answer, write }: Entry): string | undefined {
  return write.kind === 'customer' ? answer?.customerId : write.customerId
}

type Connection = Awaited<ReturnType<typeof openSnapshot>>['connection']

/** Checks that used and remaining uses of each code add up to the original number. */
async function judgeCodes(
  connection: Connection,
  tenantId: string,
  entries: readonly Entry[],
): Promise<Fault[]> {
  const sql = `select c.id, c.max_creates, c.remaining_creates,
      (select count(*) from code_redemption r where r.partner_id = c.partner_id and r.code_id = c.id) as used
    from validation_code c where c.partner_id = '${tenantId}'`
  const rows = (await connection.query({ sql, writes: false }, [])) as {
    id: string
    max_creates: number | null
    remaining_creates: number | null
    used: number | string
  }[]
  const asked = Map.groupBy(entries, ({ write }) =>
    write.kind === 'qualification' ? write.body.validationCode : undefined,
  )
  return rows.flatMap(({ id, max_creates: most, remaining_creates: left, ...row }) => {
    const used = Number(row.used)
    const own = asked.get(id) ?? []
    const accepted = own.filter(({ answer }) => answer?.status === 201).length
    const open = own.filter(({ answer }) => !answer).length
    const balanced = most === null || left === null || most - left === used
    if (balanced && used >= accepted && used <= accepted + open) return []
    const explanation = `${most} creates, ${left} left, ${used} used, ${accepted} acknowledged`
    return [{ loss: 'codes' as const, key: `${tenantId} ${id}`, explanation }]
  })
}
