import { sayPlainly } from '@accredit/contract'
import { readWebsite } from '../read-website.ts'
import { finding, type Finding } from './finding.ts'
import { hostKind, type HostKind, type HostKnowledge } from './host-kind.ts'
import type { VettingSubject } from './subject.ts'

/** Looks at the website's host alone. It is never opened: what stands there today proves nothing. */
export function checkWebsite({ request }: VettingSubject, knowledge: HostKnowledge): Finding[] {
  const sent = request.website?.trim() ?? ''
  if (sent === '') return [finding('website-missing', 'No website was given.')]
  const website = readWebsite(sent)
  if (!website.ok) {
    const text = `The website "${sent}" is not one: ${sayPlainly(website.broken)}.`
    return [finding('website-malformed', text, { website: sent })]
  }
  const { host } = website
  const evidence = { website: sent, host }
  const kind = hostKind(host, knowledge)
  if (kind.kind === 'platform') {
    const text = `The website is a page on ${kind.domain}, where anyone can have one.`
    return [finding('website-on-a-platform', text, { ...evidence, platform: kind.domain })]
  }
  const objection = whyNotAcademic(kind)
  if (objection !== undefined) {
    const text = `The website ${host} is known not to be academic: it ${objection}.`
    return [finding('website-not-academic', text, evidence)]
  }
  return [finding('website-plausible', `Nothing speaks against the website ${host}.`, evidence)]
}

function whyNotAcademic(host: HostKind): string | undefined {
  switch (host.kind) {
    case 'trade':
      return `stands under .${host.suffix}, which is for a trade or of a brand`
    case 'disposable':
      return 'is a provider of throw-away mailboxes'
    case 'free-mail':
      return 'is a provider of free mailboxes'
    default:
      return undefined
  }
}
