import { randomUUID } from 'node:crypto'
import type { DirectDatabase } from '../main/support/direct-database.ts'
import type { TestService } from '../support/service.ts'

/**
 * Follows the events of a caller from the first one to one that is added for the partner now, so that
 * all before it have come; answers with the text of each, without that last one.
 */
export async function readEvents(
  service: TestService,
  direct: DirectDatabase,
  partnerId: string,
  token: string,
): Promise<string[]> {
  const last = randomUUID()
  await direct.query(
    `insert into event (partner_id, id, correlation_id, type, at, data)
     values ('${partnerId}', '${last}', '${last}', 'test.last', 0, '{}')`,
  )
  const closing = new AbortController()
  const response = await fetch(`${service.url}/accredit/v1/events/stream`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      'last-event-id': '0',
    },
    signal: closing.signal,
  })
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of response.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true })
    if (text.includes(last)) break
  }
  closing.abort()
  if (!response.ok) throw new Error(text)
  return text
    .split('\n\n')
    .filter((event) => /^event: /m.test(event) && !event.includes('test.last'))
}
