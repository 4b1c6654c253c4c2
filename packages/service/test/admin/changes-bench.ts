import type { OperatorStore } from '../../src/admin/open-operator-store.ts'
import type { OperatorInput, OperatorResult } from '../../src/operations/admin/operator-command.ts'
import type { Command } from '../../src/store/command.ts'
import type { TestStorage } from '../support/stores.ts'
import { id, openEmptyStore, operator, outcomeOf } from './operator.ts'
import { upsertCodeCommand } from '../../src/operations/admin/codes.ts'
import { upsertCustomerCommand } from '../../src/operations/admin/customers.ts'
import { upsertMemberCommand } from '../../src/operations/admin/members.ts'
import { upsertPartnerCommand } from '../../src/operations/admin/partners.ts'

export const partnerId = id('1')
export const customerId = id('201')
export const at = Date.UTC(2026, 0, 5)

/** Makes a change and answers what it did, or the name of its refusal. */
export async function change<Input extends OperatorInput>(
  store: OperatorStore,
  command: Command<Input, OperatorResult>,
  input: Omit<NoInfer<Input>, 'operator'>,
  when = at,
) {
  return outcomeOf(await store.run(command, { operator, ...input } as Input, when))
}

/** A partner with a user, a code and a customer. */
export async function openFilled(storage: TestStorage) {
  const store = await openEmptyStore(storage)
  const partner = { id: partnerId, name: 'Contoso', domain: 'contoso.example' }
  await change(store, upsertPartnerCommand, { expect: 'new', partner })
  const member = { id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] }
  await change(store, upsertMemberCommand, { expect: 'new', partnerId, member } as never)
  const code = { code: '12345', organization: 'Contoso', creates: 5, used: 2 }
  await change(store, upsertCodeCommand, { expect: 'new', partnerId, code })
  const customer = { id: customerId, name: 'School', domain: 'school.example' }
  await change(store, upsertCustomerCommand, { expect: 'new', partnerId, customer })
  return store
}
