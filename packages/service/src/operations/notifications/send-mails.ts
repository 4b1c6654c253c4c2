import { waitAfter } from '../../rules/delivery-schedule.ts'
import { command } from '../../store/command.ts'
import {
  claimDueMails,
  deleteMail,
  postponeMail,
  type MailRecord,
} from '../../store/queries/mails.ts'

/** Leases due mails to a worker. */
export const claimMailsCommand = command(
  'claimMails',
  (
    transaction,
    claim: { readonly lease: string; readonly leaseMilliseconds: number; readonly limit: number },
    at,
  ): Promise<MailRecord[]> => {
    const { lease, leaseMilliseconds, limit } = claim
    return claimDueMails(transaction, { at, lease, leaseUntil: at + leaseMilliseconds, limit })
  },
)

/** Result of a mail's attempt. */
export interface MailEnd {
  readonly mail: Pick<MailRecord, 'partnerId' | 'id' | 'failures'>
  readonly lease: string
  /** True when the mail server accepted it, or nobody wants it any more. */
  readonly isDone: boolean
  /** Random number in [0, 1) that spreads the next attempt. */
  readonly random: number
}

/** Settles a mail: deleted, or due again; given up after ten attempts. */
export const settleMailCommand = command(
  'settleMail',
  async (transaction, { mail, lease, isDone, random }: MailEnd, at): Promise<void> => {
    const { partnerId, id, failures } = mail
    const wait = isDone ? undefined : waitAfter(failures + 1, undefined, random)
    if (wait === undefined) await deleteMail(transaction, { partnerId, id, lease })
    else await postponeMail(transaction, { partnerId, id, lease, dueAt: at + wait })
  },
)
