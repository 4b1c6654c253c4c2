import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { judge } from '../../src/drift/judge.ts'
import { observe, type SeenProbe } from '../../src/drift/observe.ts'
import { probes } from '../../src/drift/probes/index.ts'
import { createScrubber } from '../../src/drift/scrub.ts'
import { signInAt, startTestService, type TestService } from '../support/service.ts'
import { startDifferingService, type DifferingService } from './differing-service.ts'
import {
  chooseDifference,
  chosenKinds,
  routeOf,
  seededRandom,
  type PassedExchange,
} from './random-difference.ts'

const reading = probes.filter(({ write }) => write === undefined)

async function ask(url: string, authority: string): Promise<SeenProbe[]> {
  const { appToken, userToken } = signInAt(authority)
  const [user, app] = await Promise.all([userToken(), appToken()])
  const side = {
    baseUrl: url,
    tokenOf: async (caller: 'user' | 'app') => (caller === 'user' ? user : app),
    fetch,
  }
  const { signal } = new AbortController()
  return observe(side, reading, { scrubber: createScrubber(), signal })
}

/** Lets one Accredit differ from another at random, again and again, and wants each difference named. */
export function nameDifferences(rounds: number): void {
  const first = Number(process.env['DRIFT_SEED'] ?? Date.now() % 1_000_000)
  describe(`a difference that is chosen at random from seed ${first}`, () => {
    let ours: TestService
    let behind: TestService
    let theirs: DifferingService
    let expected: readonly SeenProbe[]
    const passed: PassedExchange[] = []
    before(async () => {
      ;[ours, behind] = await Promise.all([
        startTestService(undefined),
        startTestService(undefined),
      ])
      theirs = await startDifferingService(behind.url)
      expected = await ask(ours.url, ours.url)
      theirs.change = (method, url, { body, headers, status }) => {
        const json: unknown = body === '' ? undefined : JSON.parse(body)
        passed.push({ method, url, status, headers: { ...headers }, json })
      }
      const same = judge(reading, expected, await ask(theirs.url, behind.url))
      assert.deepEqual(same.differences, [])
      assert.ok(same.behaviours.every(({ outcome }) => outcome !== 'differs'))
      assert.ok(same.compared > 60, `${same.compared} probes compared`)
    })
    after(async () => {
      await theirs[Symbol.asyncDispose]()
      await Promise.all([ours.stop(), behind.stop()])
    })

    for (let round = 0; round < rounds; round += 1) {
      const kind = chosenKinds[round % chosenKinds.length] ?? 'status'
      it(`${round}: ${kind} is named`, async () => {
        const chosen = chooseDifference(kind, passed, seededRandom(first + round))
        theirs.change = chosen.change
        const { behaviours, differences } = judge(
          reading,
          expected,
          await ask(theirs.url, behind.url),
        )
        const { at, route } = chosen
        const named = differences.filter((each) => each.kind === kind && each.at === at)
        const told = `${kind} of ${route} at "${at}": ${JSON.stringify(differences, undefined, 1)}`
        assert.ok(named.length > 0, told)
        const [method = ''] = route.split(' ')
        assert.ok(
          named.some(({ request }) => request.startsWith(method)),
          told,
        )
        const paths = named.map(({ request }) => routeOf('', request.replace(/^\w+ /, '')).trim())
        assert.ok(
          paths.some((path) =>
            ` ${path}`.startsWith(route.slice(method.length).split('{')[0] ?? ''),
          ),
          told,
        )
        const names = new Set(named.map(({ probe }) => probe))
        const shown = reading.filter(({ name }) => names.has(name)).flatMap(({ shows }) => shows)
        for (const behaviour of shown) {
          const found = behaviours.find((each) => each.behaviour === behaviour)
          assert.equal(found?.outcome, 'differs', behaviour)
        }
      })
    }
  })
}
