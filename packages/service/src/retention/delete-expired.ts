import {
  removeExpiredAnswers,
  removeExpiredSignIns,
  removeOldEvents,
} from '../store/queries/expired.ts'
import { removeOldDeliveries } from '../store/queries/remove-deliveries.ts'
import { removeOldBulkJobs } from '../store/queries/bulk-jobs.ts'
import { removeOldWindows } from '../store/queries/throttle-windows.ts'
import { command } from '../store/command.ts'

/** Times before which rows are expired. */
export interface Expired {
  /** Events from before this time of the service clock. */
  readonly eventsBefore: number
  /** Entries of the sign-in that have expired by this time of the real clock. */
  readonly signInsBefore: number
  /** Throttle windows that began before this time of the service clock. */
  readonly windowsBefore: number
  /** Deliveries of events from before this time of the service clock. */
  readonly deliveriesBefore: number
  /** Bulk jobs that ended before this time of the service clock. */
  readonly bulkJobsBefore: number
  /** The most rows of each kind: bounds how long other commands wait. */
  readonly limit: number
}

/** Deletes a slice of expired rows; returns the number of each kind. */
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
    }: Expired,
    at,
  ): Promise<
    Readonly<
      Record<'answers' | 'events' | 'deliveries' | 'signIns' | 'windows' | 'bulkLines', number>
    >
  > => {
    return {
      answers: await removeExpiredAnswers(transaction, { at, limit }),
      events: await removeOldEvents(transaction, { before: eventsBefore, limit }),
      deliveries: await removeOldDeliveries(transaction, { before: deliveriesBefore, limit, at }),
      signIns: await removeExpiredSignIns(transaction, { at: signInsBefore, limit }),
      windows: await removeOldWindows(transaction, { before: windowsBefore, limit }),
      bulkLines: await removeOldBulkJobs(transaction, { before: bulkJobsBefore, limit }),
    }
  },
)
