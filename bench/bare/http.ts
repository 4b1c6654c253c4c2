// Baseline: a bare node:http server that returns the same bytes and does nothing else.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const answers = (JSON.parse(process.argv[2] ?? '[]') as string[]).map((text) => Buffer.from(text))
/** Position of the customer's number in a path. */
const [from, to] = ['/v1/customers/'.length + 24, '/v1/customers/'.length + 36]

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const index = Number.parseInt((request.url ?? '').slice(from, to), 16)
    return answer(response, 200, answers[index % answers.length])
  }
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => (text += part))
  request.on('end', () => {
    const { qualification } = JSON.parse(text) as { qualification?: string }
    answer(response, qualification === 'Education' ? 201 : 400, answers[0])
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})

function answer(response: ServerResponse, status: number, body = Buffer.alloc(0)): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  })
  response.end(body)
}
