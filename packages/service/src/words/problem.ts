import { sayRule, type ValuesArgument, type ValuesOf } from '@accredit/contract/words'
import type { words as english } from './en/index.ts'
import { inEnglish } from './load-speech.ts'
import type { Saying, Told } from './told.ts'
import type { Speech } from './words.ts'

type Problems = typeof english.problems

/** Code of a problem. */
export type ProblemName = keyof Problems

/** Something that went wrong: its code, and the values that its words need. */
export type Problem = {
  [Name in ProblemName]: { readonly rule: Name; readonly values: ValuesOf<Problems, Name> }
}[ProblemName]

/**
 * Names a problem.
 * @example problem('StoreMissing', { file })
 */
export function problem<Name extends ProblemName>(
  rule: Name,
  ...[values]: ValuesArgument<Problems, Name>
): Problem {
  return { rule, values: values ?? {} } as Problem
}

/** Says a problem in a language: what happened, and what to do where there is a remedy. */
export function sayProblem({ rule, values }: Problem, { words, contract, formats }: Speech): Told {
  const say = words.problems[rule] as (values: unknown, saying: Saying) => Told
  return say(values, {
    ...formats,
    policyFault: ({ rule: broken, place, found }) => words.policyFaults[broken](place, found),
    rule: (broken) => sayRule(contract.rules, broken, formats) ?? broken.rule,
    refusal({ name, values: given }) {
      const tell = words.operatorRefusals[name] as (values: unknown) => readonly [string, string]
      return tell(given)
    },
  })
}

/** Says in English what happened, for logs. */
export function sayInEnglish(what: Problem): string {
  return sayProblem(what, inEnglish)[0]
}

/** The problem that an error, or a cause of it, names. */
export function findProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  if ('problem' in error) return error.problem as Problem
  return findProblem(error.cause)
}

/** An error that people are told in their language; its message, which logs get, is English. */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError'
  readonly problem: Problem

  constructor(what: Problem, options?: ErrorOptions) {
    super(sayInEnglish(what), options)
    this.problem = what
  }
}
