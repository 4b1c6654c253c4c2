import { type BrokenRule, brokenRule, countCharacters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

/** Host of a website, or the rule that the text breaks. */
export type Website =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly broken: BrokenRule }

const longest = 255
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Parses the website of a request: a host name or an http(s) address. The host is returned in ASCII
 * and lower case. Source: the .NET SDK's request model; its sample is a bare host name.
 * @example
 * readWebsite('https://www.Bücherei.example/start') // host 'www.xn--bcherei-n2a.example'
 */
export function readWebsite(text: string): Website {
  const website = text.trim()
  if (website === '') return broken(brokenRule('NotEmpty'))
  if (countCharacters(website) > longest) return broken(brokenRule('LengthUpTo', { most: longest }))
  if (/[\s\p{Cc}\p{Cf}\\<>"]/u.test(website)) {
    return broken(brokenRule('WebsiteCharacters'))
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d+(?:$|[/?#]))/i.exec(website)?.[1]
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(website)) {
    return broken(brokenRule('WebsiteScheme'))
  }
  return readHost(website.replace(/^https?:\/\//i, '').split(/[/?#]/, 1)[0] ?? '')
}

function readHost(authority: string): Website {
  if (authority.includes('@')) return broken(brokenRule('WebsiteWithoutUser'))
  if (authority.includes('%')) return broken(brokenRule('HostWithoutEscapes'))
  const host = asciiHost(authority)
  if (host === undefined) return broken(brokenRule('HostName'))
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) {
    return broken(brokenRule('HostNotIpAddress'))
  }
  const labels = host.split('.')
  if (labels.length < 2 || host.length > 253 || !labels.every((part) => label.test(part))) {
    return broken(brokenRule('HostLabels'))
  }
  return { ok: true, host }
}

function asciiHost(authority: string): string | undefined {
  return URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '') || undefined
}

function broken(rule: BrokenRule): Website {
  return { ok: false, broken: rule }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'website is a host name or an http(s) address of at most 255 characters.',
    fidelity: 'assumed',
    source: 'The sample of the .NET SDK sends example.edu; no source gives a rule.',
  },
]
