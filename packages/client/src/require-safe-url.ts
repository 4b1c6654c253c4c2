const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Checks an address to which secrets are sent, and answers it without a trailing slash. Plain http
 * is allowed on this computer only: anywhere else tokens would travel unencrypted.
 * @throws TypeError when the address is not usable; the text says what to change.
 */
export function requireSafeUrl(address: string, name: string): string {
  if (!URL.canParse(address)) {
    throw new TypeError(`${name} is ${JSON.stringify(address)}, which is not an absolute URL.`)
  }
  const url = new URL(address)
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
  if (!safe) {
    throw new TypeError(
      `${name} is ${address}, but tokens are sent over https only; http is allowed on loopback hosts such as 127.0.0.1 and localhost.`,
    )
  }
  if (url.search || url.hash) {
    throw new TypeError(`${name} is ${address}, but it must not have a query or a fragment.`)
  }
  return url.href.replace(/\/+$/, '')
}
