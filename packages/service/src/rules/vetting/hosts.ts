import { readWebsite } from '../read/read-website.ts'
import type { VettingSubject } from './subject.ts'

/** The hosts named in a request, in ASCII and lower case; absent when there is none. */
export interface Hosts {
  /** Domain after the `@`. */
  readonly email?: string | undefined
  readonly website?: string | undefined
  /** The customer's primary domain. */
  readonly primary?: string | undefined
}

const mailbox = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** Extracts the hosts of a subject. */
export function hostsOf({
  customer,
  request,
}: Pick<VettingSubject, 'customer' | 'request'>): Hosts {
  return {
    email: customer.email === undefined ? undefined : hostOfEmail(customer.email),
    website: hostIn(request.website),
    primary: hostIn(customer.domain),
  }
}

/**
 * Returns the host of an e-mail address; undefined for anything else.
 * @example
 * hostOfEmail('office@School.example') // 'school.example'
 */
export function hostOfEmail(email: string): string | undefined {
  const [local, domain, ...rest] = email.trim().split('@')
  if (local === undefined || domain === undefined || rest.length > 0) return undefined
  if (local.length > 64 || !mailbox.test(local) || /[/:?#]/.test(domain)) return undefined
  return hostIn(domain)
}

function hostIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const website = readWebsite(text)
  return website.ok ? website.host : undefined
}
