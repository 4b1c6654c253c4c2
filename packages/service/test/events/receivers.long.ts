import { it } from 'node:test'
import { expectReceiver } from './examples.ts'

for (const name of ['receive-events-express', 'receive-events-fastify', 'receive-events-hono']) {
  it(`${name} takes what is signed, each event once, and refuses the rest`, (t) =>
    expectReceiver(t, name))
}
