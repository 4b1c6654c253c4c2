import { refusal, type Refusal } from './refusal.ts'

/** A tag without weak mark and without one pair of quotes. */
function bare(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
}

/**
 * Refuses a change that does not rest on the current state. `*` matches anything; a missing tag is
 * refused like a stale one.
 * @param sent the If-Match header, or the tag that the body carries
 */
export function checkETag(
  sent: string | undefined,
  current: string,
  resource: string,
): Refusal | undefined {
  if (sent !== undefined && (sent.trim() === '*' || bare(sent) === bare(current))) return undefined
  return refusal('EtagNotValid', { etag: sent === undefined ? 'none' : sent, resource })
}
