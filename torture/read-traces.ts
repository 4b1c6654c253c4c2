import type { Snapshot } from '../packages/service/src/store/open-snapshot.ts'

type Row = Readonly<Record<string, unknown>>

/** One customer's rows in the database. */
export interface Traces {
  readonly customer: Row | undefined
  readonly qualifications: readonly Row[]
  readonly cases: readonly Row[]
  readonly steps: readonly Row[]
  readonly audit: readonly Row[]
  readonly redemptions: readonly Row[]
}

const atOnce = 200

/** Reads the traces of one partner's customers directly from the store. */
export async function* readTraces(
  { connection }: Snapshot,
  partnerId: string,
  customerIds: readonly string[],
): AsyncGenerator<readonly [string, Traces]> {
  for (let from = 0; from < customerIds.length; from += atOnce) {
    const ids = customerIds.slice(from, from + atOnce)
    const read = async (columns: string, table: string, column = 'customer_id', order = '') => {
      const among = ids.map((id) => `'${id}'`).join(', ')
      const sql = `select ${column} as key, ${columns} from ${table}
        where partner_id = '${partnerId}' and ${column} in (${among}) ${order}`
      const rows = (await connection.query({ sql, writes: false }, [])) as Row[]
      return Map.groupBy(rows, (row) => String(row['key']))
    }
    const customers = await read('removed_at', 'customer', 'id')
    const qualifications = await read('type, vetting_status', 'qualification')
    const cases = await read('id, state, verdict, correlation_id', 'vetting_case')
    const audit = await read(
      'correlation_id, operation_type, application_id is null as by_service',
      'audit_record',
    )
    const redemptions = await read('code_id', 'code_redemption')
    const steps = await readSteps({ connection }, partnerId, [...cases.values()].flat())
    for (const id of ids) {
      const own = cases.get(id) ?? []
      yield [
        id,
        {
          customer: customers.get(id)?.[0],
          qualifications: qualifications.get(id) ?? [],
          cases: own,
          steps: own.flatMap((found) => steps.get(String(found['id'])) ?? []),
          audit: audit.get(id) ?? [],
          redemptions: redemptions.get(id) ?? [],
        },
      ]
    }
  }
}

async function readSteps(
  { connection }: Pick<Snapshot, 'connection'>,
  partnerId: string,
  cases: readonly Row[],
): Promise<Map<string, Row[]>> {
  if (cases.length === 0) return new Map()
  const among = cases.map(({ id }) => `'${String(id)}'`).join(', ')
  const sql = `select case_id, kind from case_entry
    where partner_id = '${partnerId}' and case_id in (${among}) order by seq`
  const rows = (await connection.query({ sql, writes: false }, [])) as Row[]
  return Map.groupBy(rows, (row) => String(row['case_id']))
}
