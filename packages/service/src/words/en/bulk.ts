import type { ServiceFormats } from '../formats.ts'

/** Texts of the bulk commands in English. */
export const bulk = {
  outcomes: {
    total: 'rows',
    ready: 'ready',
    warning: 'ready, with a warning',
    sent: 'sent already',
    pending: 'not sent yet',
    unsettled: 'answer not known',
    accepted: 'accepted',
    refused: 'refused',
    duplicate: 'duplicate',
    unknown: 'customer unknown',
    inReview: 'in review',
    approved: 'approved',
    denied: 'denied',
    gone: 'removed',
  },
  phases: {
    resolving: 'Looking up customers',
    checking: 'Checking',
    sending: 'Sending',
    following: 'Waiting for verdicts',
    done: 'Done',
  },
  /** Counts of a check, its last line. */
  checked: (
    {
      ready,
      duplicate,
      refused,
      unknown,
    }: Record<'ready' | 'duplicate' | 'refused' | 'unknown', number>,
    { number }: ServiceFormats,
  ) =>
    `${number(ready)} ready, ${number(duplicate)} duplicate, ${number(refused)} refused, ${number(unknown)} unknown`,
  /** Cost of a run before it starts. */
  planned: (
    { requests, perMinute, time }: { requests: number; perMinute: number; time: string },
    { number, plural }: ServiceFormats,
  ) =>
    `${number(requests)} ${plural(requests, { one: 'request', other: 'requests' })}, about ${time} at ${number(perMinute)} a minute`,
  plannedFree: (
    { requests, concurrency }: { requests: number; concurrency: number },
    { number, plural }: ServiceFormats,
  ) =>
    `${number(requests)} ${plural(requests, { one: 'request', other: 'requests' })}, ${number(concurrency)} at a time; the service sets no limit`,
  changed: (
    { kept, open, removed }: { kept: number; open: number; removed: number },
    { number }: ServiceFormats,
  ) =>
    `The file was changed since the last run: ${number(kept)} rows were asked for before, ${number(open)} were not; ${number(removed)} requests are of rows that are no longer in it.`,
  unknownColumns: ({ names }: { names: string }) => `These columns are not read: ${names}.`,
  rate: ({ perMinute }: { perMinute: number }, { number }: ServiceFormats) =>
    `${number(perMinute)}/min`,
  left: ({ time }: { time: string }) => `${time} left`,
  next: ({ command }: { command: string }) => `Next: ${command}`,
  stopped: ({ command }: { command: string }) =>
    `Stopped. Nothing is lost; continue with: ${command}`,
  written: ({ file, rows }: { file: string; rows: number }, { number, plural }: ServiceFormats) =>
    rows === 0
      ? `The header was written to ${file}; there are no rows.`
      : `${number(rows)} ${plural(rows, { one: 'row', other: 'rows' })} written to ${file}.`,
}
