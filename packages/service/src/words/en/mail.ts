import type { ServiceFormats } from '../formats.ts'

export interface CustomerNews {
  readonly name: string
  readonly title: string
}

export interface LowCode {
  readonly code: string
  readonly left: number
}

/** Texts of the mails that tell people what happened. */
export const mail = {
  approved: ({ name, title }: CustomerNews) => `${name}: ${title} approved`,
  denied: ({ name, title }: CustomerNews) => `${name}: ${title} denied`,
  withdrawn: ({ name, title }: CustomerNews) => `${name}: request for ${title} withdrawn`,
  codeLow: ({ code, left }: LowCode, { number, plural }: ServiceFormats) =>
    plural(left, {
      one: `Validation code ${code} has ${number(left)} use left`,
      other: `Validation code ${code} has ${number(left)} uses left`,
    }),
  overdue: ({ name, title }: CustomerNews) => `${name}: review of ${title} is overdue`,
  reason: ({ reason }: { readonly reason: string }) => `Reason: ${reason}.`,
  subject: ({ count }: { readonly count: number }, { number, plural }: ServiceFormats) =>
    plural(count, {
      one: `${number(count)} event of your customers`,
      other: `${number(count)} events of your customers`,
    }),
  footer:
    'Accredit sends this because you asked for it. Change your notifications on the dashboard.',
}
