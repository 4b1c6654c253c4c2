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
 * All texts of the dashboard in one language. English is the source; a text that is missing in
 * another language does not compile.
 */
export type Words = ContractWords & Translated<Omit<typeof english, keyof ContractWords>>

/** All texts that only a sandbox's dashboard needs. */
export interface SandboxWords {
  readonly inspector: Translated<typeof inspector>
  readonly sandbox: Translated<typeof sandbox>
}

/** All texts that only the overview needs. */
export type OverviewWords = Translated<typeof overview>

/** All texts that only the event and webhook pages need. */
export interface EventWords {
  readonly notifications: Translated<typeof notifications>
  readonly webhooks: Translated<typeof webhooks>
}

/** All texts that only the validation codes need. */
export type CodeWords = Translated<typeof codes>

/** All texts that only forms with an address need. */
export type AddressWords = Translated<typeof address>

/** All texts that only the page to add a customer needs. */
export type AddCustomerWords = Translated<typeof addCustomer>

/** All texts that only the bulk pages need. */
export type BulkPageWords = Translated<typeof bulk>

/** All texts that only the desk needs. */
export interface DeskWords {
  readonly checks: Translated<typeof checks>
  readonly desk: Translated<typeof desk>
  readonly deskCase: Translated<typeof deskCase>
  readonly queue: Translated<typeof queue>
}

/** All texts that only the report needs. */
export type ReportPageWords = Translated<typeof report>
