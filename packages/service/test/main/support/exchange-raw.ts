import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly statusLine: string
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Opens a connection to a service and says nothing yet. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

/** Sends bytes as they are and reads what comes until the connection ends or an answer is whole. */
export async function exchangeRaw(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const socket = await openSocket(url)
  socket.write(bytes)
  try {
    return await readAnswer(socket)
  } finally {
    socket.destroy()
  }
}

/** Reads one answer; the rest of the connection stays open. */
export async function readAnswer(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    const look = () => {
      const answer = parse(Buffer.concat(chunks))
      if (!answer) return
      socket.off('data', take)
      socket.off('close', give)
      resolve(answer)
    }
    const take = (chunk: Buffer) => {
      chunks.push(chunk)
      look()
    }
    const give = () => reject(new Error(`no whole answer: ${Buffer.concat(chunks).toString()}`))
    socket.on('data', take)
    socket.once('close', give)
  })
}

function parse(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const length = Number(headers.get('content-length') ?? 0)
  const body = bytes.subarray(end + 4)
  if (body.length < length) return undefined
  return {
    statusLine,
    status: Number(statusLine.split(' ')[1]),
    headers,
    body: body.subarray(0, length).toString('utf8'),
  }
}
