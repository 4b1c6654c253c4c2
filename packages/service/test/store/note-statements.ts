import type { Connection } from '../../src/store/connection.ts'
import { runCommand } from '../../src/store/run-command.ts'
import { reads } from '../bystanders/reads.ts'
import { writes } from '../bystanders/writes/index.ts'
import type { DirectDatabase } from '../main/support/direct-database.ts'
import { now, partners } from '../support/lookalikes.ts'

/** A statement, and the command that sent it; a read has none. */
export interface Noted {
  readonly sql: string
  readonly command: string | undefined
}

/** Runs every command and every read as on a cluster, and notes what they send. */
export async function noteStatements(direct: DirectDatabase): Promise<readonly Noted[]> {
  const noted = new Map<string, Noted>()
  const connectFor = (command?: string): Connection => ({
    dialect: 'cluster',
    query(statement, parameters) {
      noted.set(`${command} ${statement.sql}`, { sql: statement.sql, command })
      return direct.connection.query(statement, parameters)
    },
  })
  // One node, which answers what is asked of all.
  await direct.query(
    `create function run_command_on_all_nodes(asked text, give_warning_for_connection_errors boolean)
     returns table (nodeid integer, success boolean, result text)
     language sql as 'select 1, true, ''0 0'''`,
  )
  const found = (await direct.query('select partner_id, seq from event')).map((row) => ({
    partnerId: row.partner_id as string,
    seq: Number(row.seq),
  }))
  const ofCluster: Readonly<Record<string, object>> = {
    numberEvents: { found },
    claimCases: { partnerId: partners.A },
    deleteExpired: { partnerId: partners.A },
    tellOverdueCases: { partnerId: partners.A },
    spreadEvents: { partnerId: partners.A },
    claimBulkLines: { partnerId: partners.A },
  }
  for (const { command, writes: some } of writes) {
    for (const { input, prepare = [] } of some) {
      await direct.query('begin')
      try {
        for (const sql of prepare) await direct.query(sql)
        const given = { ...(input as object), ...ofCluster[command.name] }
        await runCommand(connectFor(command.name), command, {
          input: given,
          at: now,
          replies: false,
        })
      } catch {
        // It counts for its statements, and not for their outcome.
      } finally {
        await direct.query('rollback')
      }
    }
  }
  for (const { run } of reads) await run(connectFor()).catch(() => undefined)
  return [...noted.values()]
}
