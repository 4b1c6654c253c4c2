import type { QualificationEvent } from '@accredit/client'
import type { CommandRun } from './command-run.ts'
import type { Column } from './format-table.ts'

/** Columns of a list of events. */
export const eventColumns: readonly Column<QualificationEvent>[] = [
  { title: 'when', cell: ({ timestamp }, { formats }) => formats.date(timestamp) },
  { title: 'event', cell: ({ type }) => type },
  { title: 'customer', cell: ({ data }) => data.customerId },
  { title: 'id', cell: ({ id }) => id },
]

/** Prints one event. */
export function showEvent({ output, speech }: CommandRun, event: QualificationEvent): void {
  const { id, type, timestamp, data } = event
  const { customerId, correlationId, ...rest } = data as typeof data & Record<string, unknown>
  const { before, after, qualification, reason } = rest as {
    before?: object
    after?: object
    qualification?: string
    reason?: string
  }
  output.fields(event, [
    ['event', type],
    ['id', id],
    ['when', speech.formats.date(timestamp)],
    ['customer', customerId],
    ['qualification', qualification],
    ['before', before === undefined ? undefined : JSON.stringify(before)],
    ['after', after === undefined ? undefined : JSON.stringify(after)],
    ['reason', reason],
    ['correlationId', correlationId],
  ])
}
