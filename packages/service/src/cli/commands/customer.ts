import type { Address, Customer } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Field } from '../format-fields.ts'
import { readCustomerId } from '../read-arguments.ts'

/** `accredit customer`: one customer. */
export const addCustomer: AddCommand = (program, perform) => {
  const command = program.command('customer').argument('<customerId>', '', readCustomerId)
  addConnectionOptions(command).action((customerId: string, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const customer = await partner.customers.byId(customerId).get(calling)
      run.output.fields(customer, fieldsOf(customer))
    }),
  )
}

function fieldsOf({
  id,
  companyProfile,
  billingProfile,
  relationshipToPartner,
  customDomains,
}: Customer): Field[] {
  const { companyName, domain, email, address } = companyProfile
  const contact = [billingProfile?.firstName, billingProfile?.lastName].filter(Boolean).join(' ')
  const billingAddress = addressText(billingProfile?.defaultAddress)
  return [
    ['microsoftId', id],
    ['name', companyName],
    ['domain', domain],
    ['moreDomains', customDomains?.filter((name) => name !== domain).join(', ')],
    ['relationship', relationshipToPartner],
    ['address', addressText(address)],
    ['email', email],
    ['billedTo', billingProfile?.companyName],
    ['contact', contact],
    ['billToAddress', billingAddress],
    ['billToEmail', billingProfile?.email],
  ]
}

function addressText(address: Address | undefined): string | undefined {
  if (!address) return undefined
  const { addressLine1, addressLine2, addressLine3, postalCode, city, state, region } = address
  const place = [postalCode, city, state ?? region].filter(Boolean).join(' ')
  const lines = [addressLine1, addressLine2, addressLine3, place, address.country]
  return lines.filter(Boolean).join(', ')
}
