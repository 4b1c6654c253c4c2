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
  news: ({ count }: { readonly count: number }, { number, plural }: ServiceFormats) =>
    plural(count, {
      one: `${number(count)} notification`,
      other: `${number(count)} notifications`,
    }),
  webhookGone: ({ name }: { readonly name: string }) =>
    `Webhook ${name} was switched off: it answered that it is gone (410)`,
  webhookFailing: ({ name }: { readonly name: string }) =>
    `Webhook ${name} was switched off: it failed for five days`,
  webhookAdvice: 'Nothing is sent to it. Switch it on again once its receiver works, or remove it.',
  watched: ({ service }: { readonly service: string }) =>
    `“accredit watch” sends this about your customers at ${service}.`,
  footer:
    'Accredit sends this because you asked for it. Change your notifications on the dashboard.',
}
