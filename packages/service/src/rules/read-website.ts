import type { Behaviour } from './behaviour.ts'

/** The host of a website, or the rule that the text breaks. */
export type Website =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly rule: string }

const longest = 255
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Reads the website of a request: a host name or an http(s) address. The host comes back in ASCII
 * and lower case. Source: the .NET SDK's request model; its sample is a bare host name.
 * @example readWebsite('https://www.Bücherei.example/start') // host 'www.xn--bcherei-n2a.example'
 */
export function readWebsite(text: string): Website {
  const website = text.trim()
  if (website === '') return broken('it must not be empty')
  if (website.length > longest) return broken(`it must have at most ${longest} characters`)
  if (/[\s\p{Cc}\p{Cf}\\<>"]/u.test(website)) {
    return broken('it must have no spaces, invisible characters, backslashes, quotes or brackets')
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d+(?:$|[/?#]))/i.exec(website)?.[1]
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(website)) {
    return broken('it must be a host name such as example.edu, or an http:// or https:// address')
  }
  return readHost(website.replace(/^https?:\/\//i, '').split(/[/?#]/, 1)[0] ?? '')
}

function readHost(authority: string): Website {
  if (authority.includes('@')) return broken('it must carry no user name or password')
  if (authority.includes('%')) return broken('its host name must be written without % codes')
  const host = asciiHost(authority)
  if (host === undefined) return broken('its host name must be a valid one, such as example.edu')
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) {
    return broken('it must name a host, not an IP address')
  }
  const labels = host.split('.')
  if (labels.length < 2 || host.length > 253 || !labels.every((part) => label.test(part))) {
    return broken('its host name must have two labels or more, such as example.edu')
  }
  return { ok: true, host }
}

function asciiHost(authority: string): string | undefined {
  return URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '') || undefined
}

function broken(rule: string): Website {
  return { ok: false, rule }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'website is a host name or an http(s) address of at most 255 characters.',
    fidelity: 'assumed',
    source: 'The sample of the .NET SDK sends example.edu; no source gives a rule.',
  },
]
