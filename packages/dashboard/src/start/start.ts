import { connect, type Connected } from '../session/connect.ts'
import { openSession, type Opening } from '../session/session.ts'
import { beginReading, type BegunRead } from './begin-reading.ts'

/** Initial state of a page that has something to show. */
export type Start =
  | (Connected & { readonly state: 'signed-in'; readonly reads: readonly BegunRead[] })
  | Exclude<Opening, { readonly state: 'signed-in' | 'leaving' }>

/** Opens the session and begins to read; `undefined` on a redirect. */
export async function start(): Promise<Start | undefined> {
  const opening = await openSession()
  if (opening.state === 'leaving') return undefined
  if (opening.state !== 'signed-in') return opening
  const connected = connect(opening.session)
  return {
    state: 'signed-in',
    ...connected,
    reads: beginReading(connected, new URL(location.href)),
  }
}
