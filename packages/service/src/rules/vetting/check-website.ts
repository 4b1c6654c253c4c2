import { readWebsite } from '../read/read-website.ts'
import { finding, type Finding } from './finding.ts'
import { hostKind, type HostKind, type HostKnowledge } from './host-kind.ts'
import type { VettingSubject } from './subject.ts'

/** Checks only the website's host. It is never opened: its current content proves nothing. */
export function checkWebsite({ request }: VettingSubject, knowledge: HostKnowledge): Finding[] {
  const sent = request.website?.trim() ?? ''
  if (sent === '') return [finding('website-missing')]
  const website = readWebsite(sent)
  if (!website.ok) {
    const parts = [{ field: 'website', broken: website.broken }]
    return [finding('website-malformed', { website: sent }, { parts })]
  }
  const { host } = website
  const evidence = { website: sent, host }
  const kind = hostKind(host, knowledge)
  if (kind.kind === 'platform') {
    return [finding('website-on-a-platform', { ...evidence, platform: kind.domain })]
  }
  const objection = whyNotAcademic(kind)
  if (objection) return [finding('website-not-academic', evidence, { values: objection })]
  return [finding('website-plausible', evidence)]
}

/** Kind of a host that belongs to no institution, as the finding's text needs it. */
function whyNotAcademic(host: HostKind): Readonly<Record<string, string>> | undefined {
  switch (host.kind) {
    case 'trade':
      return { kind: host.kind, suffix: host.suffix }
    case 'disposable':
    case 'free-mail':
      return { kind: host.kind }
    default:
      return undefined
  }
}
