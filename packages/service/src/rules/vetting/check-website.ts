import { readWebsite } from '../read-website.ts'
import { finding, type Finding } from './finding.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingSubject } from './subject.ts'
import { platformOf, tradeSuffixOf } from './website-kinds.ts'

/** Looks at the website's host alone. It is never opened: what stands there today proves nothing. */
export function checkWebsite(
  { request }: VettingSubject,
  knowledge: Pick<Knowledge, 'isFreeMail' | 'isDisposable' | 'isAcademicDomain'>,
): Finding[] {
  const sent = request.website?.trim() ?? ''
  if (sent === '') return [finding('website-missing', 'No website was given.')]
  const website = readWebsite(sent)
  if (!website.ok) {
    const text = `The website "${sent}" is not one: ${website.rule}.`
    return [finding('website-malformed', text, { website: sent })]
  }
  const { host } = website
  const evidence = { website: sent, host }
  const platform = platformOf(host)
  if (platform !== undefined) {
    const text = `The website is a page on ${platform}, where anyone can have one.`
    return [finding('website-on-a-platform', text, { ...evidence, platform })]
  }
  const objection = knowledge.isAcademicDomain(host) ? undefined : whyNotAcademic(host, knowledge)
  if (objection !== undefined) {
    const text = `The website ${host} is known not to be academic: it ${objection}.`
    return [finding('website-not-academic', text, evidence)]
  }
  return [finding('website-plausible', `Nothing speaks against the website ${host}.`, evidence)]
}

function whyNotAcademic(
  host: string,
  knowledge: Pick<Knowledge, 'isFreeMail' | 'isDisposable'>,
): string | undefined {
  const suffix = tradeSuffixOf(host)
  if (suffix !== undefined) return `stands under .${suffix}, which is for a trade or of a brand`
  if (knowledge.isDisposable(host)) return 'is a provider of throw-away mailboxes'
  if (knowledge.isFreeMail(host)) return 'is a provider of free mailboxes'
  return undefined
}
