/** One message of `text/event-stream`. */
export interface StreamMessage {
  /** The id that stands since this message or an earlier one; empty when none was sent. */
  readonly id: string
  /** Absent when the message only set an id or a waiting time. */
  readonly data?: string
  /** Time to wait before reconnecting, as the server asks, in milliseconds. */
  readonly retryMs?: number
}

// A message of the service is a few hundred bytes; more without a line end is no event stream.
const longestLine = 1_000_000

/**
 * Reads messages out of the pieces in which a stream arrives, wherever they are cut.
 * Source: the HTML standard's chapter on server-sent events.
 */
export async function* readEventStream(
  pieces: AsyncIterable<string>,
): AsyncGenerator<StreamMessage, void, undefined> {
  let rest = ''
  let id = ''
  let data: string[] = []
  let retryMs: number | undefined
  for await (const piece of pieces) {
    // A carriage return at the end may be the first half of a line end that was cut in two.
    const text = rest + piece
    const held = text.endsWith('\r') ? 1 : 0
    const lines = text.slice(0, text.length - held).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + text.slice(text.length - held)
    if (rest.length > longestLine) throw new TypeError('The event stream has a line without end.')
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { id, data: data.join('\n') }
        else if (retryMs !== undefined) yield { id, retryMs }
        data = []
        retryMs = undefined
        continue
      }
      const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
      if (field === 'data') data.push(value)
      else if (field === 'id' && !value.includes('\0')) id = value
      else if (field === 'retry' && /^\d{1,8}$/.test(value)) retryMs = Number(value)
    }
  }
}
