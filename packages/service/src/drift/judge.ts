import { errors, type ErrorName } from '@accredit/contract'
import { compareProbe, type Difference } from './compare.ts'
import { knownBehaviours, type KnownBehaviour } from './known-behaviours.ts'
import type { SeenProbe } from './observe.ts'
import type { Probe } from './probe.ts'

/** Outcomes for a behaviour or refusal. */
export const outcomes = ['agrees', 'differs', 'not-seen'] as const
export type Outcome = (typeof outcomes)[number]

/** A behaviour of docs/fidelity.md with its outcome. */
export interface JudgedBehaviour {
  readonly topic: string
  readonly behaviour: KnownBehaviour
  readonly outcome: Outcome
  /** Probes that showed it on both sides. */
  readonly probes: readonly string[]
}

/** A refusal of docs/errors.md with its outcome. */
export interface JudgedRefusal {
  readonly errorName: ErrorName
  readonly outcome: Outcome
}

/** Comparison of two services. */
export interface DriftReport {
  readonly differences: readonly Difference[]
  readonly behaviours: readonly JudgedBehaviour[]
  readonly refusals: readonly JudgedRefusal[]
  /** Probes that both sides answered. */
  readonly compared: number
}

const formOfErrors: KnownBehaviour =
  'Errors have the members of the older and of the newer form together.'

/**
 * Compares the answers of two services, and judges each known behaviour.
 * @param expected answers of Accredit
 */
export function judge(
  probes: readonly Probe[],
  expected: readonly SeenProbe[],
  found: readonly SeenProbe[],
): DriftReport {
  const theirs = new Map(found.map((seen) => [seen.name, seen]))
  const compared = new Map<string, readonly Difference[]>()
  const refusals = new Map<string, Outcome>()
  let isErrorSeen = false
  for (const seen of expected) {
    const other = theirs.get(seen.name)
    const differences = other && compareProbe(seen, other)
    if (!differences) continue
    compared.set(seen.name, differences)
    const isApart = differences.some(({ ofErrorForm }) => !ofErrorForm)
    for (const { body, status } of seen.answers) {
      if (status < 400 || typeof body !== 'object' || body === null) continue
      isErrorSeen = true
      if (!('errorName' in body)) continue
      const name = String(body.errorName)
      refusals.set(name, isApart || refusals.get(name) === 'differs' ? 'differs' : 'agrees')
    }
  }
  const differences = [...compared.values()].flat()
  const judgeBehaviour = (behaviour: KnownBehaviour): Omit<JudgedBehaviour, 'topic'> => {
    if (behaviour === formOfErrors && isErrorSeen) {
      const apart = differences.filter(({ ofErrorForm }) => ofErrorForm)
      const outcome = apart.length > 0 ? 'differs' : 'agrees'
      return { behaviour, outcome, probes: [...new Set(apart.map(({ probe }) => probe))] }
    }
    const showing = probes
      .filter(({ name, shows }) => shows.includes(behaviour) && compared.has(name))
      .map(({ name }) => name)
    if (showing.length === 0) return { behaviour, outcome: 'not-seen', probes: [] }
    const isApart = showing.some((name) =>
      compared.get(name)?.some(({ ofErrorForm }) => !ofErrorForm),
    )
    return { behaviour, outcome: isApart ? 'differs' : 'agrees', probes: showing }
  }
  return {
    differences,
    behaviours: knownBehaviours.flatMap(({ topic, behaviours }) =>
      behaviours.map((behaviour) => ({ topic, ...judgeBehaviour(behaviour) })),
    ),
    refusals: (Object.keys(errors) as ErrorName[]).map((errorName) => ({
      errorName,
      outcome: refusals.get(errorName) ?? 'not-seen',
    })),
    compared: compared.size,
  }
}
