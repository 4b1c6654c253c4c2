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
  { title: 'Customer', cell: ({ id }) => id },
  { title: 'Domain', cell: ({ domain }) => domain },
  { title: 'Name', cell: ({ companyName }) => companyName },
]

const pageSize = 500
const stillInLog =
  'The store’s log of writes still holds the old texts, because somebody is reading an older state. Run the command again later.'

/** `accredit admin customer`: a partner's customers, with the records by which they are vetted. */
export const addAdminCustomer: AddCommand = (admin, perform) => {
  const customer = admin
    .command('customer')
    .summary('manage the customers of a partner')
    .description(
      'Manages the customers of a partner, with the data that vetting reads. Partners create customers through the API, too.',
    )
  const keep = (name: string, summary: string, expect: 'new' | 'known') => {
    const command = addRecords(addIds(customer.command(name).summary(summary)))
    addAdminWork(command.description(`${summary}.`), perform, async (run, [partner, id], flags) => {
      const { partnerId, thing } = await readBelow(partner, 'customers', recordsOf(id, flags))
      const input = { operator: run.operator, expect, partnerId, customer: thing }
      await tellResult(run, await run.store.run(upsertCustomerCommand, input, run.at))
    })
  }
  keep('add', 'add a customer, or take a relationship up again that ended', 'new')
  keep('change', 'change the records of a customer', 'known')

  const end = (
    name: string,
    summary: string,
    text: string,
    command: typeof removeCustomerCommand | typeof eraseCustomerCommand,
  ) =>
    addAdminWork(
      addIds(customer.command(name).summary(summary).description(text)),
      perform,
      async (run, [partner, id]) => {
        const { partnerId, thing } = await readBelow(partner, 'customers', { id })
        const input = { operator: run.operator, partnerId, customerId: thing.id }
        const result = await run.store.run(command, input, run.at)
        await tellResult(run, result)
        if (command !== eraseCustomerCommand || (await run.store.overwriteLog())) return
        run.output.note(stillInLog)
      },
    )
  end(
    'remove',
    'end the relationship with a customer',
    'Ends the relationship with a customer. What happened stays on record.',
    removeCustomerCommand,
  )
  end(
    'erase',
    'erase the data of a customer for good',
    'Ends the relationship with a customer and erases names, addresses, mailboxes, domains and notes. The activity log is sealed and stays as it was written until its own time is over; answers that are kept for repeated requests go within a day. It cannot be undone.',
    eraseCustomerCommand,
  )

  const list = customer
    .command('list')
    .summary('list the customers of a partner')
    .description('Lists the customers of a partner, by name.')
    .argument('<partner>', 'id of the partner’s tenant')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    await output.list(pagesOf(store, id), columns, 'No customer.')
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
  return command
    .argument('<partner>', 'id of the partner’s tenant')
    .argument('<customer>', 'id of the customer’s tenant')
}

function addRecords(command: Command): Command {
  return command
    .option('--name <text>', 'legal name')
    .option('--domain <domain>', 'domain of the tenant, e.g. northwind.onmicrosoft.com')
    .option('--email <address>', 'the organisation’s own address')
    .option('--country <code>', 'two letters, e.g. US; the address follows')
    .option('--state <text>')
    .option('--city <text>')
    .option('--address-line1 <text>')
    .option('--address-line2 <text>')
    .option('--postal-code <text>')
    .option('--first-name <text>', 'of the person who is billed')
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
