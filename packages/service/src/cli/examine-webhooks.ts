import type { Webhook, WebhookTrialResult } from '@accredit/client'
import type { Speech } from '../words/words.ts'
import type { CommandRun } from './command-run.ts'
import { connect, type ConnectionOptions } from './connect.ts'
import type { TokenFinding } from './examine-token.ts'
import type { Ending } from './exit-codes.ts'
import { linesOf } from './format-findings.ts'
import { speechOfData } from './open-speech.ts'

/** Milliseconds before its expiry at which a certificate should be renewed. */
const renewal = 14 * 86_400_000
/** Milliseconds of clock skew that are reported; signatures fail beyond a limit. */
const noticed = 60_000
const refused = 300_000

/** `accredit doctor --webhooks`: sends each endpoint a test event, and checks the result. */
export async function examineWebhooks(
  run: CommandRun,
  options: ConnectionOptions,
): Promise<Ending> {
  const { partner, calling } = await connect(run, options)
  const speech = speechOfData(run)
  const examined: {
    id: string
    url: string
    findings: TokenFinding[]
    trial: WebhookTrialResult
  }[] = []
  for (const webhook of await partner.webhooks.list(calling)) {
    const trial = await partner.webhooks.try(webhook.id, calling)
    const { id, url } = webhook
    const findings = examineWebhook({ webhook, trial, now: Date.now(), speech })
    examined.push({ id, url, findings, trial })
  }
  run.output.value({ webhooks: examined }, (style) =>
    examined.length === 0
      ? `${speech.words.tokenFindings.webhook.none}\n`
      : examined
          .map(({ url, findings }) => {
            const lines = linesOf(findings, style, run.speech)
            return `${style('bold', url)}\n${lines}`
          })
          .join('\n'),
  )
  const isWell = examined.every(({ findings }) =>
    findings.every(({ result }) => result !== 'wrong'),
  )
  return isWell ? 'done' : 'refused'
}

/**
 * Checks an endpoint by its answer to a test event.
 * @param now epoch milliseconds of the real clock
 */
function examineWebhook({
  webhook: { state, url },
  trial,
  now,
  speech,
}: {
  readonly webhook: Webhook
  readonly trial: WebhookTrialResult
  readonly now: number
  readonly speech: Speech
}): TokenFinding[] {
  const { formats } = speech
  const words = speech.words.tokenFindings.webhook
  const { failure, fault = '', status, milliseconds, ip, certificate, clockAhead } = trial
  const isOff = state === 'gone' || state === 'failing'
  return [
    {
      rule: 'state',
      result: isOff ? 'wrong' : state === 'on' ? 'ok' : 'note',
      found: words.states[state],
      ...(state !== 'on' && { fix: words.stateFix }),
    },
    ...judgeName(),
    ...judgeCertificate(),
    ...judgeClock(),
    ...judgeAnswer(),
  ]

  function judgeName(): TokenFinding[] {
    const rule = 'name'
    if (failure === 'dns' || failure === 'guard') {
      return [{ rule, result: 'wrong', found: fault, fix: words.fixes[failure] }]
    }
    const { hostname: host } = new URL(url)
    return ip === undefined ? [] : [{ rule, result: 'ok', found: words.name({ host, ip }) }]
  }

  function judgeCertificate(): TokenFinding[] {
    const rule = 'certificate'
    if (failure === 'tls') return [{ rule, result: 'wrong', found: fault, fix: words.fixes.tls }]
    if (!certificate) return []
    const { issuer, expiresAt } = certificate
    const found = words.certificate({ issuer, until: formats.date(expiresAt) })
    return Date.parse(expiresAt) - now > renewal
      ? [{ rule, result: 'ok', found }]
      : [{ rule, result: 'note', found, fix: words.renew }]
  }

  function judgeClock(): TokenFinding[] {
    if (clockAhead === undefined) return []
    const rule = 'clock'
    const off = Math.abs(clockAhead)
    if (off <= noticed) return [{ rule, result: 'ok', found: words.clockRight }]
    const by = formats.duration(off)
    const found = clockAhead > 0 ? words.clockAhead({ by }) : words.clockBehind({ by })
    return [{ rule, result: off > refused ? 'wrong' : 'note', found, fix: words.setClock }]
  }

  function judgeAnswer(): TokenFinding[] {
    const rule = 'answer'
    // Already reported: nothing could be sent.
    if (failure === 'dns' || failure === 'guard' || failure === 'tls') return []
    const found =
      status === undefined ? words.noAnswer({ fault }) : words.answered({ status, milliseconds })
    return failure === undefined
      ? [{ rule, result: 'ok', found }]
      : [{ rule, result: 'wrong', found, fix: words.fixes[failure] }]
  }
}
