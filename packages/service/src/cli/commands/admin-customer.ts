import type { Command } from 'commander'
import {
  eraseCustomerCommand,
  removeCustomerCommand,
  upsertCustomerCommand,
} from '../../operations/admin/customers.ts'
import { listCustomersBetween, type ListedCustomer } from '../../store/queries/customer-pages.ts'
import { addAndChange, type AdminChange, type AdminGroup } from './admin-group.ts'
import { readBelow, readPartner, type Flags } from './admin-store.ts'

const pageSize = 500

const end = (
  command: typeof removeCustomerCommand | typeof eraseCustomerCommand,
): AdminChange['make'] =>
  async function make(run, [partner, id]) {
    const { partnerId, thing } = await readBelow(partner, 'customers', { id })
    return run.change(command, { partnerId, customerId: thing.id })
  }

/** `accredit admin customer`: a partner's customers, with the records that vetting reads. */
export const customerGroup: AdminGroup<ListedCustomer> = {
  name: 'customer',
  names: ['<partner>', '<customer>'],
  changes: {
    ...addAndChange((expect) => ({
      accept: addRecords,
      async make(run, [partner, id], flags) {
        const { partnerId, thing } = await readBelow(partner, 'customers', recordsOf(id, flags))
        return run.change(upsertCustomerCommand, { expect, partnerId, customer: thing })
      },
    })),
    remove: { make: end(removeCustomerCommand) },
    erase: {
      async make(run, ...given) {
        const result = await end(eraseCustomerCommand)(run, ...given)
        if ('changes' in result && !(await run.store.overwriteLog())) {
          run.output.note(run.speech.words.notes.stillInLog)
        }
        return result
      },
    },
  },
  listed: ['<partner>'],
  async *pages({ store }, [partner]) {
    const { id: partnerId } = await readPartner({ id: partner })
    const wanted = { partnerId, order: 'name_key', backwards: false, limit: pageSize } as const
    let page = await listCustomersBetween(store.reader, wanted)
    while (page.length > 0) {
      yield page
      const after = page.at(-1)?.position
      page = after ? await listCustomersBetween(store.reader, { ...wanted, after }) : []
    }
  },
  columns: [
    { title: 'customer', cell: ({ id }) => id },
    { title: 'domain', cell: ({ domain }) => domain },
    { title: 'name', cell: ({ companyName }) => companyName },
  ],
  empty: 'customers',
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
