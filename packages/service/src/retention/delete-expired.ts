import {
  removeExpiredAnswers,
  removeExpiredSignIns,
  removeOldEvents,
} from '../store/queries/expired.ts'
import { removeOldDeliveries } from '../store/queries/remove-deliveries.ts'
import { removeOldBulkJobs } from '../store/queries/bulk-jobs.ts'
import { removeOldWindows } from '../store/queries/throttle-windows.ts'
import { capabilitiesOf } from '../store/statement.ts'
import { command } from '../store/command.ts'

/** Times before which rows are expired. */
export interface Expired {
  /** Events from before this time of the service clock. */
  readonly eventsBefore: number
  /** Sign-in entries that expired before this time of the real clock. */
  readonly signInsBefore: number
  /** Throttle windows that began before this time of the service clock. */
  readonly windowsBefore: number
  /** Deliveries of events from before this time of the service clock. */
  readonly deliveriesBefore: number
  /** Bulk jobs that ended before this time of the service clock. */
  readonly bulkJobsBefore: number
  /** On a cluster, the owner of the rows; absent for rows without one. */
  readonly partnerId?: string | undefined
  /** Most rows of each kind, which limits how long other commands wait. */
  readonly limit: number
}

/** Deletes a batch of expired rows; returns the number of each kind. */
export const deleteExpiredCommand = command(
  'deleteExpired',
  async (
    transaction,
    {
      eventsBefore,
      deliveriesBefore,
      signInsBefore,
      windowsBefore,
      bulkJobsBefore,
      limit,
      partnerId,
    }: Expired,
    at,
  ): Promise<
    Readonly<
      Record<'answers' | 'events' | 'deliveries' | 'signIns' | 'windows' | 'bulkLines', number>
    >
  > => {
    const isWhole = capabilitiesOf(transaction).oneMachine
    const none = { answers: 0, events: 0, deliveries: 0, signIns: 0, windows: 0, bulkLines: 0 }
    const ofNobody = async () => ({
      signIns: await removeExpiredSignIns(transaction, { at: signInsBefore, limit }),
    })
    if (!isWhole && partnerId === undefined) return { ...none, ...(await ofNobody()) }
    const of = { partnerId, limit }
    return {
      ...none,
      answers: await removeExpiredAnswers(transaction, { ...of, at }),
      events: await removeOldEvents(transaction, { ...of, before: eventsBefore }),
      deliveries: await removeOldDeliveries(transaction, { ...of, before: deliveriesBefore, at }),
      ...(isWhole && (await ofNobody())),
      windows: await removeOldWindows(transaction, { ...of, before: windowsBefore }),
      bulkLines: await removeOldBulkJobs(transaction, { ...of, before: bulkJobsBefore }),
    }
  },
)
