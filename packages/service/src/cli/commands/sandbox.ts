import type { JournalEntry, JournalQuery } from '@accredit/client'
import type { Command } from 'commander'
import type { AddCommand, Perform } from '../command-run.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import type { Column } from '../format-table.ts'
import { readCount } from '../read-count.ts'
import { addClockWork, showClock } from './clock.ts'
import { addSandboxFaults } from './sandbox-faults.ts'
import { addSandboxNames } from './sandbox-names.ts'
import { addSandboxSnapshots } from './sandbox-snapshots.ts'

/** `accredit sandbox`: the controls of a sandbox. */
export const addSandbox: AddCommand = (program, perform) => {
  const sandbox = program.command('sandbox')
  addReset(sandbox, perform)
  addClockWork(sandbox.command('clock'), perform)
  addSandboxFaults(sandbox, perform)
  addRequests(sandbox, perform)
  addSandboxSnapshots(sandbox, perform)
  addCustomers(sandbox, perform)
  addSandboxNames(sandbox, perform)
}

function addReset(sandbox: Command, perform: Perform): void {
  addSandboxWork(sandbox.command('reset'), perform, async ({ controls, ...run }) => {
    await controls.reset()
    showClock(run, await controls.clock())
  })
}

const columns: readonly Column<JournalEntry>[] = [
  { title: 'when', cell: ({ at }, { formats }) => formats.date(at) },
  { title: 'operation', cell: ({ operation, method, path }) => operation ?? `${method} ${path}` },
  { title: 'status', cell: ({ status }) => (status === undefined ? '–' : String(status)) },
  { title: 'fault', cell: ({ fault }) => (fault ? '*' : '') },
  { title: 'user', cell: ({ user = '' }) => user },
  { title: 'customer', cell: ({ customerId = '' }) => customerId },
  { title: 'correlationId', cell: ({ correlationId }) => correlationId },
]

interface RequestOptions extends Omit<JournalQuery, 'status'> {
  readonly status?: number
  readonly clear?: boolean
}

function addRequests(sandbox: Command, perform: Perform): void {
  const command = sandbox
    .command('requests')
    .option('--operation <name>')
    .option('--customer <id>')
    .option('--status <number>', '', readCount)
    .option('--request-id <id>')
    .option('--correlation-id <id>')
    .option('--text <text>')
    .option('--since <time>')
    .option('--limit <count>', '', readCount)
    .option('--clear')
  addSandboxWork<RequestOptions>(command, perform, async ({ controls, output }, options) => {
    const { operation, customer, status, requestId, correlationId, text, since, limit } = options
    const query = { operation, customer, status, requestId, correlationId, text, since, limit }
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const entries = await controls.requests(Object.fromEntries(given))
    if (options.clear) await controls.clearRequests()
    await output.list([entries], columns, 'requests')
  })
}

function addCustomers(sandbox: Command, perform: Perform): void {
  const command = sandbox
    .command('customers')
    .argument('<count>', '', readCount)
    .option('--seed <number>', '', readCount)
  addSandboxWork<{ seed?: number }>(command, perform, async (run, { seed }, count) => {
    const { controls, output } = run
    const added = await controls.addCustomers({
      count: Number(count),
      ...(seed !== undefined && { seed }),
    })
    output.fields(added, [
      ['added', String(added.added)],
      ['first', added.firstId],
      ['last', added.lastId],
    ])
  })
}
