/**
 * Returns the link for a website given as host name or address; undefined for anything but http and
 * https, since the text is untrusted.
 */
export function websiteAddress(website: string): string | undefined {
  const sent = website.trim()
  const text =
    /^[a-z][a-z0-9+.-]*:/i.test(sent) && !/^[^/]+:\d+(\/|$)/.test(sent) ? sent : `https://${sent}`
  const address = URL.canParse(text) ? new URL(text) : undefined
  return address && ['http:', 'https:'].includes(address.protocol) ? address.href : undefined
}
