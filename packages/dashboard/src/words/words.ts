import type { ContractWords, Translated } from '@accredit/contract/words'
import type { notifications } from './en/notifications.ts'
import type { words as english } from './en/index.ts'
import type { addCustomer } from './en/add-customer.ts'
import type { address } from './en/address.ts'
import type { bulk } from './en/bulk.ts'
import type { checks } from './en/checks.ts'
import type { desk } from './en/desk.ts'
import type { codes } from './en/codes.ts'
import type { deskCase } from './en/desk-case.ts'
import type { inspector } from './en/inspector.ts'
import type { overview } from './en/overview.ts'
import type { queue } from './en/queue.ts'
import type { report } from './en/report.ts'
import type { sandbox } from './en/sandbox.ts'
import type { webhooks } from './en/webhooks.ts'

/**
 * Everything that the dashboard says in one language. English is the original; a text that is missing in
 * another language does not compile.
 */
export type Words = ContractWords & Translated<Omit<typeof english, keyof ContractWords>>

/** Everything that only the dashboard of a sandbox says. */
export interface SandboxWords {
  readonly inspector: Translated<typeof inspector>
  readonly sandbox: Translated<typeof sandbox>
}

/** Everything that only the page of figures says. */
export type OverviewWords = Translated<typeof overview>

/** Everything that only the pages of events say. */
export interface EventWords {
  readonly notifications: Translated<typeof notifications>
  readonly webhooks: Translated<typeof webhooks>
}

/** Everything that only the page and the choice of validation codes say. */
export type CodeWords = Translated<typeof codes>

/** Everything that only forms with an address say. */
export type AddressWords = Translated<typeof address>

/** Everything that only the page of a new customer says. */
export type AddCustomerWords = Translated<typeof addCustomer>

/** Everything that only the page of bulk requests says. */
export type BulkPageWords = Translated<typeof bulk>

/** Everything that only the desk says, to reviewers. */
export interface DeskWords {
  readonly checks: Translated<typeof checks>
  readonly desk: Translated<typeof desk>
  readonly deskCase: Translated<typeof deskCase>
  readonly queue: Translated<typeof queue>
}

/** Everything that only the page of the report says. */
export type ReportPageWords = Translated<typeof report>
