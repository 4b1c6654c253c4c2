import type { IncomingMessage } from 'node:http'

/**
 * The headers that say how a body is written. The type is the one that was sent: whoever admits a call
 * gives its body another one.
 */
export function describeBody({ headers, rawHeaders }: IncomingMessage) {
  const name = rawHeaders.findIndex(
    (header, index) => index % 2 === 0 && header.toLowerCase() === 'content-type',
  )
  return {
    encoding: headers['content-encoding'],
    mediaType: name < 0 ? undefined : rawHeaders[name + 1],
  }
}
