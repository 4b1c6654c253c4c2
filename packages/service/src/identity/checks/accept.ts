import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { KnownVisit } from './check.ts'

/** Refuses a caller who does not accept the media type of the route. */
export function checkAccept({ headers, route }: KnownVisit): Refusal | undefined {
  const { accept = '' } = headers
  const { mediaType = 'application/json' } = route.success
  const [kind = ''] = mediaType.split('/')
  const taken = accept.toLowerCase()
  if (taken === '' || [mediaType, `${kind}/*`, '*/*'].some((type) => taken.includes(type))) {
    return undefined
  }
  return refusal('NotAcceptable', { value: `"${accept}"`, offered: mediaType })
}
