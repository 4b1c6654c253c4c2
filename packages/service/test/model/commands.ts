import fc, { type AsyncCommand } from 'fast-check'
import { vettingReasonTexts } from '@accredit/contract'
import { seededCustomers } from '../../src/sandbox/seed-data.ts'
import { checkSystems, letWorkersWork, readEverything } from './check-systems.ts'
import type { Caller, PartnerName, ReadKind, Script, Wanted, Write, WriteAction } from './calls.ts'
import type { Model } from './model.ts'
import type { System } from './system.ts'

type Step = AsyncCommand<Model, readonly System[]>

const step = (text: string, run: Step['run']): Step => ({
  check: () => true,
  run,
  toString: () => text,
})

/** A customer: one of the seeded ones, one of those that were created, or nobody’s. */
type Who = { readonly seeded: string } | { readonly created: number } | 'nobody'

const nobody = 'c0de0000-0000-4000-8000-000000009999'
const few = ['01', '02', '03', '04', '06', '07', '08', '12']
const seededId = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`

const who: fc.Arbitrary<Who> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...few).map((digits) => ({ seeded: seededId(digits) })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...seededCustomers.map(({ id }) => ({ seeded: id }))),
  },
  { weight: 4, arbitrary: fc.nat(3).map((created) => ({ created })) },
  { weight: 1, arbitrary: fc.constant<Who>('nobody') },
)

function find(model: Model, wanted: Who): string {
  if (wanted === 'nobody') return nobody
  if ('seeded' in wanted) return wanted.seeded
  const created = [...model.customers.keys()].filter((id) => id.startsWith('created-'))
  return created[wanted.created % Math.max(created.length, 1)] ?? nobody
}

const partner: fc.Arbitrary<PartnerName> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<PartnerName>('contoso') },
  { weight: 1, arbitrary: fc.constant<PartnerName>('fabrikam') },
)
const caller: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Caller>('admin') },
  { weight: 1, arbitrary: fc.constantFrom<Caller>('sales', 'helpdesk', 'noMfa', 'app') },
)
/** Fabrikam has one user, with every right. */
const callerOf = (name: PartnerName, wanted: Caller): Caller =>
  name === 'fabrikam' && wanted !== 'app' ? 'admin' : wanted

const denial = fc.constantFrom(...vettingReasonTexts).map((deny) => ({ deny }))
const script: fc.Arbitrary<Script> = fc.oneof(
  { weight: 3, arbitrary: denial },
  { weight: 2, arbitrary: fc.constant<Script>('review') },
  { weight: 2, arbitrary: fc.constant<Script>('approve') },
)
const code = fc.option(fc.constantFrom('12345', '67890', '10001', '20002', '54321', '99999'), {
  nil: undefined,
  freq: 3,
})
const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    qualification: fc.oneof(
      { weight: 6, arbitrary: fc.constant('Education') },
      { weight: 4, arbitrary: fc.constant('GovernmentCommunityCloud') },
      { weight: 2, arbitrary: fc.constant('StateOwnedEntity') },
      { weight: 1, arbitrary: fc.constantFrom('None', 'Nonprofit', 'Scholar') },
    ),
    script,
    segment: fc.option(fc.constantFrom('K12', 'K12', 'K12', 'Kindergarten'), { nil: undefined }),
    queryCode: code,
    bodyCode: fc.option(code, { nil: undefined, freq: 1 }),
  })
  .map(({ bodyCode, qualification, queryCode, script: verdict, segment }) => ({
    qualification,
    script: verdict,
    ...(segment !== undefined && { segment }),
    ...(queryCode !== undefined && { queryCode }),
    ...(bodyCode !== undefined && { bodyCode }),
  }))

/** Sends a write to both, holds it against the model, and looks at what became of the customer. */
async function send(model: Model, systems: readonly System[], write: Write): Promise<void> {
  const expected = model.write(write)
  await checkSystems(systems, JSON.stringify(write), expected, (system) => system.write(write))
  await letWorkersWork(systems, model.settle())
  if (!('customer' in write.action)) return
  const { customer } = write.action
  const kinds = ['qualifications', 'qualification', 'validation'] as const
  await Promise.all(
    kinds.map((kind) => {
      const seen = model.read(write.partner, 'app', kind, customer)
      const act = (system: System) => system.read(write.partner, 'app', kind, customer)
      return checkSystems(systems, `${kind} of ${customer}`, seen, act, kind)
    }),
  )
}

const makeWrite = (model: Model, name: PartnerName, sender: Caller, action: WriteAction): Write => {
  const serial = String((model.requestIds += 1)).padStart(12, '0')
  const write: Write = {
    partner: name,
    caller: callerOf(name, sender),
    action,
    requestId: `f0de0000-0000-4000-8000-${serial}`,
  }
  model.history.push(write)
  return write
}

const ask = fc
  .record({ partner, caller, who, wanted, kind: fc.constantFrom('post', 'put') })
  .map((asked) =>
    step(`ask ${JSON.stringify(asked)}`, (model, systems) => {
      const customer = find(model, asked.who)
      const action: WriteAction = { kind: asked.kind, customer, wanted: asked.wanted }
      return send(model, systems, makeWrite(model, asked.partner, asked.caller, action))
    }),
  )

const remove = fc
  .record({ partner, caller, who, kind: fc.constantFrom('delete', 'unlink') })
  .map((asked) =>
    step(`remove ${JSON.stringify(asked)}`, (model, systems) => {
      const action: WriteAction = { kind: asked.kind, customer: find(model, asked.who) }
      return send(model, systems, makeWrite(model, asked.partner, asked.caller, action))
    }),
  )

const create = fc.record({ partner, caller, domain: fc.nat(3) }).map((asked) =>
  step(`create ${JSON.stringify(asked)}`, (model, systems) => {
    const action: WriteAction = {
      kind: 'create',
      domain: `model-school-${asked.domain}.example`,
      name: `Model School ${asked.domain} of ${asked.partner}`,
    }
    return send(model, systems, makeWrite(model, asked.partner, asked.caller, action))
  }),
)

const repeat = fc.record({ which: fc.nat(50), changed: fc.boolean() }).map((asked) =>
  step(`repeat ${JSON.stringify(asked)}`, async (model, systems) => {
    const { history } = model
    const write = history[history.length - 1 - (asked.which % Math.max(history.length, 1))]
    if (!write) return
    const { action } = write
    const changed: WriteAction =
      action.kind === 'post' || action.kind === 'put'
        ? { ...action, wanted: { ...action.wanted, queryCode: '77777' } }
        : action
    await send(model, systems, asked.changed ? { ...write, action: changed } : write)
  }),
)

const read = fc
  .record({
    partner,
    caller,
    who,
    kind: fc.constantFrom<ReadKind>(
      'customer',
      'qualifications',
      'qualification',
      'validation',
      'codes',
      'customers',
      'audit',
    ),
  })
  .map((asked) =>
    step(`read ${JSON.stringify(asked)}`, async (model, systems) => {
      const { kind, partner: name } = asked
      const sender = callerOf(name, asked.caller)
      const customer = find(model, asked.who)
      // The company profile alone needs a user; nothing that is read here does.
      const expected = model.read(name, sender, kind, customer)
      const act = (system: System) => system.read(name, sender, kind, customer)
      await checkSystems(systems, `${name} ${sender} ${kind} ${customer}`, expected, act, kind)
    }),
  )

const review = fc
  .record({
    which: fc.nat(20),
    verdict: fc.oneof(fc.constant('approve' as const), denial),
    takeBack: fc.boolean(),
  })
  .map((asked) =>
    step(`review ${JSON.stringify(asked)}`, async (model, systems) => {
      const customers = model.withCase()
      const customer = customers[asked.which % Math.max(customers.length, 1)]
      if (customer === undefined) return
      const expected = asked.takeBack
        ? model.takeBack(customer)
        : model.decide(customer, asked.verdict)
      await checkSystems(systems, `${customer} ${JSON.stringify(asked)}`, expected, (system) =>
        asked.takeBack ? system.takeBack(customer) : system.decide(customer, asked.verdict),
      )
    }),
  )

const wait = fc.constantFrom(1, 4, 5, 29, 30, 3_600, 90_000).map((seconds) =>
  step(`wait ${seconds} s`, async (model, systems) => {
    await Promise.all(systems.map((system) => system.advance(seconds * 1_000)))
    await letWorkersWork(systems, model.advance(seconds * 1_000))
  }),
)

const reset = fc.constant(
  step('reset', async (model, systems) => {
    await Promise.all(systems.map((system) => system.reset()))
    model.reset()
  }),
)

const readAll = fc.constant(
  step('read everything', (model, systems) => readEverything(systems, model)),
)

const weighted: readonly [weight: number, arbitrary: fc.Arbitrary<Step>][] = [
  [12, ask],
  [5, wait],
  [5, review],
  [4, read],
  [3, repeat],
  [3, create],
  [1, remove],
  [1, readAll],
  [1, reset],
]

/** Sequences of what partners, reviewers and time can do. */
export const sequences = fc.commands(
  weighted.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)),
  { maxCommands: 60, size: '+1' },
)
