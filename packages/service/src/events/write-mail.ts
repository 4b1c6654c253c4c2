import type { LiveEvent } from '@accredit/contract'
import type { Speech } from '../words/words.ts'

/** Parts of a mail. */
export interface WrittenMail {
  readonly subject: string
  readonly text: string
}

/** Writes a mail about events in the user's language. */
export function writeMail({
  events,
  names,
  speech,
  publicUrl = '',
  footer,
}: {
  readonly events: readonly LiveEvent[]
  /** Customer names and webhook addresses by id; removed customers have none. */
  readonly names: ReadonlyMap<string, string>
  readonly speech: Speech
  /** Address of the dashboard; empty when unknown. */
  readonly publicUrl?: string
  /** Last lines. Default: how to change notifications. */
  readonly footer?: string
}): WrittenMail {
  const { words, contract, formats } = speech
  const { mail: t } = words
  const base = publicUrl.replace(/\/$/, '')
  const told = events.map((event) => {
    const {
      customerId = '',
      qualification,
      reason,
      after,
      webhookId,
      state,
    } = event.data as typeof event.data & {
      webhookId?: string
      state?: string
      qualification?: string
      reason?: string
      after?: { validationId?: string; remainingCreates?: number; expectedBy?: string }
    }
    // On one line: a name with a line break could pass for another part of the mail.
    const about = webhookId ?? customerId
    const name = (names.get(about) ?? about).replaceAll(/\s+/g, ' ')
    const titles: Readonly<Record<string, string>> = contract.qualificationTitles
    const title = titles[qualification ?? ''] ?? qualification ?? ''
    const line = say(event.type, { name, title, after, state })
    const because = reason === undefined ? '' : ` ${t.reason({ reason })}`
    const advice = webhookId === undefined ? '' : `\n  ${t.webhookAdvice}`
    const page = webhookId === undefined ? 'customers' : 'webhooks'
    const link = base === '' ? '' : `\n  ${base}/${page}/${about}`
    return { line, text: `- ${line}${because} (${formats.date(event.timestamp)})${advice}${link}` }
  })
  const [first] = told
  const isOfCustomers = events.every(({ data }) => data.customerId !== undefined)
  const count = { count: told.length }
  const many = isOfCustomers ? t.subject(count, formats) : t.news(count, formats)
  const subject = told.length === 1 && first ? first.line : many
  const end = footer ?? (base === '' ? t.footer : `${t.footer}\n${base}/notifications`)
  return { subject, text: `${told.map(({ text }) => text).join('\n\n')}\n\n-- \n${end}\n` }

  function say(
    type: string,
    {
      name,
      title,
      after,
      state,
    }: {
      readonly name: string
      readonly title: string
      readonly after: { validationId?: string; remainingCreates?: number } | undefined
      readonly state: string | undefined
    },
  ): string {
    switch (type) {
      case 'qualification.approved':
        return t.approved({ name, title })
      case 'qualification.denied':
        return t.denied({ name, title })
      case 'qualification.withdrawn':
        return t.withdrawn({ name, title })
      case 'code.low': {
        const left = after?.remainingCreates ?? 0
        const code = after?.validationId ?? ''
        return t.codeLow({ code: `…${code.slice(-2)}`, left }, formats)
      }
      case 'webhook.stopped':
        return state === 'gone' ? t.webhookGone({ name }) : t.webhookFailing({ name })
      default:
        return t.overdue({ name, title })
    }
  }
}
