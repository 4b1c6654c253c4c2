import {
  createPartner,
  staticTokenCredential,
  type Partner,
  type PartnerOptions,
} from '../src/index.ts'

/** A partner whose time stands still but for its own waits, which are counted and not waited. */
export interface TestPartner {
  readonly partner: Partner
  /** The waits that the client asked for, in milliseconds. */
  readonly waits: number[]
  readonly clock: { now: number }
}

export const customerId = 'c0de0000-0000-4000-8000-000000000001'

export function connect(baseUrl: string, options: Partial<PartnerOptions> = {}): TestPartner {
  const waits: number[] = []
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') }
  const partner = createPartner({
    baseUrl,
    credential: staticTokenCredential('token-1'),
    now: () => clock.now,
    sleep: (ms) => {
      waits.push(ms)
      clock.now += ms
      return Promise.resolve()
    },
    random: () => 0.5,
    ...options,
  })
  return { partner, waits, clock }
}
