import type { Command } from 'commander'
import type { OperatorStore } from '../../admin/open-operator-store.ts'
import type { ListedCustomer } from '../../store/queries/customer-pages.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, readPartner, tellResult, type Flags } from './admin-store.ts'
import {
  eraseCustomerCommand,
  upsertCustomerCommand,
  removeCustomerCommand,
} from '../../operations/admin/customers.ts'

const columns: readonly Column<ListedCustomer>[] = [
  { title: 'customer', cell: ({ id }) => id },
  { title: 'domain', cell: ({ domain }) => domain },
  { title: 'name', cell: ({ companyName }) => companyName },
]

const pageSize = 500
const stillInLog =
  'The store’s log of writes still holds the old texts, because somebody is reading an older state. Run the command again later.'

/** `accredit admin customer`: a partner's customers, with the records by which they are vetted. */
export const addAdminCustomer: AddCommand = (admin, perform) => {
  const customer = admin.command('customer')
  const keep = (name: string, expect: 'new' | 'known') => {
    const command = addRecords(addIds(customer.command(name)))
    addAdminWork(command, perform, async (run, [partner, id], flags) => {
      const { partnerId, thing } = await readBelow(partner, 'customers', recordsOf(id, flags))
      const input = { operator: run.operator, expect, partnerId, customer: thing }
      await tellResult(run, await run.store.run(upsertCustomerCommand, input, run.at))
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const end = (name: string, command: typeof removeCustomerCommand | typeof eraseCustomerCommand) =>
    addAdminWork(addIds(customer.command(name)), perform, async (run, [partner, id]) => {
      const { partnerId, thing } = await readBelow(partner, 'customers', { id })
      const input = { operator: run.operator, partnerId, customerId: thing.id }
      const result = await run.store.run(command, input, run.at)
      await tellResult(run, result)
      if (command !== eraseCustomerCommand || (await run.store.overwriteLog())) return
      run.output.note(stillInLog)
    })
  end('remove', removeCustomerCommand)
  end('erase', eraseCustomerCommand)

  const list = customer.command('list').argument('<partner>')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    await output.list(pagesOf(store, id), columns, 'customers')
  })
}

async function* pagesOf(
  store: OperatorStore,
  partnerId: string,
): AsyncGenerator<readonly ListedCustomer[]> {
  const { listCustomersBetween } = await import('../../store/queries/customer-pages.ts')
  const wanted = { partnerId, order: 'name_key', backwards: false, limit: pageSize } as const
  let page = await listCustomersBetween(store.reader, wanted)
  while (page.length > 0) {
    yield page
    const after = page.at(-1)?.position
    page = after ? await listCustomersBetween(store.reader, { ...wanted, after }) : []
  }
}

function addIds(command: Command): Command {
  return command.argument('<partner>').argument('<customer>')
}

function addRecords(command: Command): Command {
  return command
    .option('--name <text>')
    .option('--domain <domain>')
    .option('--email <address>')
    .option('--country <code>')
    .option('--state <text>')
    .option('--city <text>')
    .option('--address-line1 <text>')
    .option('--address-line2 <text>')
    .option('--postal-code <text>')
    .option('--first-name <text>')
    .option('--last-name <text>')
    .option('--contact-email <address>')
}

function recordsOf(id: string | undefined, flags: Flags) {
  const { name, domain, email, firstName, lastName, contactEmail } = flags
  const { country, state, city, addressLine1, addressLine2, postalCode } = flags
  const address = { country, state, city, addressLine1, addressLine2, postalCode }
  const contact = { firstName, lastName, email: contactEmail }
  return {
    id,
    name,
    domain,
    email,
    ...(isGiven(address) && { address }),
    ...(isGiven(contact) && { contact }),
  }
}

function isGiven(values: object): boolean {
  return Object.values(values).some((value) => value !== undefined)
}
